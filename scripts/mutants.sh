#!/usr/bin/env bash
# Breaks the engine and the drivers on purpose, one way at a time, and asks the tests whether they notice.
# scripts/mutants.txt has a mutant a paragraph: name, file, perl substitution, test project, test filter.
# usage: scripts/mutants.sh [NAME-PART]
set -uo pipefail
cd "$(dirname "$0")/.."
only="${1:-}"
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - 2>/dev/null | tar -xf - -C "$copy"
export CI=
options=(-v q --nologo -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false)

caught=0
survived=()
while IFS=$'\037' read -r name file substitution project filter; do
  [ -n "$name" ] && [[ "$name" == *"$only"* ]] || continue
  if ! [ -f "$copy/$file" ]; then
    survived+=("$name: there is no $file, so mend scripts/mutants.txt")
    continue
  fi
  cp "$copy/$file" "$copy/original"
  perl -0pi -e "$substitution" "$copy/$file"
  if cmp -s "$copy/original" "$copy/$file"; then
    survived+=("$name: its place in $file was not found, so mend scripts/mutants.txt")
  elif ! (cd "$copy" && dotnet build "tests/$project" "${options[@]}" >build.log 2>&1); then
    survived+=("$name: does not build: $(grep -m 1 'error' "$copy/build.log")")
  else
    (cd "$copy" && timeout 240 dotnet test --project "tests/$project" --no-build -- --filter "$filter" >test.log 2>&1)
    noticed=$(grep -cE '^failed ' "$copy/test.log")
    if [ "$noticed" -gt 0 ]; then
      caught=$((caught + 1))
      echo "caught: $name ($noticed tests)"
    else
      survived+=("$name: no test of $project noticed ($(grep -E '^ +(total|failed):' "$copy/test.log" | tr -s ' \n' ' '))")
    fi
  fi
  cp "$copy/original" "$copy/$file"
done < <(awk 'BEGIN { RS = ""; FS = "\n" } !/^#/ { print $1 "\037" $2 "\037" $3 "\037" $4 "\037" $5 }' scripts/mutants.txt)

echo "$caught mutants caught, ${#survived[@]} not"
for one in "${survived[@]}"; do echo "NOT CAUGHT: $one"; done
[ "${#survived[@]}" = 0 ] && [ "$caught" -gt 0 ]
