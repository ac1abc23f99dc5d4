#!/bin/sh
# system-packages.sh COMMAND[,COMMAND…]=PACKAGE…: install the Debian package where none of its commands is there,
# or, where this machine does not let us, name what to install in one line and stop with status 3.
set -eu
missing=
for pair in "$@"; do
    found=
    for command in $(echo "${pair%%=*}" | tr , ' '); do
        if command -v "$command" >/dev/null 2>&1; then found=yes; fi
    done
    [ -n "$found" ] || missing="$missing ${pair#*=}"
done
[ -n "$missing" ] || exit 0
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        sudo=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo="sudo -n"
    else
        sudo=no
    fi
    if [ "$sudo" != no ]; then
        echo "installing:$missing"
        log=$(mktemp)
        # shellcheck disable=SC2086 # a list of package names
        if { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
            rm -f "$log"
            exit 0
        fi
        tail -n 5 "$log" >&2
        rm -f "$log"
    fi
fi
echo "Please install these system packages and run this again:$missing" >&2
exit 3
