#!/usr/bin/env bash
# Says in which folder Debian's libgpiod of a version is: scripts/uml/libgpiod.sh 1|2. Fetches it into the cache where it is not there; installs nothing.
set -euo pipefail
case "${1:-}" in
  1) package=libgpiod2 suite=bookworm library=libgpiod.so.2 ;;
  2) package=libgpiod3 suite=bookworm-backports library=libgpiod.so.3 ;;
  *) echo "usage: $0 1|2" >&2; exit 2 ;;
esac
folder="${XDG_CACHE_HOME:-$HOME/.cache}/phonerig/$package-$suite"
if ! compgen -G "$folder/usr/lib/*/$library" > /dev/null; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/lists/partial" "$work/archives/partial"
  # Debian's own archive and keys, but lists of our own: the machine's sources may lack backports, and stay as they are.
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $suite main" > "$work/sources.list"
  options=(-qq -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=- -o "Dir::State::Lists=$work/lists" -o "Dir::Cache::Archives=$work/archives"
    -o "Dir::Cache::pkgcache=" -o "Dir::Cache::srcpkgcache=" -o APT::Sandbox::User=root)
  cd "$work"
  apt-get "${options[@]}" update >&2
  apt-get "${options[@]}" download "$package" >&2
  mkdir -p "$(dirname "$folder")"
  dpkg-deb -x "$package"_*.deb unpacked
  rm -rf "$folder"
  mv unpacked "$folder"
fi
dirname "$(compgen -G "$folder/usr/lib/*/$library")"
