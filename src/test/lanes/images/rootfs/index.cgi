#!/bin/sh
id=$(sed -n 's/^instance-id: "\(.*\)"/\1/p' /var/lib/cloud/seed/nocloud/meta-data 2>/dev/null)
printf 'Content-Type: text/plain\r\n\r\n%s\n' "${id:-$(hostname)}"
