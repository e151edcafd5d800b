#!/usr/bin/env bash
# More than 120 black-box checks of TFTP servers, ours beside those of Debian's packages: a table, and how many each passes (exit code 1 where ours fails one).
# Needs root, for port 69 of loopback addresses, which dnsmasq insists on. Nothing is installed: the packages are unpacked below artifacts/.
# usage: scripts/tftp-conformance.sh [--server ours|tftpd-hpa|dnsmasq|atftpd|ADDRESS:PORT]...
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/tftp-rivals.sh
dotnet build src/PhoneRig.Cli -c Release -v q --nologo >&2
dotnet build tests/PhoneRig.Benchmarks -c Release -v q --nologo >&2
exec artifacts/bin/PhoneRig.Benchmarks/release/PhoneRig.Benchmarks tftp-conformance --rivals "$rivals" "$@"
