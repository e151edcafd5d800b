#!/usr/bin/env bash
# The readers of firmware files and zips, of TFTP, DHCP, SCCP, CDP, HTTP, XML, SNMP and NUT against many mutated inputs, in Release; prints seed and rate, and a failing input as hex.
# usage: scripts/fuzz.sh [HOW-MANY [SEED [WHICH]]]   (default 10,000,000 of each, a random seed, and all: Firmware, Tftp, Dhcp, Sccp, Cdp, Page, Snmp, Nut)
set -euo pipefail
cd "$(dirname "$0")/.."
export PHONERIG_FUZZ="${1:-10000000}" PHONERIG_SEED="${2:-$((RANDOM * 32768 + RANDOM))}"
which="${3:-}"
echo "seed $PHONERIG_SEED, $PHONERIG_FUZZ inputs"

# fuzz PROJECT TESTS: one test, and how many inputs a second it took.
fuzz() {
  dotnet build "tests/$1" -c Release -v q --nologo
  SECONDS=0
  dotnet test --no-build --project "tests/$1" -c Release -- --filter "FullyQualifiedName~$2"
  echo "$2: $((PHONERIG_FUZZ / (SECONDS + 1))) inputs a second, seed $PHONERIG_SEED"
}

case "$which" in
  "" | Firmware) fuzz PhoneRig.Core.Tests FirmwareFuzzTests ;;&
  "" | Tftp) fuzz PhoneRig.Network.Tests TftpFuzzTests ;;&
  "" | Dhcp) fuzz PhoneRig.Network.Tests DhcpFuzzTests ;;&
  "" | Sccp) fuzz PhoneRig.Network.Tests SccpFuzzTests ;;&
  "" | Page) fuzz PhoneRig.Network.Tests PageFuzzTests ;;&
  "" | Cdp) fuzz PhoneRig.Network.Tests CdpTests.No_bytes ;;&
  "" | Snmp) fuzz PhoneRig.Network.Tests SnmpFuzzTests ;;&
  "" | Nut) fuzz PhoneRig.Network.Tests NutAnswerTests.No_bytes ;;&
  "" | Firmware | Tftp | Dhcp | Sccp | Page | Cdp | Snmp | Nut) ;;
  *) echo "there is nothing to fuzz that is called $which: Firmware, Tftp, Dhcp, Sccp, Page, Cdp, Snmp or Nut" >&2 && exit 2 ;;
esac
