#!/usr/bin/env bash
# Makes what a release trusts and shows, out of nothing but a signed bundle: trust/, content/ and
# emergency.json in the folder OUT. The bundle is verified against the root files in TRUST. Without
# the two it is a demonstration: the default content, signed with keys that are thrown away.
# Usage: deploy/release.sh OUT [TRUST BUNDLE]
set -euo pipefail

out=$1 trust=${2:-} bundle=${3:-}
here=$(dirname "$0")/..
kiosk=$here/.venv/bin/kiosk

demonstration=()
if [ -z "$trust$bundle" ]; then
    trust=$here/build/trust bundle=$here/build/default.kbundle demonstration=(--demonstration)
elif [ -z "$trust" ] || [ -z "$bundle" ]; then
    echo "TRUST and BUNDLE belong together: the folder of your root files, and a bundle that you signed." \
        "Without both, the release is a demonstration." >&2
    exit 2
fi

rm -rf "$out"
"$kiosk" bundle unpack "$bundle" --trust "$trust" "${demonstration[@]}" --out "$out"
"$kiosk" content outline "$out/content" --out "$out/emergency.json" || { rm -rf "$out"; exit 1; }
[ -z "${demonstration[*]}" ] || echo "This is a demonstration. A release of your own: make dist TRUST=DIR BUNDLE=FILE"
