#!/usr/bin/env bash
# Our TFTP server against tftpd-hpa and dnsmasq, as Debian packages them, under load: a table, and whether we keep our marks (exit code 1 where not).
# Needs root, for port 69 of loopback addresses, which dnsmasq insists on. Nothing is installed: the packages are unpacked below artifacts/.
# usage: scripts/tftp-bench.sh [--repetitions N] [--clients N] [--size BYTES] [--server RIVAL]   (quick try: --clients 4 --size 65536 --repetitions 1)
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/tftp-rivals.sh
dotnet build src/PhoneRig.Cli -c Release -v q --nologo >&2
dotnet build tests/PhoneRig.Benchmarks -c Release -v q --nologo >&2
exec artifacts/bin/PhoneRig.Benchmarks/release/PhoneRig.Benchmarks tftp-bench --rivals "$rivals" "$@"
