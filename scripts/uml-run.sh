#!/usr/bin/env bash
# Runs a command in a User Mode Linux that has the header of a Raspberry Pi as /dev/gpiochip0: scripts/uml-run.sh [-t SECONDS] COMMAND...
# Its output and its exit code are the command's; 124 where the time was not enough, 125 where the kernel ended before the command did, 77 where this machine's
# processor has more registers than a User Mode Linux of this version can keep for a program (AMX): no program runs in it there.
set -euo pipefail
scripts=$(cd "$(dirname "$0")" && pwd)
limit=120
if [ "${1:-}" = -t ]; then
  limit=$2
  shift 2
fi
[ $# -gt 0 ] || { echo "usage: $0 [-t SECONDS] COMMAND..." >&2; exit 2; }
kernel=$("$scripts/uml-kernel.sh")

job=$(mktemp -d)
trap 'rm -rf "$job"' EXIT
touch "$job/output"
{
  export -p | grep -E '^declare -x (PATH|LANG|DOTNET_[A-Z_a-z]*|PHONERIG_[A-Z_]*|LD_LIBRARY_PATH)='
  printf 'cd %q\n' "$PWD"
  printf '%q ' "$@"
} > "$job/command"

# The kernel's memory is a file there.
TMPDIR="$job" timeout -k 5 "$limit" "$kernel" mem=1G root=/dev/root rootfstype=hostfs rootflags=/ ro quiet init="$scripts/uml/init" job="$job" </dev/null >"$job/console" 2>&1 &
uml=$!
tail --pid=$uml -n +1 -s 0.2 -f "$job/output"
ended=0
wait $uml || ended=$?
if [ -s "$job/code" ]; then
  exit "$(cat "$job/code")"
fi
cat "$job/console" >&2
grep -q 'ptrace set fp regs failed' "$job/console" && { echo "NOT RUN: this machine's processor has registers (AMX) that User Mode Linux cannot keep" >&2; exit 77; }
[ "$ended" = 124 ] && { echo "not done after $limit s" >&2; exit 124; }
echo "the kernel ended with $ended before the command did" >&2
exit 125
