#!/usr/bin/env bash
# Packs PhoneRig, starts the Raspberry Pi's under an emulator, and installs, upgrades and purges the PC's on this machine, which is left as it was.
# Needs root, Debian and its packages; says what it skips without them.
# Usage: scripts/try-package.sh [--packed]    (what scripts/package.sh has packed for both before; else it does so now)
set -euo pipefail
cd "$(dirname "$0")/.."
packages=artifacts/packages
say() { echo "   $*, $SECONDS s"; }
fail() { echo "   FAILED: $*"; exit 1; }

if [ "$(id -u)" != 0 ] || ! command -v dpkg-deb >/dev/null; then
  echo "not run: it installs a package, which takes root on Debian"
  exit 0
fi
if [ -e /var/lib/phonerig ] || [ -e /etc/phonerig ]; then
  echo "not run: there is a rig on this machine, and a purge would take it away"
  exit 0
fi

case ${1:-} in "" | --packed) ;; *) echo "usage: scripts/try-package.sh [--packed]" >&2; exit 2 ;; esac
for architecture in amd64 arm64; do
  [ "${1:-}" = --packed ] || scripts/package.sh $architecture >/dev/null
  file=$(ls -t "$packages"/phonerig_*_$architecture.deb | head -n 1)
  say "$file: $(du -h "$file" | cut -f1)"
done
version=$(dpkg-deb -f "$packages"/phonerig_*_amd64.deb Version | tail -n 1)

# The Raspberry Pi's, by the emulator and the C library for its processor.
emulator=$(command -v qemu-aarch64-static || true)
if [ -n "$emulator" ] && [ -d /usr/aarch64-linux-gnu ]; then
  # Code mapped once: what is written by the other of two mappings (W^X) the emulator does not see, and runs what stood there before.
  pi() { DOTNET_EnableWriteXorExecute=0 "$emulator" -L /usr/aarch64-linux-gnu "$packages/linux-arm64/phonerig" "$@"; }
  [ "$(pi --version)" = "phonerig $version" ] || fail "the Raspberry Pi's program does not say its version"
  pi rig check rig-config/rigs/one-station.yaml >/dev/null || fail "the Raspberry Pi's program does not check a rig"
  say "arm64: starts, and checks a rig"
else
  say "arm64: not started: there is no qemu-user-static or libstdc++6-arm64-cross"
fi

# Everything that an installation could leave: files outside of the caches of the package tools, users and groups.
inventory() {
  find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /run -o -path /root -o -path /home -o -path /work -o -path "$PWD" -o -path /var/cache -o -path /var/log \
    -o -path /var/lib/apt -o -path /var/lib/dpkg \) -prune -o -print | sort
  cut -d: -f1 /etc/passwd | sed 's/^/user /'
  sed 's/^/group /' /etc/group
}
state=$(mktemp -d)
trap 'dpkg --purge phonerig >/dev/null 2>&1 || true; rm -rf "$state"' EXIT

# What it depends on stays, and is no trace of it.
depends=$(dpkg-deb -f "$packages/phonerig_${version}_amd64.deb" Depends | sed 's/([^)]*)//g')
wanted=()
IFS=, read -ra each <<<"$depends"
for one in "${each[@]}"; do
  chosen=
  IFS='|' read -ra ways <<<"$one"
  for way in "${ways[@]}"; do
    way=${way// /}
    if [ -z "$chosen" ] && apt-cache show "$way" >/dev/null 2>&1; then chosen=$way; fi
  done
  wanted+=("${chosen:?nothing is to be had of$one}")
done
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
inventory > "$state/before"

dpkg -i "$packages/phonerig_${version}_amd64.deb" >/dev/null
[ "$(phonerig --version)" = "phonerig $version" ] || fail "the installed program does not say its version"
phonerig rig check /usr/lib/phonerig/rig-config/rigs/one-station.yaml >/dev/null || fail "the installed program does not check an example"
setpriv --reuid phonerig --regid phonerig --clear-groups phonerig safe --state /var/lib/phonerig >/dev/null || fail "the service's user has no safe state"
id phonerig >/dev/null
[ "$(stat -c '%U:%G %a' /var/lib/phonerig)" = "phonerig:phonerig 2770" ] || fail "/var/lib/phonerig is not the service's"
say "amd64: installed"

# The manager's own judgement of the unit: nothing to say, and an exposure of 3.0 at most.
unit=/usr/lib/systemd/system/phonerig.service
told=$(systemd-analyze verify --man=no "$unit" 2>&1) || fail "systemd-analyze verify: $told"
[ -z "$told" ] || fail "systemd-analyze verify: $told"
exposure=$(systemd-analyze security --offline=yes --no-pager --threshold=30 "$unit" | tail -n 1) || fail "$exposure"
say "unit: verified; ${exposure#→ }"

# The device manager's own reading of the rules: it names a line that it does not understand.
if command -v udevadm >/dev/null; then
  told=$(timeout 30 udevadm test --action=add /sys/class/mem/null 2>&1 | grep "60-phonerig.rules" | grep -v "Reading rules file") || true
  [ -z "$told" ] || fail "udev: $told"
  say "udev: has read the rules"
fi

# What people changed outlives an upgrade; what was left behind by one goes with a purge.
echo "rig: mine" > /etc/phonerig/rig.yaml
echo "# mine" >> /etc/phonerig/README
mkdir /var/lib/phonerig/mine && touch /var/lib/phonerig/mine/journal.db
newer=$(scripts/package.sh amd64 --repack --version "$version+1")
dpkg -i "$newer" >/dev/null
[ "$(dpkg-query -W -f '${Version}' phonerig)" = "$version+1" ] || fail "not upgraded"
kept() { [ -e /var/lib/phonerig/mine/journal.db ] && grep -q "^rig: mine" /etc/phonerig/rig.yaml && grep -q "^# mine" /etc/phonerig/README; }
kept || fail "an upgrade took what is the user's"
dpkg --remove phonerig >/dev/null
kept || fail "a removal took what is the user's"
[ ! -e /usr/lib/phonerig ] || fail "a removal left the program"
dpkg --purge phonerig >/dev/null 2>&1
inventory > "$state/after"
diff "$state/before" "$state/after" > "$state/difference" || fail "a purge leaves: $(cat "$state/difference")"
rm "$newer"
say "amd64: upgraded, removed and purged; nothing is left"

# Told, and no failure of the package: on a machine with other work the figures are not phonerig's alone.
scripts/cold-start.sh "$packages/linux-x64/phonerig" || say "a start takes longer than it is to"
