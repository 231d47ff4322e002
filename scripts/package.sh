#!/usr/bin/env bash
# Makes a Debian package of the program in .build-package/ and prints its path. It runs without Swift, whose
# runtime is linked into the program, on the release of Debian or Ubuntu that it was made on. The same
# commit, built by the same tools in the same folder, gives the same bytes: every time in the package is the
# commit's.
# usage: scripts/package.sh [--program PROGRAM [--folder FOLDER]], with PROGRAM instead of building one, and
# FOLDER instead of .build-package for what is made
# Environment: SOURCE_DATE_EPOCH, by default the time of the last commit.
# Exit codes: 0 done; 3 something is missing; 64 wrong usage; others: a build or a tool failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 022
export LC_ALL=C TZ=UTC

program=
folder=.build-package
while (($# > 0)); do
  case "$1:${2-}" in
    --program:?*) program=$2 ;;
    --folder:?*) folder=$2 ;;
    *)
      printf 'usage: scripts/package.sh [--program PROGRAM] [--folder FOLDER]\n' >&2
      exit 64
      ;;
  esac
  shift 2
done

for tool in dpkg-deb dpkg-shlibdeps strip; do
  if ! command -v "$tool" >/dev/null; then
    printf 'package: %s is missing; run scripts/setup.sh --package\n' "$tool" >&2
    exit 3
  fi
done
if [[ -z ${SOURCE_DATE_EPOCH-} ]]; then
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) || exit 3
fi
export SOURCE_DATE_EPOCH

# A build of its own: one with Swift's libraries inside shares nothing with the one that tests use. The C
# libraries keep the names of their files for their complaints; they need not know where these lay.
if [[ -z $program ]]; then
  flags=(-c release --static-swift-stdlib --scratch-path .build-package)
  for compiler in -Xcc -Xcxx; do flags+=("$compiler" "-ffile-prefix-map=$PWD/.build-package/checkouts/="); done
  swift build --product dossier "${flags[@]}" >&2
  program=$(swift build "${flags[@]}" --show-bin-path)/dossier
fi

root=$folder/root
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/share/doc/dossier"
ZSH_FOLDER=share/zsh/vendor-completions PREFIX=/usr DESTDIR=$root scripts/install.sh "$program"
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/dossier"

# The version stands in the program alone; behind it the first packaging of that version.
version=$("$root/usr/bin/dossier" --version)-1
architecture=$(dpkg --print-architecture)
package=$folder/dossier_${version}_$architecture.deb
date=$(date --utc --rfc-email --date="@$SOURCE_DATE_EPOCH")
maintainer='The maintainers of dossier <dossier@packages.invalid>'

documents=$root/usr/share/doc/dossier
install -m 644 scripts/debian/copyright "$documents/copyright"
install -m 644 CHANGELOG.md "$documents/changelog"
cat >"$documents/changelog.Debian" <<END
dossier ($version) unstable; urgency=medium

  * As in the changelog of the program, which lies beside this file.

 -- $maintainer  $date
END
gzip -9n "$documents/changelog" "$documents/changelog.Debian" "$root/usr/share/man/man1/dossier.1"
install -D -m 644 scripts/debian/lintian-overrides "$root/usr/share/lintian/overrides/dossier"

# What the program is linked to, as packages. The tool asks for the control file of a source package.
links=$folder/links
rm -rf "$links"
mkdir -p "$links/debian"
printf 'Source: dossier\n\nPackage: dossier\nArchitecture: any\n' >"$links/debian/control"
binary=$(realpath "$root/usr/bin/dossier")
depends=$(cd "$links" && dpkg-shlibdeps -O "$binary" | sed -n 's/^shlibs:Depends=//p')
if [[ -z $depends ]]; then
  printf 'package: dpkg-shlibdeps does not say what the program is linked to\n' >&2
  exit 3
fi

size=$(find "$root/usr" -type f -printf '%s\n' | awk '{ sum += int(($1 + 1023) / 1024) } END { print sum }')
cat >"$root/DEBIAN/control" <<END
Package: dossier
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $size
Depends: $depends
Section: text
Priority: optional
Description: static site generator for briefing dossiers
 It turns annotated Markdown notes and a register of sources into a website
 that can be checked claim by claim: every citation leads to the exact
 paragraph of its source, and every paragraph back to the claims that rest
 on it. The site is a folder of plain HTML files that opens from disk.
END
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
chmod 644 "$root/DEBIAN/control" "$root/DEBIAN/md5sums"

find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
rm -f "$folder"/dossier_*.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >&2
printf '%s\n' "$package"
