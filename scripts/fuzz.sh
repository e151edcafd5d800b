#!/usr/bin/env bash
# The readers of firmware files and zips, and what reads a switch's SNMP, against many mutated inputs, in Release; prints seed and rate, and a failing input as hex.
# usage: scripts/fuzz.sh [HOW-MANY [SEED]]   (default 10,000,000 and a random seed)
set -euo pipefail
cd "$(dirname "$0")/.."
export PHONERIG_FUZZ="${1:-10000000}" PHONERIG_SEED="${2:-$((RANDOM * 32768 + RANDOM))}"
echo "seed $PHONERIG_SEED, $PHONERIG_FUZZ inputs"
dotnet build tests/PhoneRig.Core.Tests -c Release -v q --nologo
SECONDS=0
dotnet test --no-build --project tests/PhoneRig.Core.Tests -c Release -- --filter 'FullyQualifiedName~FirmwareFuzzTests'
echo "$((PHONERIG_FUZZ / (SECONDS + 1))) inputs a second, seed $PHONERIG_SEED"
dotnet build tests/PhoneRig.Network.Tests -c Release -v q --nologo
SECONDS=0
dotnet test --no-build --project tests/PhoneRig.Network.Tests -c Release -- --filter 'FullyQualifiedName~SnmpFuzzTests'
echo "SNMP: $((PHONERIG_FUZZ / (SECONDS + 1))) inputs a second, seed $PHONERIG_SEED"
