#!/bin/bash
# Enters control groups and namespaces of its own, and becomes the first process in them: when it ends, all end.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
for group in /sys/fs/cgroup/"${ATRIUM_RUN##*/}" /sys/fs/cgroup/*/"${ATRIUM_RUN##*/}"; do
  [ ! -d "$group" ] || echo $$ > "$group/cgroup.procs"
done
exec unshare --mount --net --uts --ipc --pid --cgroup --fork --kill-child --mount-proc tini -s -- "$here/daemons.sh"
