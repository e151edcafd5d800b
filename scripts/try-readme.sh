#!/usr/bin/env bash
# Runs the README's first command as a newcomer would, and holds it to 90 s (after the build): s4 needs a person, so it ends with 1.
set -euo pipefail
cd "$(dirname "$0")/.."
command=$(awk '/^```/ { inside = !inside } inside && /^dotnet run/ { print; exit }' README.md)
echo "\$ $command"
dotnet build src/PhoneRig.Cli -v q --nologo
start=$(date +%s)
code=0; $command || code=$?
took=$(($(date +%s) - start))
echo "took $took s"
[ "$took" -le 90 ] && [ "$code" = 1 ]
