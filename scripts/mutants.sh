#!/usr/bin/env bash
# Breaks the engine and the drivers on purpose, one way at a time, and asks the tests whether they notice.
# scripts/mutants.txt has a mutant a paragraph: name, file, perl substitution, test project, test filter.
# A mutated assembly is built alone and laid over the copies of it that the tests run with: no mutant changes what others compile against.
# usage: scripts/mutants.sh [NAME-PART]
#        scripts/mutants.sh --third NUMBER    every third one, from the number's remainder on
set -uo pipefail
cd "$(dirname "$0")/.."
only="${1:-}" third=
if [ "$only" = --third ]; then
  only='' third=$((${2:?say which third} % 3))
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export CI=
options=(-v q --nologo -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:GenerateDocumentationFile=false)

# name, file, substitution, project and filter of each, a line a mutant; those of a project one after the other, which warms its compiler.
awk 'BEGIN { RS = ""; FS = "\n" } !/^#/ { print $2 "\037" $1 "\037" $3 "\037" $4 "\037" $5 }' scripts/mutants.txt | sort -s -t $'\037' -k 1,1 | awk -v third="$third" 'third == "" || NR % 3 == third' >"$scratch/all"

build() { # copy, folder of the project: that alone
  (cd "$1" && dotnet build "$2" --no-restore -p:BuildProjectReferences=false "${options[@]}" >build.log 2>&1)
}

lay() { # copy, assembly, from: lays an assembly over every copy of it
  find "$1/artifacts/bin" -name "$2.dll" -exec cp "$3" {} \;
}

lay_data() { # copy, file: lays a file that stands beside the assemblies over every copy of it
  find "$1/artifacts/bin" -path "*/debug/$2" -exec cp "$1/$2" {} \;
}

try() { # copy, name, file, substitution, project, filter: prints "caught: ..." or "NOT CAUGHT: ..."
  local copy="$1" name="$2" file="$3" substitution="$4" project="$5" filter="$6" noticed began=$SECONDS
  local folder="tests/$project" assembly
  [[ "$file" != src/* ]] || folder=$(cut -d/ -f1-2 <<<"$file")
  assembly=$(basename "$folder")
  [ -f "$copy/$file" ] || { echo "NOT CAUGHT: $name: there is no $file, so mend scripts/mutants.txt"; return; }
  cp "$copy/$file" "$copy/original"
  cp "$copy/artifacts/bin/$assembly/debug/$assembly.dll" "$copy/original.dll"
  perl -0pi -e "$substitution" "$copy/$file"
  if cmp -s "$copy/original" "$copy/$file"; then
    echo "NOT CAUGHT: $name: its place in $file was not found, so mend scripts/mutants.txt"
  elif ! build "$copy" "$folder"; then
    echo "NOT CAUGHT: $name: does not build: $(grep -m 1 'error' "$copy/build.log")"
  else
    cp "$copy/artifacts/bin/$assembly/debug/$assembly.dll" "$copy/mutant.dll"
    lay "$copy" "$assembly" "$copy/mutant.dll"
    [[ "$file" == *.cs ]] || lay_data "$copy" "$file" # the tests, built in the copy, find the copy's own, too
    (cd "$copy/artifacts/bin/$project/debug" && timeout 240 "./$project" --no-progress --filter "$filter" >"$copy/test.log" 2>&1)
    noticed=$(grep -cE '^failed ' "$copy/test.log")
    if [ "$noticed" -gt 0 ]; then
      echo "caught: $name ($noticed tests, $((SECONDS - began)) s)"
    else
      echo "NOT CAUGHT: $name: no test of $project noticed ($(grep -E '^ +(total|failed):' "$copy/test.log" | tr -s ' \n' ' '))"
    fi
  fi
  cp "$copy/original" "$copy/$file"
  lay "$copy" "$assembly" "$copy/original.dll"
  [[ "$file" == *.cs ]] || lay_data "$copy" "$file"
}

work() { # the number of this worker, of how many: every so-many-th mutant, in a copy of its own
  local copy="$scratch/copy-$1" project name file substitution filter
  awk "NR % $2 == $1" "$scratch/all" | while IFS=$'\037' read -r file name substitution project filter; do
    [[ "$name" == *"$only"* ]] && try "$copy" "$name" "$file" "$substitution" "$project" "$filter" </dev/null
  done
}

workers=$(nproc)
[ -z "$only" ] || workers=1
dotnet build PhoneRig.sln -v q --nologo >"$scratch/build.log" 2>&1 || { grep -m 5 error "$scratch/build.log"; exit 1; }
for ((worker = 0; worker < workers; worker++)); do
  mkdir "$scratch/copy-$worker"
  git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - 2>/dev/null | tar -xf - -C "$scratch/copy-$worker"
  tar -cf - --exclude=release artifacts/bin artifacts/obj | tar -xf - -C "$scratch/copy-$worker"
done
for ((worker = 0; worker < workers; worker++)); do
  work "$worker" "$workers" | tee "$scratch/told-$worker" &
done
wait

caught=$(cat "$scratch"/told-* | grep -c '^caught: ')
missed=$(cat "$scratch"/told-* | grep -c '^NOT CAUGHT: ')
echo "$caught mutants caught, $missed not"
cat "$scratch"/told-* | grep '^NOT CAUGHT: '
[ "$missed" = 0 ] && [ "$caught" -gt 0 ]
