#!/usr/bin/env bash
# Many seeds in virtual time: timings drawn from the facts' ranges, senses missing at random; every one must end right.
# usage: scripts/seeds.sh [HOW-MANY]   (default 500; a failing seed is printed and can be run again by its number)
set -euo pipefail
cd "$(dirname "$0")/.."
PHONERIG_SEEDS="${1:-500}" dotnet test --project tests/PhoneRig.EndToEnd.Tests -c Release -- --filter 'FullyQualifiedName~SeedsTests'
