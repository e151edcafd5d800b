#!/usr/bin/env bash
# Makes the recordings of tests/recordings anew: phones of the bench (real UDP on loopback and ptys, all simulated) are recovered with a packet capture, and
# what came of it is exported and replayed. Wanted after each change of the engine that changes a decision.
# usage: scripts/record.sh [STATION...]     default: s1 s3, a minute together
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- s1 s3
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT

dotnet build src/PhoneRig.Cli -v q --nologo
phonerig=artifacts/bin/PhoneRig.Cli/debug/phonerig
mkdir -p tests/recordings
for station in "$@"; do
  file="tests/recordings/$station.phonerig.zip"
  # A phone that needs a person ends in 1, and is as good a recording.
  "$phonerig" recover "$station" --capture --speed 20 --seed 1 --state "$state" | tail -n 3 || [ "${PIPESTATUS[0]}" = 1 ]
  "$phonerig" run export last --state "$state" --to "$file"
  "$phonerig" run replay "$file"
  [ "$(stat -c %s "$file")" -lt 300000 ] || { echo "$file is larger than 300 KB"; exit 1; }
done
