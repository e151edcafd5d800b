# Unpacks the rivals' packages to $rivals, once; to be sourced by the scripts that hold us against them. They conflict where they are installed.
rivals="$PWD/artifacts/rivals"
if [ ! -e "$rivals/done" ]; then
  mkdir -p "$rivals"
  apt-get update -qq >&2
  (cd "$rivals" && apt-get download -qq tftpd-hpa atftpd dnsmasq-base libwrap0 libpcre2-8-0 >&2 && for package in *.deb; do dpkg -x "$package" .; done && rm -f ./*.deb && touch done)
fi
export LD_LIBRARY_PATH="$rivals/usr/lib/$(uname -m)-linux-gnu:$rivals/lib/$(uname -m)-linux-gnu${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
