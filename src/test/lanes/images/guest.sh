#!/bin/bash
# Writes a disk that boots by itself on any BIOS machine with virtio devices: a small boot partition with the kernel,
# and a root partition that keeps what is written to it. Neither root nor a mount is needed.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
system=$ATRIUM_PARTS/system
work=$ATRIUM_PARTS/guest
disk=$work/disk.raw
boot_start=2048 boot_sectors=65536 root_start=67584 root_sectors=194560 # 32 MiB and 95 MiB, from 1 MiB on
export PATH="$system/usr/bin:$system/usr/sbin:$system/sbin:/usr/sbin:/sbin:$PATH" MTOOLS_SKIP_CHECK=1
mkdir -p "$work"

# The first user land only finds the disk: virtio needs its modules in this very order.
"$here/userland.sh" "$work/early"
install -m 755 "$here/guest/early-init" "$work/early/init"
mkdir -p "$work/early/modules"
number=10
for module in virtio_ring virtio virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci virtio_blk failover net_failover virtio_net \
  virtio_console virtio-rng virtio_balloon cdrom isofs button evdev; do
  found=$(find "$system/lib/modules" -name "$module.ko*" | head -1)
  [ -n "$found" ] || continue # built into this kernel
  cp "$found" "$work/early/modules/$number-${found##*/}"
  number=$((number + 1))
done
xz -dq "$work"/early/modules/*.xz 2>/dev/null || true
(cd "$work/early" && find . | LC_ALL=C sort | "$work/early/bin/busybox" cpio -o -H newc -R 0:0 | gzip -9) > "$work/initrd" 2>/dev/null

"$here/userland.sh" "$work/root"
install -m 755 "$here/guest/boot" "$here/guest/seed" "$here/guest/power-off" "$work/root/sbin/"
install -m 644 "$here/guest/inittab" "$work/root/etc/inittab"
install -D -m 755 "$here/lease.sh" "$work/root/etc/udhcpc/default.script"
mkdir -p "$work/root/etc/acpi/PWRF" && ln -s /sbin/power-off "$work/root/etc/acpi/PWRF/00000080"
mke2fs -q -F -t ext4 -L atrium-root -E root_owner=0:0 -d "$work/root" "$work/root.img" "$((root_sectors / 2))k"

# The boot partition.
truncate -s "$((boot_sectors * 512))" "$work/boot.img"
mkfs.vfat -n ATRIUM-BOOT "$work/boot.img" >/dev/null
syslinux --install "$work/boot.img"
mcopy -i "$work/boot.img" "$(find "$system/boot" -name 'vmlinuz-*')" ::linux
mcopy -i "$work/boot.img" "$work/initrd" ::initrd
mcopy -i "$work/boot.img" "$here/guest/syslinux.cfg" ::syslinux.cfg

# The disk: boot code, two partition entries, and the partitions themselves.
bytes() { local n; for n in "$@"; do printf "\\x$(printf %02x "$n")"; done; }
word() { bytes $(($1 & 255)) $(($1 >> 8 & 255)) $(($1 >> 16 & 255)) $(($1 >> 24 & 255)); }
entry() { bytes "$1" 254 255 255 "$2" 254 255 255; word "$3"; word "$4"; }
truncate -s "$(((root_start + root_sectors) * 512))" "$disk"
dd if="$system/usr/lib/syslinux/mbr/mbr.bin" of="$disk" conv=notrunc status=none
{ entry 128 12 $boot_start $boot_sectors; entry 0 131 $root_start $root_sectors; bytes 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 85 170; } \
  | dd of="$disk" bs=1 seek=446 conv=notrunc status=none
dd if="$work/boot.img" of="$disk" bs=512 seek=$boot_start conv=notrunc,sparse status=none
dd if="$work/root.img" of="$disk" bs=512 seek=$root_start conv=notrunc,sparse status=none
qemu-img convert -q -c -O qcow2 "$disk" "$1"
