#!/usr/bin/env bash
# Installs the program, its manual page and the completions of bash, zsh and fish; `make install` runs it,
# and so does scripts/package.sh. With --remove it takes the same files away again.
# usage: scripts/install.sh PROGRAM | --remove
# Environment: PREFIX, by default /usr/local; DESTDIR, put before every path; ZSH_FOLDER, below PREFIX.
# Exit codes: 0 done; 3 something is missing or cannot be written; 64 wrong usage.
set -euo pipefail
umask 022

if (($# != 1)); then
  printf 'usage: scripts/install.sh PROGRAM | --remove\n' >&2
  exit 64
fi
prefix=${PREFIX:-/usr/local}
if [[ $prefix != /* ]]; then
  printf 'install: PREFIX is an absolute path, not %s\n' "$prefix" >&2
  exit 64
fi
readonly root=${DESTDIR-}${prefix%/}
readonly program_place=$root/bin/dossier
readonly manual_place=$root/share/man/man1/dossier.1
readonly bash_place=$root/share/bash-completion/completions/dossier
readonly zsh_place=$root/${ZSH_FOLDER:-share/zsh/site-functions}/_dossier
readonly fish_place=$root/share/fish/vendor_completions.d/dossier.fish

if [[ $1 == --remove ]]; then
  rm -f -- "$program_place" "$manual_place" "$bash_place" "$zsh_place" "$fish_place"
  exit 0
fi

readonly program=$1
if [[ ! -x $program ]]; then
  printf 'install: there is no program at %s; run make build first\n' "$program" >&2
  exit 3
fi
manual=$(dirname "${BASH_SOURCE[0]}")/../docs/dossier.1
# The completions are made by the program itself; all of them before the first file is put anywhere.
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
for shell in bash zsh fish; do
  "$program" --generate-completion-script "$shell" >"$made/$shell"
done
# A file that the shell reads is no program.
sed -i '1{/^#!/d}' "$made/bash"

put() { # MODE FROM TO
  install -D -m "$1" -- "$2" "$3" || exit 3
}
put 755 "$program" "$program_place"
put 644 "$manual" "$manual_place"
put 644 "$made/bash" "$bash_place"
put 644 "$made/zsh" "$zsh_place"
put 644 "$made/fish" "$fish_place"
