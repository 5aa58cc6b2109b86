#!/bin/sh
printf 'Content-Type: text/plain\r\n\r\n%s\n' "${ATRIUM_INSTANCE_ID:-$(hostname)}"
