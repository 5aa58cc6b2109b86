#!/bin/bash
# Writes a root file system archive for system containers: its own init, an address by DHCP, its instance's id on port 80.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$ATRIUM_PARTS/rootfs
"$here/userland.sh" "$root"
rm "$root/sbin/init"
install -m 755 "$here/rootfs/init" "$root/sbin/init"
install -m 755 "$here/rootfs/index.cgi" "$root/www/cgi-bin/index.cgi"
install -D -m 755 "$here/lease.sh" "$root/etc/udhcpc/default.script"
tar -C "$root" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -czf "$1" .
