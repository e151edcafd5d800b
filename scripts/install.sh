#!/usr/bin/env bash
# Installs PhoneRig on a Raspberry Pi with Raspberry Pi OS 12 or 13, 64 bits (or on another Debian): the package, the interfaces it needs, and what is left to do.
# Usage: scripts/install.sh [PACKAGE.deb]   none named: the newest in artifacts/packages, else one is built, which takes the .NET SDK
#        scripts/install.sh --uninstall     takes the program away; /etc/phonerig and /var/lib/phonerig stay (--purge: they go too)
# May be run again: what is in order already stays as it is.
set -euo pipefail
cd "$(dirname "$0")/.."

stop() { echo "install: $*" >&2; exit 1; }
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

command -v dpkg >/dev/null || stop "this is no Debian: publish with \"dotnet publish src/PhoneRig.Cli\", and copy the folder"

case "${1:-}" in
  --uninstall) root apt-get remove -y phonerig; echo "PhoneRig is gone; its configuration and records are still in /etc/phonerig and /var/lib/phonerig (--purge takes them too)"; exit 0 ;;
  --purge) root apt-get purge -y phonerig; echo "PhoneRig is gone with all that it kept"; exit 0 ;;
  -*) stop "usage: scripts/install.sh [PACKAGE.deb] | --uninstall | --purge" ;;
esac

architecture=$(dpkg --print-architecture)
case "$architecture" in
  arm64 | amd64) ;;
  *) stop "this system is $architecture, and PhoneRig needs 64 bits: write the 64-bit Raspberry Pi OS to the card" ;;
esac
release=$(sed -nE 's/^VERSION_ID="?([0-9.]+)"?$/\1/p' /etc/os-release)
release=${release:-0}
[ "${release%%.*}" -ge 12 ] || stop "this is Debian $release, and PhoneRig needs 12 or later: write a newer Raspberry Pi OS to the card"

package=${1:-}
if [ -z "$package" ]; then
  package=$(find artifacts/packages -name "phonerig_*_$architecture.deb" -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -n 1 | cut -d' ' -f2-)
fi
if [ -z "$package" ]; then
  command -v dotnet >/dev/null || stop "there is no package here and no .NET SDK to build one: build it on another computer with \"scripts/package.sh $architecture\", copy it here, and name it"
  package=$(scripts/package.sh "$architecture")
fi
[ -f "$package" ] || stop "there is no $package"
[ "$(dpkg-deb -f "$package" Architecture)" = "$architecture" ] || stop "$package is for $(dpkg-deb -f "$package" Architecture), and this system is $architecture"

root apt-get install -y "$(realpath "$package")"

# The I2C bus on, and no login prompt on the header's own serial port: what types there types into a phone. (0 is "yes" to raspi-config.)
reboot=
if command -v raspi-config >/dev/null; then
  if [ "$(raspi-config nonint get_i2c)" != 0 ]; then root raspi-config nonint do_i2c 0; reboot=yes; fi
  if [ "$(raspi-config nonint get_serial_cons)" = 0 ]; then root raspi-config nonint do_serial_cons 1; reboot=yes; fi
fi

# Without it a key on the header stays down when the process that holds it dies, and such a rig is not served ("kept lines" in phonerig rig doctor).
boot=/boot/firmware/config.txt
if [ -f "$boot" ] && ! grep -qE '^\s*dtparam=([^#]*,)?strict_gpiod(=on)?\s*(,|$)' "$boot"; then
  printf '\n# PhoneRig: no line stays driven after the process that drove it\n[all]\ndtparam=strict_gpiod\n' | root tee -a "$boot" >/dev/null
  reboot=yes
fi

# Who installs it may use it: the control socket is the group's.
user=${SUDO_USER:-$(id -un)}
if [ "$user" != root ] && ! id -nG "$user" | grep -qw phonerig; then
  root usermod --append --groups phonerig "$user"
  echo "$user is in the group phonerig now: log in again for it to count"
fi

echo
echo "PhoneRig $(dpkg-query -W -f '${Version}' phonerig) is installed. Next:"
[ -z "$reboot" ] || echo "  sudo reboot                                      # for the header's new settings"
[ -e /etc/phonerig/rig.yaml ] || echo "  sudo cp /usr/lib/phonerig/rig-config/rigs/one-station.yaml /etc/phonerig/rig.yaml   # then write down how yours is wired"
echo "  phonerig rig check /etc/phonerig/rig.yaml        # every mistake in it"
echo "  phonerig rig doctor                              # what this machine still lacks, each with the command that mends it"
echo "  sudo systemctl start phonerig                    # own the rig; it starts with the machine from then on"
