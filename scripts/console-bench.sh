#!/usr/bin/env bash
# Both console drivers on pseudo-terminals: bytes lost of 10 MB, 100 unplug/replug cycles, line latency, what 16 idle consoles cost. Exit 1 where a mark is missed.
# usage: scripts/console-bench.sh [MEGABYTES [SECONDS [LINES [CYCLES]]]]   (default 10, 10, 1000 and 100)
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/PhoneRig.Benchmarks -c Release -v q --nologo >&2
exec artifacts/bin/PhoneRig.Benchmarks/release/PhoneRig.Benchmarks console "$@"
