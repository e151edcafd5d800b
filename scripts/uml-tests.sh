#!/usr/bin/env bash
# Tests the program as it is published on the lines of a real kernel's GPIO, with libgpiod 1 and 2: see scripts/uml/README.md.
# PHONERIG_KILLS says how many deaths, PHONERIG_KILL_SEED from which seed.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# From a copy: publishing for a machine would write it into the tree's lock files.
mkdir "$work/tree"
tar -c --exclude=bin --exclude=obj ./*.props global.json .editorconfig src rig-config | tar -x -C "$work/tree"
dotnet publish "$work/tree/src/PhoneRig.Cli" -r linux-x64 --self-contained -p:RestoreLockedMode=false -o "$work/published" -v q --nologo
cp -r tests/PhoneRig.EndToEnd.Tests/Kernel/rig-config "$work/published/"
dotnet build tests/PhoneRig.EndToEnd.Tests -v q --nologo

one() { # version
  PHONERIG_PUBLISHED="$work/published" LD_LIBRARY_PATH="$(scripts/uml/libgpiod.sh "$1")" scripts/uml-run.sh -t 600 \
    dotnet artifacts/bin/PhoneRig.EndToEnd.Tests/debug/PhoneRig.EndToEnd.Tests.dll --filter 'FullyQualifiedName~.Kernel.' --results-directory /mnt/job \
    --minimum-expected-tests 1 --output Detailed > "$work/$1" 2>&1
}

# Both at once: most of the time they wait.
scripts/uml-kernel.sh > /dev/null
one 1 & first=$!
one 2 & second=$!
failed=0
wait $first || failed=1
wait $second || failed=1
for version in 1 2; do
  echo "== libgpiod $version"
  cat "$work/$version"
done
exit $failed
