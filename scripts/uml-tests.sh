#!/usr/bin/env bash
# Tests the program as it is published on the lines of a real kernel's GPIO, with libgpiod 1 and 2: see scripts/uml/README.md.
# PHONERIG_PUBLISHED names the folder with the program; else it is published first. PHONERIG_KILLS says how many deaths with each library, PHONERIG_KILL_SEED from which seed.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -z "${PHONERIG_PUBLISHED:-}" ]; then
  scripts/package.sh amd64 >&2
  PHONERIG_PUBLISHED=artifacts/packages/linux-x64
fi
cp -r "$PHONERIG_PUBLISHED" "$work/published"
cp -r tests/PhoneRig.EndToEnd.Tests/Kernel/rig-config "$work/published/"
projects=(Hardware Hosting EndToEnd)
for project in "${projects[@]}"; do dotnet build "tests/PhoneRig.$project.Tests" -v q --nologo; done

cat > "$work/tests" <<END
ended=0
for project in ${projects[*]}; do
  dotnet artifacts/bin/PhoneRig.\$project.Tests/debug/PhoneRig.\$project.Tests.dll --filter 'TestCategory=RealKernel' --results-directory /mnt/job \\
    --minimum-expected-tests 1 --no-progress --output Detailed || ended=1
done
exit \$ended
END

one() { # version, seed
  PHONERIG_PUBLISHED="$work/published" PHONERIG_KILL_SEED=$2 LD_LIBRARY_PATH="$(scripts/uml/libgpiod.sh "$1")" scripts/uml-run.sh -t 900 \
    bash "$work/tests" > "$work/$1" 2>&1
}

# Both at once: most of the time they wait.
scripts/uml-kernel.sh > /dev/null
scripts/uml-run.sh true || exit
seed=${PHONERIG_KILL_SEED:-1}
one 1 "$seed" & first=$!
one 2 $((seed + 1)) & second=$!
failed=0
wait $first || failed=1
wait $second || failed=1
for version in 1 2; do
  echo "== libgpiod $version"
  cat "$work/$version"
done
exit $failed
