#!/bin/sh
# Gives whoever runs it printers of https://print.example.com/mcs.
# Run it as the person, not as root. The agent has to run for that person, who has to be signed
# in: hawser-agent connect-agent-user
set -eu
add() {
  written=$(hawser-agent add-cloud-printer "$1" -Output csv -Property uri)
  lpadmin -p "$2" -E -v "$(printf "%s\n" "$written" | tail -n 1)" -m everywhere
}
add 9bacca98-aa39-4e96-bd2a-4bb8e4b14331 Office # Office
add 5aee9e21-8e26-495e-b4ed-754d5dc52d18 2nd_floor_Ada_s_rm_rf_ # 2nd floor, Ada's / $(rm -rf)\u2028\n
add 1e098c4c-37dc-479e-b7a9-67b6d1bc76fb printer_1e098c4c-37dc-479e-b7a9-67b6d1bc76fb # OFFICE
add 302043cf-eaa9-422e-bebd-6ae3c6b351e7 printer_302043cf-eaa9-422e-bebd-6ae3c6b351e7 # 大阪
