#!/bin/bash
# Unpacks Debian packages into $ATRIUM_PARTS/system. What was downloaded once is kept for the next time.
set -euo pipefail

keep=${XDG_CACHE_HOME:-$HOME/.cache}/atrium/packages
mkdir -p "$keep" "$ATRIUM_PARTS/system"
cd "$keep"
for package in "$@"; do
  version=$(apt-cache show --no-all-versions "$package" | sed -n 's/^Version: //p' | sed 's/:/%3a/')
  file=$(find . -name "${package}_${version}_*.deb" | head -1)
  if [ -z "$file" ]; then
    echo "Downloading $package"
    apt-get download -qq -o APT::Sandbox::User=root "$package" \
      || { echo "The Debian package $package could not be downloaded: run apt-get update, and see that a Debian mirror is reachable." >&2; exit 1; }
    file=$(find . -name "${package}_${version}_*.deb" | head -1)
  fi
  dpkg -x "$file" "$ATRIUM_PARTS/system"
done
