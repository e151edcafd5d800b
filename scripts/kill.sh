#!/usr/bin/env bash
# SIGKILLs the rig at random moments while a bench of simulated phones lives in another process, and looks at what is left each time.
# usage: scripts/kill.sh [HOW-MANY] [SEED]   (default 30 and 1; the moments are drawn from the seed, the machine adds its own chance)
set -euo pipefail
cd "$(dirname "$0")/.."
PHONERIG_KILLS="${1:-30}" PHONERIG_KILL_SEED="${2:-1}" \
  dotnet test --project tests/PhoneRig.EndToEnd.Tests -- --filter 'FullyQualifiedName~KillTests' --output Detailed
