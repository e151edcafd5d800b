#!/usr/bin/env bash
# Publishes PhoneRig for a Raspberry Pi (arm64, the default) or a PC (amd64), with all that it needs to run, and packs it: artifacts/packages/phonerig_VERSION_ARCH.deb.
# Usage: scripts/package.sh [arm64|amd64] [--version VERSION] [--repack]
#   --repack  packs what was published before, under another version
set -euo pipefail
cd "$(dirname "$0")/.."

architecture=arm64
version=$(sed -nE 's|.*<Version>(.*)</Version>.*|\1|p' Directory.Build.props)
publish=yes
while [ $# -gt 0 ]; do
  case "$1" in
    arm64 | amd64) architecture=$1 ;;
    --version) version=${2:?say which version}; shift ;;
    --repack) publish=no ;;
    *) echo "usage: scripts/package.sh [arm64|amd64] [--version VERSION] [--repack]" >&2; exit 2 ;;
  esac
  shift
done
case $architecture in arm64) runtime=linux-arm64 ;; amd64) runtime=linux-x64 ;; esac

packages=artifacts/packages
program=$packages/$runtime
if [ "$publish" = yes ]; then
  rm -rf "$program"
  # A folder, not one file: nothing is unpacked at start. Compiled ahead (ReadyToRun): a start waits for no compiler.
  dotnet publish src/PhoneRig.Cli -c Release -r "$runtime" --self-contained -p:PublishReadyToRun=true -o "$program" -v quiet --nologo
  # For debuggers and for who compiles against it.
  find "$program" \( -name '*.pdb' -o -name '*.xml' \) -not -path '*/rig-config/*' -delete
fi

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"
install -d "$tree/DEBIAN" "$tree"/usr/{bin,lib/systemd/system,lib/udev/rules.d,share/doc/phonerig} "$tree/etc/phonerig"
cp -r "$program" "$tree/usr/lib/phonerig"
find "$tree/usr/lib/phonerig" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
chmod 755 "$tree/usr/lib/phonerig/phonerig"
ln -s ../lib/phonerig/phonerig "$tree/usr/bin/phonerig"
install -m 644 scripts/systemd/phonerig.service "$tree/usr/lib/systemd/system/"
install -m 644 scripts/udev/60-phonerig.rules "$tree/usr/lib/udev/rules.d/"
install -m 644 README.md rig-config/DIAGNOSES.md "$tree/usr/share/doc/phonerig/"
install -m 644 scripts/debian/README.machine "$tree/etc/phonerig/README"
echo /etc/phonerig/README > "$tree/DEBIAN/conffiles"
install -m 755 scripts/debian/{postinst,prerm,postrm} "$tree/DEBIAN/"
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$(du -sk --exclude=DEBIAN "$tree" | cut -f1)/" scripts/debian/control.in > "$tree/DEBIAN/control"

file=$packages/phonerig_${version}_$architecture.deb
# zstd: xz takes ten times as long for a tenth less; dpkg of Debian 12 and later reads it.
dpkg-deb -Zzstd -z9 --root-owner-group --build "$tree" "$file" >/dev/null
echo "$file"
