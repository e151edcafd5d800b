#!/usr/bin/env bash
# How long a published phonerig takes to start: medians of 20, by the wall clock and in CPU time (user and system). Both are to be
# within a bound; on a busy machine, where the wall clock says more of others than of phonerig, the CPU time decides.
# Usage: scripts/cold-start.sh PHONERIG [RIG_FILE]
set -euo pipefail
cd "$(dirname "$0")/.."
phonerig=${1:?say which: the folder that scripts/package.sh publishes has one}
rig=${2:-rig-config/rigs/one-station.yaml}
runs=20
failed=0

# A line for each run: wall and CPU milliseconds.
TIMEFORMAT='%3R %3U %3S'
one() {
  local told
  told=$({ time "$@" >/dev/null 2>&1; } 2>&1)
  awk '{ printf "%d %d\n", $1 * 1000, ($2 + $3) * 1000 }' <<<"$told"
}
median() { sort -n | sed -n "$((runs / 2))p"; }

measure() { # name, bound in ms, command...
  local name=$1 bound=$2 lines wall cpu
  shift 2
  "$@" >/dev/null # what the disk has to fetch first is the machine's, and tells whether it works at all
  lines=$(for _ in $(seq $runs); do one "$@"; done)
  wall=$(cut -d' ' -f1 <<<"$lines" | median)
  cpu=$(cut -d' ' -f2 <<<"$lines" | median)
  if [ "$wall" -le "$bound" ]; then verdict="within $bound ms"
  elif [ "$cpu" -le "$bound" ]; then verdict="within $bound ms of CPU time; the wall clock is this busy machine's (load $(cut -d' ' -f1 /proc/loadavg))"
  else verdict="MORE than $bound ms"; failed=1
  fi
  echo "$name: median of $runs: wall $wall ms, CPU $cpu ms: $verdict"
}

measure "phonerig --help" 150 "$phonerig" --help
measure "phonerig rig check" 300 "$phonerig" rig check "$rig"
exit $failed
