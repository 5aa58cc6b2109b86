#!/bin/sh
# What udhcpc runs when its lease changes.
case $1 in
  deconfig) ip address flush dev "$interface" ;;
  bound | renew)
    ip address replace "$ip/${mask:-24}" dev "$interface"
    for gateway in ${router:-}; do ip route replace default via "$gateway" dev "$interface"; done
    : > /etc/resolv.conf
    for server in ${dns:-}; do echo "nameserver $server" >> /etc/resolv.conf; done
    ;;
esac
