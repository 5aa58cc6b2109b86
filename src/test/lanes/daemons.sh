#!/bin/bash
# Runs inside the namespaces: gives the daemons their own places under the usual paths, starts them, starts them again
# when they end. A line with a daemon's name written to $ATRIUM_RUN/bounce kills that daemon as a crash would.
set -uo pipefail

own() { # a folder of our own where the machine's folder is
  mkdir -p "$2" "$1" && mount --bind "$1" "$2"
}

control_groups() { # the same controllers, seen from our own group: what is outside does not show
  mount -t sysfs sysfs /sys
  if [ -e /sys/fs/cgroup/cgroup.controllers ] || ! grep -q '^[1-9][0-9]*:[a-z]' /proc/self/cgroup; then
    mount -t cgroup2 cgroup2 /sys/fs/cgroup
    mkdir -p /sys/fs/cgroup/daemons
    for process in $(cat /sys/fs/cgroup/cgroup.procs); do echo "$process" > /sys/fs/cgroup/daemons/cgroup.procs; done
    for controller in $(cat /sys/fs/cgroup/cgroup.controllers); do echo "+$controller" > /sys/fs/cgroup/cgroup.subtree_control; done
    return
  fi
  mount -t tmpfs tmpfs /sys/fs/cgroup
  sed -n 's/^[1-9][0-9]*:\([^:]*\):.*/\1/p' /proc/self/cgroup | while read -r controllers; do
    mkdir "/sys/fs/cgroup/${controllers#name=}"
    case $controllers in
      name=*) mount -t cgroup -o "none,$controllers" cgroup "/sys/fs/cgroup/${controllers#name=}" ;;
      *) mount -t cgroup -o "$controllers" cgroup "/sys/fs/cgroup/$controllers"
        for one in ${controllers//,/ }; do [ -e "/sys/fs/cgroup/$one" ] || ln -s "$controllers" "/sys/fs/cgroup/$one"; done ;;
    esac
  done
}

kvm() { # libvirt looks at the host anew on every call unless the group kvm may use the device; ours may, the machine's stays
  [ -c /dev/kvm ] && getent group kvm > /dev/null || return 0
  mkdir -p /run/devices && mount -t tmpfs -o dev tmpfs /run/devices
  mknod /run/devices/kvm c $((0x$(stat -c %t /dev/kvm))) $((0x$(stat -c %T /dev/kvm)))
  chgrp kvm /run/devices/kvm && chmod 660 /run/devices/kvm && mount --bind /run/devices/kvm /dev/kvm
}

keep() { # starts a daemon again whenever it ends
  while :; do
    "$@"
    echo "$1 ended with $?"
    sleep 0.2
  done
}

cd /
hostname atrium-lane
control_groups
own "$ATRIUM_RUN/run" /run
mkdir -p /run/lock
kvm
ip link set lo up

if command -v containerd dockerd > /dev/null; then
  own "$ATRIUM_DATA/docker" /var/lib/docker
  own "$ATRIUM_DATA/containerd" /var/lib/containerd
  echo {} > /run/docker.json
  printf 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n' > /run/containerd.toml
  keep containerd --config /run/containerd.toml --log-level error &
  keep dockerd --containerd /run/containerd/containerd.sock --config-file /run/docker.json --log-level warn &
fi
if command -v libvirtd > /dev/null; then
  for part in lib/libvirt cache/libvirt log/libvirt; do own "$ATRIUM_DATA/$part" "/var/$part"; done
  own "$ATRIUM_DATA/etc" /etc/libvirt
  mkdir -p -m 711 /var/lib/libvirt/images /var/lib/libvirt/boot
  printf 'host_uuid = "%s"\nunix_sock_rw_perms = "0770"\nauth_unix_rw = "none"\n' "$(cat /proc/sys/kernel/random/uuid)" > /etc/libvirt/libvirtd.conf
  echo 'security_driver = "none"' > /etc/libvirt/qemu.conf
  keep virtlogd &
  keep libvirtd &
fi

while read -r name; do
  echo "bouncing $name"
  pkill -9 -x "$name"
done <> "$ATRIUM_RUN/bounce"
