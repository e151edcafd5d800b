#!/usr/bin/env bash
# Breaks the engine and the drivers on purpose, one way at a time, and asks the tests whether they notice.
# scripts/mutants.txt has a mutant a paragraph: name, file, perl substitution, test project, test filter.
# usage: scripts/mutants.sh [NAME-PART]
set -uo pipefail
cd "$(dirname "$0")/.."
only="${1:-}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export CI=
options=(-v q --nologo -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false)

# name, file, substitution, project and filter of each, a line a mutant; those of a project one after the other, which spares builds.
awk 'BEGIN { RS = ""; FS = "\n" } !/^#/ { print $4 "\037" $1 "\037" $2 "\037" $3 "\037" $5 }' scripts/mutants.txt | sort -s -t $'\037' -k 1,1 >"$scratch/all"

try() { # copy, name, file, substitution, project, filter: prints "caught: ..." or "NOT CAUGHT: ..."
  local copy="$1" name="$2" file="$3" substitution="$4" project="$5" filter="$6" noticed began=$SECONDS
  [ -f "$copy/$file" ] || { echo "NOT CAUGHT: $name: there is no $file, so mend scripts/mutants.txt"; return; }
  cp "$copy/$file" "$copy/original"
  perl -0pi -e "$substitution" "$copy/$file"
  if cmp -s "$copy/original" "$copy/$file"; then
    echo "NOT CAUGHT: $name: its place in $file was not found, so mend scripts/mutants.txt"
  elif ! (cd "$copy" && dotnet build "tests/$project" "${options[@]}" >build.log 2>&1); then
    echo "NOT CAUGHT: $name: does not build: $(grep -m 1 'error' "$copy/build.log")"
  else
    (cd "$copy" && timeout 240 dotnet test --project "tests/$project" --no-build -- --filter "$filter" >test.log 2>&1)
    noticed=$(grep -cE '^failed ' "$copy/test.log")
    if [ "$noticed" -gt 0 ]; then
      echo "caught: $name ($noticed tests, $((SECONDS - began)) s)"
    else
      echo "NOT CAUGHT: $name: no test of $project noticed ($(grep -E '^ +(total|failed):' "$copy/test.log" | tr -s ' \n' ' '))"
    fi
  fi
  cp "$copy/original" "$copy/$file"
}

work() { # the number of this worker, of how many: every so-many-th mutant, in a copy of its own
  local copy="$scratch/copy-$1" project name file substitution filter
  mkdir "$copy"
  git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - 2>/dev/null | tar -xf - -C "$copy"
  awk "NR % $2 == $1" "$scratch/all" | while IFS=$'\037' read -r project name file substitution filter; do
    [[ "$name" == *"$only"* ]] && try "$copy" "$name" "$file" "$substitution" "$project" "$filter" </dev/null
  done
}

workers=$(nproc)
[ -z "$only" ] || workers=1
for ((worker = 0; worker < workers; worker++)); do
  work "$worker" "$workers" | tee "$scratch/told-$worker" &
done
wait

caught=$(cat "$scratch"/told-* | grep -c '^caught: ')
missed=$(cat "$scratch"/told-* | grep -c '^NOT CAUGHT: ')
echo "$caught mutants caught, $missed not"
cat "$scratch"/told-* | grep '^NOT CAUGHT: '
[ "$missed" = 0 ] && [ "$caught" -gt 0 ]
