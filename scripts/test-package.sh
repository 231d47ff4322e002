#!/usr/bin/env bash
# Makes the Debian package and tries it where there is nothing else: in an empty folder into which only the
# packages that it depends on are unpacked, it builds the dossier of this repository, and the site has to be
# the committed one. Needs root (for chroot and a mount of its own) and apt; where either is lacking it fails,
# since nothing would be tested.
# usage: scripts/test-package.sh [PACKAGE], by default one that is made first
# Exit codes: 0 all holds; 1 something does not; 3 something is missing; 64 wrong usage.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 022

if (($# > 1)); then
  printf 'usage: scripts/test-package.sh [PACKAGE]\n' >&2
  exit 64
fi
if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
  printf 'test-package: needs root and apt: nothing was tested\n' >&2
  exit 3
fi
scripts/setup.sh --package
if ! command -v lintian >/dev/null; then
  install=(env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends lintian)
  # The lists of packages may be absent or old.
  "${install[@]}" >/dev/null 2>&1 || { apt-get update -qq && "${install[@]}" >/dev/null; }
fi

say() { printf 'test-package: %s\n' "$*"; }
fail() {
  say "$1"
  exit 1
}

package=${1-}
if [[ -z $package ]]; then package=$(scripts/package.sh); fi
package=$(realpath "$package")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# apt hands files to a user of its own.
chmod 755 "$work"

lintian --no-cfg --fail-on error --info "$package" || fail 'lintian finds errors'

# A program gives the same bytes whenever, where and by whomever it is packed.
dpkg-deb -x "$package" "$work/unpacked"
mkdir "$work/again"
(
  umask 077
  export TZ=Asia/Tehran LC_ALL=C.UTF-8
  scripts/package.sh --program "$work/unpacked/usr/bin/dossier" --folder "$work/again" >/dev/null 2>&1
)
cmp "$work"/again/*.deb "$package" || fail 'two packages of one program differ'
if strings -n 6 "$work/unpacked/usr/bin/dossier" | grep -F "$PWD/"; then fail 'the program names this folder'; fi

# The manual and the completions say what the program says, and are read without complaint.
manual=$(dpkg-deb --fsys-tarfile "$package" | tar -xO ./usr/share/man/man1/dossier.1.gz | gzip -dc)
[[ $manual == "$(cat docs/dossier.1)" ]] || fail 'the manual page is not docs/dossier.1'
bash -n "$work/unpacked/usr/share/bash-completion/completions/dossier" || fail "bash does not read its completions"

# An empty root: apt works out what is needed as if nothing were installed, and fetches it.
root=$work/root
mkdir -p "$root"/usr/{bin,sbin,lib,lib64} "$root/tmp" "$work/apt/archives/partial"
for name in bin sbin lib lib64; do ln -s "usr/$name" "$root/$name"; done
: >"$work/apt/status"
fetch() {
  apt-get -qq -y --no-install-recommends --download-only -o APT::Sandbox::User=root \
    -o Dir::State::status="$work/apt/status" -o Dir::Cache::archives="$work/apt/archives" install "$package"
}
fetch >"$work/apt/log" 2>&1 || { apt-get -qq update && fetch; } || fail 'apt could not fetch what the package needs'
for needed in "$work"/apt/archives/*.deb "$package"; do dpkg-deb -x "$needed" "$root"; done
say "unpacked $(find "$work/apt/archives" -name '*.deb' | wc -l) packages that it depends on"
if find "$root" -name 'libswift*' | grep -q .; then fail 'Swift is in the root: the test would say nothing'; fi

mkdir "$root/dossier"
cp -R content site "$root/dossier"
mkdir "$root/proc"
# Without /proc a Swift program does not see its arguments; the mount is gone with the process that made it.
inside() {
  # shellcheck disable=SC2016 # the inner shell's own arguments
  unshare --mount sh -c 'root=$1; shift
    mount -t proc proc "$root/proc" && exec env -i PATH=/usr/bin:/bin "$(command -v chroot)" "$root" "$@"' \
    sh "$root" /usr/bin/dossier "$@"
}
version=$(inside --version) || fail 'the program does not start'
[[ $(dpkg-deb -f "$package" Version) == "$version"-* ]] || fail "the package says another version than $version"
inside check /dossier || fail 'the dossier of this repository has errors there'
inside build --check /dossier || fail 'the committed site is not what a build would write there'
inside build /dossier -o /tmp/site || fail 'the dossier of this repository does not build there'
# Files that nobody builds are no part of it; those that are, stand in files.txt.
diff -r site "$root/tmp/site" || fail 'the site that was built there is not the committed one'
say "$(basename "$package"): $(stat -c %s "$package") bytes, installed $(stat -c %s "$root/usr/bin/dossier") bytes"
say 'all holds'
