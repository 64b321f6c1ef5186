#!/bin/sh
# Sees to the system packages that pip cannot bring. As root on Debian or its kin it installs what is missing; else it names
# the one command. Without a library of Qt nothing can start (exit 1); a tool of the tests may be missing, they skip by name.
#
#   system-packages.sh run|test [PYTHON]
set -eu
for_what=${1:-run}
python=${2:-python3}

[ "$(uname -s)" = Linux ] || exit 0

# Shared libraries that the Qt wheel links but does not bring, with the Debian package of each.
libraries="
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11.so.6 libx11-6
libX11-xcb.so.1 libx11-xcb1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libglib-2.0.so.0 libglib2.0-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
"
tools="
Xvfb xvfb
xdotool xdotool
qpdf qpdf
pdftotext poppler-utils
git git
"

known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
needed=""
wanted=""
while read -r library package; do
  case "$known" in *"$library "*) ;; *) needed="$needed $package" ;; esac
done <<END
$(echo "$libraries" | grep .)
END
"$python" -c 'import ensurepip, venv' 2>/dev/null || needed="$needed python3-venv"
if [ "$for_what" = test ]; then
  while read -r tool package; do
    command -v "$tool" >/dev/null 2>&1 || wanted="$wanted $package"
  done <<END
$(echo "$tools" | grep .)
END
fi
[ -n "$needed$wanted" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "briefviewer misses what Debian calls$needed$wanted; install it with your system's own packages." >&2
elif [ "$(id -u)" = 0 ]; then
  echo "Installing system packages:$needed$wanted …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # shellcheck disable=SC2086
  apt-get install -qq -y --no-install-recommends $needed$wanted >/dev/null
  exit 0
else
  echo "briefviewer misses system packages. Install them with: sudo apt-get install --no-install-recommends$needed$wanted" >&2
fi
[ -z "$needed" ]
