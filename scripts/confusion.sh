#!/usr/bin/env bash
# The judge of the recovery's rules: every simulated ailment and site fault, with each choice of senses, in virtual time; what was said of it,
# what was done, and what was true. Ends with 1 where a figure that must hold does not.
# usage: scripts/confusion.sh [--seeds N [--from NUMBER]] [--ailment NAME] [--senses NAME] [--json FILE] [--story]    (default seeds 1 to 10, everything)
#        scripts/confusion.sh --write [--seeds N]    measures rig-config/DIAGNOSES.md anew (default 100 seeds); look at what changes in it
set -euo pipefail
cd "$(dirname "$0")/.."
arguments=("$@")
if [ "${1:-}" = --write ]; then
  shift
  arguments=(--write "$PWD/rig-config/DIAGNOSES.md" --seeds 100 "$@")
fi
exec dotnet run --project tests/PhoneRig.Benchmarks -c Release -v q -- confusion "${arguments[@]}"
