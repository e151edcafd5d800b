#!/usr/bin/env bash
# Runs the README's first command as a newcomer would, and holds it to its minute (after the build).
set -euo pipefail
cd "$(dirname "$0")/.."
command=$(sed -n '/^```/,/^```/p' README.md | grep -m 1 '^dotnet run')
echo "\$ $command"
dotnet build src/PhoneRig.Cli -v q --nologo
start=$(date +%s)
$command
took=$(($(date +%s) - start))
echo "took $took s"
[ "$took" -le 60 ]
