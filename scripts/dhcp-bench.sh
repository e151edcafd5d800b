#!/usr/bin/env bash
# Many DHCP clients at once against the rig's own server; a line a round, and one with date and machine. Exit 1 where the mark is missed.
# usage: scripts/dhcp-bench.sh [CLIENTS [ROUNDS]]   (default 200 and 5)
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet run --project tests/PhoneRig.Benchmarks -c Release -- dhcp "$@"
