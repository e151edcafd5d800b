#!/usr/bin/env bash
# The readers of firmware files and zips against many mutated inputs, in Release; prints seed and rate, and a failing input as hex.
# usage: scripts/fuzz.sh [HOW-MANY [SEED]]   (default 10,000,000 and a random seed)
set -euo pipefail
cd "$(dirname "$0")/.."
export PHONERIG_FUZZ="${1:-10000000}" PHONERIG_SEED="${2:-$((RANDOM * 32768 + RANDOM))}"
echo "seed $PHONERIG_SEED, $PHONERIG_FUZZ inputs"
dotnet test --project tests/PhoneRig.Core.Tests -c Release -- --filter 'FullyQualifiedName~FirmwareFuzzTests' --output Detailed
