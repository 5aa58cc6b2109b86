#!/bin/bash
# Builds the three starter images into a folder: a guest that boots by itself, a container image, a root file system.
#
#   build.sh FOLDER
#
# Everything comes from Debian packages, which are downloaded and unpacked but never installed. No root needed.
# A folder that was built from these same scripts is left as it is.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "${1:?which folder?}"
folder=$(cd "$1" && pwd)
made_from=$(cd "$here" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
[ "$(cat "$folder/made-from" 2>/dev/null)" != "$made_from" ] || exit 0

export ATRIUM_PARTS
ATRIUM_PARTS=$(mktemp -d)
trap 'rm -rf "$ATRIUM_PARTS"' EXIT

"$here/packages.sh" busybox-static "$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: \(linux-image-[^ ]*\).*/\1/p' | head -1)" \
  syslinux syslinux-common mtools dosfstools
"$here/guest.sh" "$folder/guest.qcow2"
"$here/container.sh" "$folder/container.tar"
"$here/rootfs.sh" "$folder/rootfs.tar.gz"
echo "$made_from" > "$folder/made-from"
