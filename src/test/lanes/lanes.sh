#!/bin/bash
# The live lanes: real daemons of our own to test against, beside whatever this machine runs itself.
#
#   lanes.sh up FOLDER     prepare the machine, build the images, start the daemons, write FOLDER/lanes.properties
#   lanes.sh down FOLDER   end the daemons, remove what they held, print one line per lane
#   lanes.sh judge FOLDER required|wanted   where required, fail when a lane did not run
#
# The daemons live in namespaces of their own (processes, network, mounts, control groups), see daemons.sh. They end with
# `down`, and by themselves when the process that called `up` is gone. A lane that cannot run leaves FOLDER/<lane>.missing
# with the reason.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
lanes="docker libvirt-kvm libvirt-lxc browser"
verb=${1:?up, down or judge}
mkdir -p "${2:?which folder?}"
folder=$(cd "$2" && pwd)

packages_of() {
  case $1 in
    docker) echo docker.io containerd runc iptables iproute2 tini busybox-static ;;
    libvirt-kvm) echo libvirt-daemon-system libvirt-daemon-driver-qemu libvirt-clients qemu-system-x86 qemu-utils dnsmasq-base \
      iptables iproute2 genisoimage tini ;;
    libvirt-lxc) echo libvirt-daemon-system libvirt-daemon-driver-lxc libvirt-clients dnsmasq-base iptables iproute2 tini ;;
    browser) echo chromium ;;
  esac
}

lacking() { # the packages of a lane that are not installed
  for package in $(packages_of "$1"); do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
  done
}

miss() { [ -e "$folder/$1.missing" ] || echo "$2" > "$folder/$1.missing"; }
usable() { [ ! -e "$folder/$1.missing" ]; }

install_packages() {
  local wanted
  wanted=$(for lane in $lanes; do lacking "$lane"; done | sort -u)
  [ -n "$wanted" ] && [ "$(id -u)" = 0 ] || return 0
  echo "Installing for the live lanes: $(echo $wanted)"
  # The packages' own services must not start: the lanes bring their own daemons.
  local quiet=/usr/sbin/policy-rc.d
  if [ -e $quiet ]; then quiet=; else printf '#!/bin/sh\nexit 101\n' > $quiet && chmod 755 $quiet; fi
  { apt-get update || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $wanted
  } > "$folder/apt.log" 2>&1 < /dev/null || true
  [ -z "$quiet" ] || rm -f $quiet
}

prepare() {
  rm -f "$folder"/*.missing "$folder"/*.ran "$folder"/lanes.properties
  if ! command -v dpkg-query > /dev/null; then
    for lane in $lanes; do miss "$lane" "it is prepared from Debian packages, and this is no Debian"; done
    return
  fi
  install_packages
  for lane in $lanes; do
    local left
    left=$(echo $(lacking "$lane"))
    [ -z "$left" ] || miss "$lane" "not installed: $left (as root they are installed by themselves; see apt.log in $folder)"
    [ "$lane" = browser ] || [ "$(id -u)" = 0 ] || miss "$lane" "needs root, to start daemons of its own"
  done
  if usable docker || usable libvirt-kvm || usable libvirt-lxc; then
    "$here/images/build.sh" "$folder/images" > "$folder/images.log" 2>&1 \
      || for lane in docker libvirt-kvm libvirt-lxc; do miss "$lane" "its images could not be built: $(tail -1 "$folder/images.log")"; done
  fi
}

start_daemons() {
  run=$(mktemp -d "${TMPDIR:-/tmp}/atrium.XXXXXX") # short, because a socket's path has at most 107 characters
  echo "$run" > "$folder/run"
  mkdir -p "$run"/run "$folder/daemons"
  mkfifo "$run/bounce"
  for controller in /sys/fs/cgroup /sys/fs/cgroup/*/; do
    [ -e "$controller/cgroup.procs" ] || continue
    local group=$controller/${run##*/}
    mkdir "$group" || continue
    for inherited in cpuset.cpus cpuset.mems; do
      [ ! -e "$controller/$inherited" ] || [ -e "$controller/cgroup.controllers" ] || cat "$controller/$inherited" > "$group/$inherited"
    done
  done
  ATRIUM_RUN=$run ATRIUM_DATA=$folder/daemons setsid "$here/enter.sh" > "$folder/daemons.log" 2>&1 < /dev/null &
  leader=$!
  echo "$leader" > "$folder/leader"
  owner=$PPID
  setsid bash -c 'while kill -0 "$1" && kill -0 "$2"; do sleep 1; done; exec "$3" sweep "$4" "$2"' \
    watch "$owner" "$leader" "$here/lanes.sh" "$folder" > /dev/null 2>&1 < /dev/null &
}

await() { # lane, seconds, command: a daemon that never answers makes its lane missing
  local lane=$1 left=$(($2 * 5))
  shift 2
  usable "$lane" || return 0
  until "$@" > "$folder/$lane.probe" 2>&1; do
    left=$((left - 1))
    [ $left -gt 0 ] && kill -0 "$leader" 2>/dev/null \
      || { miss "$lane" "its daemon did not answer: $(tail -1 "$folder/$lane.probe") (see $folder/daemons.log)"; return 0; }
    sleep 0.2
  done
}

up() {
  if [ -e "$folder/leader" ]; then sweep; fi
  prepare
  {
    echo "atrium.lane.folder=$folder"
    echo "atrium.lane.images=$folder/images"
    if usable browser; then echo "atrium.lane.chromium=$(command -v chromium)"; fi
  } > "$folder/lanes.properties"
  if usable docker || usable libvirt-kvm || usable libvirt-lxc; then
    start_daemons
    local libvirt="unix:///system?socket=$run/run/libvirt/libvirt-sock"
    await docker 60 docker -H "unix://$run/run/docker.sock" version
    await libvirt-kvm 60 virsh -q -c "qemu+$libvirt" version
    await libvirt-lxc 60 virsh -q -c "lxc+$libvirt" version
    {
      usable docker && echo "atrium.lane.docker=unix://$run/run/docker.sock"
      usable libvirt-kvm && echo "atrium.lane.libvirt.qemu=qemu+$libvirt"
      usable libvirt-lxc && echo "atrium.lane.libvirt.lxc=lxc+$libvirt"
      echo "atrium.lane.bounce=$run/bounce"
    } >> "$folder/lanes.properties"
  fi
  for lane in $lanes; do
    usable "$lane" || echo "atrium.lane.missing.$lane=$(cat "$folder/$lane.missing")" >> "$folder/lanes.properties"
  done
  java_inside
}

java_inside() { # the Java that runs the tests: the same JDK, in the network of the daemons, where the guests are
  local home=${TOOLCHAIN_JAVA_HOME:?the home of the JDK that runs the tests}
  rm -rf "$folder/jdk"
  mkdir -p "$folder/jdk/bin"
  ln -s "$home/release" "$folder/jdk/release"
  {
    echo '#!/bin/sh'
    if [ -n "${leader:-}" ]; then echo "exec nsenter --net=/proc/$leader/ns/net -- $home/bin/java \"\$@\""
    else echo "exec $home/bin/java \"\$@\""; fi
  } > "$folder/jdk/bin/java"
  chmod 755 "$folder/jdk/bin/java"
}

sweep() { # ends the daemons with everything they started, and removes what they held
  [ -e "$folder/leader" ] || return 0
  local leader run
  leader=$(cat "$folder/leader") run=$(cat "$folder/run")
  [ "${1:-$leader}" = "$leader" ] || return 0 # others have come up since
  rm -f "$folder/leader"
  if grep -qs "ATRIUM_RUN=$run" --text "/proc/$leader/environ"; then kill -9 "$leader" 2>/dev/null || true; fi
  for group in /sys/fs/cgroup/"${run##*/}" /sys/fs/cgroup/*/"${run##*/}"; do
    [ -d "$group" ] || continue
    for try in $(seq 50); do
      find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
      [ -d "$group" ] || break
      sleep 0.1
    done
  done
  rm -rf "$run" "$folder/daemons"
}

ran() { cat "$folder/$1.ran" 2>/dev/null || echo 0; }

report() {
  for lane in $lanes; do
    if usable "$lane"; then echo "lane $lane: run ($(ran "$lane") tests)" | sed 's/(1 tests)/(1 test)/'
    else echo "lane $lane: not run: $(cat "$folder/$lane.missing")"; fi
  done
}

judge() {
  local failed=0
  for lane in $lanes; do
    if ! usable "$lane"; then echo "The lane $lane is required and was not run: $(cat "$folder/$lane.missing")"; failed=1
    elif [ "$(ran "$lane")" = 0 ]; then echo "The lane $lane is required and ran no test."; failed=1; fi
  done
  return $failed
}

case $verb in
  up) up ;;
  sweep) sweep "${3:-}" ;;
  down) sweep; report ;;
  judge) [ "${3:-required}" != required ] || judge ;;
  *) echo "lanes.sh up|down|judge FOLDER" >&2; exit 2 ;;
esac
