#!/usr/bin/env bash
# phonerig simulate, for long runs: 20,000 recoveries with all faults where nothing else is asked for (a quarter of an hour on two cores).
# A start takes some seconds longer than phonerig's own, and each campaign a third less: all code is compiled for speed at once, and the runtime, which sees no
# cache size in many virtual machines, collects its garbage by 64 MB.
# usage: scripts/simulate.sh [--phones N --stations N ... as phonerig simulate has them]
set -euo pipefail
cd "$(dirname "$0")/.."
phonerig=artifacts/bin/PhoneRig.Cli/release/phonerig
[ $# -gt 0 ] || set -- --phones 100 --stations 8 --seeds 200 --faults all
dotnet build src/PhoneRig.Cli -c Release -v q --nologo >&2 # what simulate says may be JSON
export DOTNET_TieredCompilation=0 DOTNET_ReadyToRun=0
export DOTNET_GCgen0size=4000000 # hexadecimal
exec "$phonerig" simulate "$@"
