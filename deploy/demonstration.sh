#!/usr/bin/env bash
# Makes throw-away root and publisher keys in build/keys/ and a root file in build/trust/ that says it
# is for demonstrations, and signs the default content into build/default.kbundle. Keeps what is there.
set -euo pipefail
cd "$(dirname "$0")/.."

content=$1
keys=build/keys
kiosk=.venv/bin/kiosk

with_passphrase() { "$@" --passphrase-fd 3 3< $keys/passphrase > /dev/null; }

if [ ! -s build/trust/1.root.json ]; then
    rm -rf $keys build/trust
    mkdir -p $keys
    (umask 077; head -c 24 /dev/urandom | base64 > $keys/passphrase)
    for name in root-1 root-2 root-3 publisher; do
        with_passphrase $kiosk keys new $name --out $keys
    done
    $kiosk trust init --demonstration --keys $keys/root-{1,2,3}.pub --threshold 2 \
        --publisher $keys/publisher.pub --out build/trust.new > /dev/null
    for name in root-1 root-2; do
        with_passphrase $kiosk trust sign build/trust.new --key $keys/$name
    done
    mv build/trust.new build/trust
fi
with_passphrase $kiosk bundle pack "$content" --trust build/trust --key $keys/publisher \
    --out build/default.kbundle
