#!/bin/sh
printf 'Content-Type: text/plain\r\n\r\n%s\n' "$(cat /etc/atrium-instance 2>/dev/null || hostname)"
