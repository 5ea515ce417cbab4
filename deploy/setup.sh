#!/usr/bin/env bash
# Sets up this checkout: system packages, .venv with pinned dependencies, .venv/bin/kiosk.
# Does only what is missing; says in one line what it cannot do itself.
# Arguments: further lists of system packages, for what only some targets need.
set -euo pipefail
cd "$(dirname "$0")/.."

need() { printf '%s\n' "$1" >&2; exit 1; }

# The system's own Python first: kiosks have it, it gets Debian's updates, and it is built for speed,
# which one that was built by hand often is not.
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
python=/usr/bin/python3
$python -c "import ensurepip; $new_enough" 2>/dev/null || python=python3
command -v $python >/dev/null || need "Python is missing. Run: sudo apt-get install -y python3 python3-venv"
$python -c "$new_enough" || need "Python 3.11 or newer is needed; this is $($python --version)."

packages=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' deploy/system-packages.txt "$@" | tr -d ' ')
$python -c 'import ensurepip' 2>/dev/null || packages="$packages python3-venv"
if command -v dpkg-query >/dev/null; then
    missing=""
    for package in $packages; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
            missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        install="apt-get update && apt-get install -y --no-install-recommends$missing"
        [ "$(id -u)" = 0 ] || need "System packages are missing. Run: sudo sh -c '$install'"
        DEBIAN_FRONTEND=noninteractive sh -c "$install"
    fi
fi

stamp=.venv/.set-up
which='import sys; print(sys.base_prefix, sys.version)'
wanted=$(cat requirements.txt deploy/setup.sh | sha256sum; pwd; $python -c "$which")
if [ "$(cat $stamp 2>/dev/null)" != "$wanted" ]; then
    rm -f $stamp
    [ "$(.venv/bin/python -c "$which" 2>/dev/null)" = "$($python -c "$which")" ] ||
        $python -m venv --clear .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
    # PySide6's helper modules come as source inside a library, compiled anew by every process that
    # loads Qt. This unpacks them (see the library's signature_bootstrap.py), so that bytecode is kept.
    SBK_EMBED=0 .venv/bin/python -c 'import PySide6.QtCore'
    .venv/bin/python -m compileall -q --invalidation-mode unchecked-hash \
        .venv/lib/python3*/site-packages/shiboken6/files.dir
    .venv/bin/python - <<'PYTHON'
import pathlib, sysconfig

# The package is used from this folder, and the command starts Python without its surroundings.
here = pathlib.Path.cwd()
site = pathlib.Path(sysconfig.get_path("purelib"))
(site / "kiosk.pth").write_text(f"{here}\n")
command = here / ".venv/bin/kiosk"
command.write_text(f"#!/bin/sh\nexec '{here}/.venv/bin/python' -B -I '{here}/kiosk/__main__.py' \"$@\"\n")
command.chmod(0o755)
PYTHON
    printf '%s' "$wanted" > $stamp
fi
