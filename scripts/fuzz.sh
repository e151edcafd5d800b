#!/usr/bin/env bash
# The readers of firmware files and zips, and the TFTP server, against many mutated inputs, in Release; prints seed and rate, and a failing input as hex.
# usage: scripts/fuzz.sh [HOW-MANY [SEED]]   (default 10,000,000 each and a random seed)
set -euo pipefail
cd "$(dirname "$0")/.."
export PHONERIG_FUZZ="${1:-10000000}" PHONERIG_SEED="${2:-$((RANDOM * 32768 + RANDOM))}"
echo "seed $PHONERIG_SEED, $PHONERIG_FUZZ inputs"
fuzz() { # test project, class
  dotnet build "tests/$1" -c Release -v q --nologo
  SECONDS=0
  dotnet test --no-build --project "tests/$1" -c Release -- --filter "FullyQualifiedName~$2"
  echo "$2: $((PHONERIG_FUZZ / (SECONDS + 1))) inputs a second, seed $PHONERIG_SEED"
}
fuzz PhoneRig.Core.Tests FirmwareFuzzTests
fuzz PhoneRig.Network.Tests TftpFuzzTests
