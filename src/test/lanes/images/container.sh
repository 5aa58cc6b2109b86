#!/bin/bash
# Writes a container image archive that any engine can load: one layer, put together by hand, no engine needed.
# It serves its instance's id over HTTP on port 8080 as an ordinary user and writes nothing, so it runs closed.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
image=$ATRIUM_PARTS/container
layer=$image/layer/layer.tar

"$here/userland.sh" "$image/root"
install -m 755 "$here/container/start" "$image/root/bin/start"
install -m 755 "$here/container/index.cgi" "$image/root/www/cgi-bin/index.cgi"
mkdir -p "$image/layer"
tar -C "$image/root" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf "$layer" .

cat > "$image/config.json" <<JSON
{"architecture":"amd64","os":"linux","created":"1970-01-01T00:00:00Z",
 "config":{"Cmd":["/bin/start"],"User":"1000:1000","WorkingDir":"/","ExposedPorts":{"8080/tcp":{}},
           "Env":["PATH=/usr/sbin:/usr/bin:/sbin:/bin"]},
 "rootfs":{"type":"layers","diff_ids":["sha256:$(sha256sum "$layer" | cut -d' ' -f1)"]},
 "history":[{"created":"1970-01-01T00:00:00Z","comment":"busybox serving its instance id"}]}
JSON
config=$(sha256sum "$image/config.json" | cut -d' ' -f1).json
mv "$image/config.json" "$image/$config"
echo "[{\"Config\":\"$config\",\"RepoTags\":[\"atrium/starter:1\"],\"Layers\":[\"layer/layer.tar\"]}]" > "$image/manifest.json"
tar -C "$image" --sort=name --owner=0 --group=0 --mtime=@0 -cf "$1" manifest.json "$config" layer
