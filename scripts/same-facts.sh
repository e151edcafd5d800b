#!/usr/bin/env bash
# The same seed gives the same facts, byte for byte, and virtual time is quick: runs of the built-in rig, compared and timed.
# usage: scripts/same-facts.sh [SEED]
set -euo pipefail
cd "$(dirname "$0")/.."
seed="${1:-7}"
bound=5000 # ms for four phones, on a machine that does nothing else; one that is busy gets three times as much
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

dotnet build src/PhoneRig.Cli -v q --nologo
phonerig=artifacts/bin/PhoneRig.Cli/debug/phonerig
best=$((1 << 30))
for run in 1 2 3; do
  start=$(date +%s%N)
  # One of the four phones needs a person: exit 1.
  "$phonerig" recover --all --speed max --seed "$seed" --json >"$out/$run" || [ $? = 1 ]
  took=$((($(date +%s%N) - start) / 1000000))
  echo "run $run: $(wc -l <"$out/$run") lines in $took ms"
  [ "$took" -ge "$best" ] || best=$took
  cmp "$out/1" "$out/$run"
done
tail -n 1 "$out/1"
echo "best: $best ms, bound: $bound ms$([ "$best" -lt "$bound" ] || echo " NOT KEPT (is the machine busy?)")"
[ "$best" -lt $((3 * bound)) ]
