#!/usr/bin/env bash
# Many seeds in virtual time: all four phones, timings drawn from the facts' ranges, senses missing at random, a slow disk; every phone
# must end right and nothing forbidden may move. A failing seed is printed with its stations' senses and stories.
# usage: scripts/seeds.sh [HOW-MANY]   (default 500; one again by its number: PHONERIG_SEED=17 scripts/seeds.sh)
set -euo pipefail
cd "$(dirname "$0")/.."
PHONERIG_SEEDS="${1:-500}" dotnet test --project tests/PhoneRig.EndToEnd.Tests -c Release -- --filter 'FullyQualifiedName~SeedsTests'
