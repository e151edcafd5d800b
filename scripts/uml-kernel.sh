#!/usr/bin/env bash
# Says where a User Mode Linux with a simulated GPIO header is; builds it first, from Debian's kernel source, where it is not in the cache.
# Needs Debian 12 with gcc, make, flex, bison, bc, patch and xz; as root it installs those that are missing.
set -euo pipefail
cd "$(dirname "$0")"

# Whatever changes the kernel changes the name: nothing else does, so that one in the cache stays good.
key=$(cat uml-kernel.sh uml/config uml/gpio-sim.patch | sha256sum | cut -c1-16)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/phonerig"
kernel="$cache/uml-$key/linux"
if [ -x "$kernel" ]; then
  echo "$kernel"
  exit
fi

missing=()
for package in gcc libc6-dev make flex bison bc patch xz-utils; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  [ "$(id -u)" = 0 ] || { echo "install them first: apt-get install ${missing[*]}" >&2; exit 1; }
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
config=$PWD/uml/config
patch=$PWD/uml/gpio-sim.patch
cd "$work"
source=linux-source-6.1
# By apt, which knows that it is Debian's; not installed, since nobody else needs it.
download() { apt-get -qq -o APT::Sandbox::User=root download "$source" >&2; }
download || { apt-get update -qq >&2 && download; }
dpkg-deb --fsys-tarfile "$source"_*.deb | tar -xO "./usr/src/$source.tar.xz" > source.tar.xz
rm "$source"_*.deb
# Kconfig wants every folder's Kconfig; of the sources, leave out the biggest that are never built.
xz -T0 -dc source.tar.xz | tar -x --exclude='*/drivers/gpu/*.[ch]' --exclude='*/drivers/net/*/*.[ch]' --exclude='*/sound/*.[ch]' --exclude="$source/tools/testing/*" \
  --exclude="$source/Documentation/*.rst" --exclude='*.dts' --exclude='*.dtsi'
rm source.tar.xz
cd "$source"
patch -s -p1 < "$patch"
# Room for the interrupts of 54 lines: with UML's own 64 in all, gpio-sim's cannot be had (ENODEV).
sed -i 's/^\(#define NR_IRQS\).*/\1 1024/' arch/um/include/asm/irq.h
make -s ARCH=um KCONFIG_ALLCONFIG="$config" allnoconfig >&2
# Kconfig drops silently what it does not know or what lacks something else.
grep '^CONFIG_' "$config" | while read -r wanted; do
  grep -qxF "$wanted" .config || { echo "the kernel cannot have $wanted" >&2; exit 1; }
done
make -s -j"$(nproc)" ARCH=um linux >&2

mkdir -p "$cache/uml-$key"
strip -o "$cache/uml-$key/linux.new" linux
mv "$cache/uml-$key/linux.new" "$kernel"
echo "$kernel"
