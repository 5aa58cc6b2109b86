#!/bin/bash
# Lays out the smallest user land in a folder: busybox under all its names, and the folders every program expects.
set -euo pipefail

root=$1
mkdir -p "$root"/{bin,sbin,usr/bin,usr/sbin,etc,proc,sys,dev,run,tmp,var/log,var/run,root,mnt,www/cgi-bin}
chmod 1777 "$root/tmp"
busybox=$(find "$ATRIUM_PARTS/system" -path '*bin/busybox' | head -1)
cp "$busybox" "$root/bin/busybox"
for name in $("$busybox" --list-full); do
  [ -e "$root/$name" ] || ln -s /bin/busybox "$root/$name"
done
echo 'root:x:0:0:root:/root:/bin/sh' > "$root/etc/passwd"
echo 'guest:x:1000:1000:guest:/tmp:/bin/sh' >> "$root/etc/passwd"
printf 'root:x:0:\nguest:x:1000:\n' > "$root/etc/group"
