#!/usr/bin/env bash
# Runs a test command, then the browser tests, and where a test failed, says at the very end which and why: the
# reports of some hundred suites that ran side by side would otherwise bury it.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 3

log=$(mktemp)
browser_logs=$(mktemp -d)
trap 'rm -rf "$log" "$browser_logs"' EXIT
"$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# Each file of them in a process of its own, some side by side: they partly wait, but each starts a browser and
# builds sites, and all at once on two cores they wait for each other until a page does not open in time.
python=$PWD/.build/browser/bin/python
browser_status=0
if [[ -x $python ]]; then
  printf '%s\n' Tests/Browser/test_*.py | xargs -P $(($(nproc) + 1)) -I{} sh -c '
    name=$(basename "$1" .py)
    cd Tests/Browser && "$2" -B -m unittest "$name" >"$3/$name" 2>&1
    status=$?
    printf "%s: %s\n" "$name" "$(tail -n 3 "$3/$name" | tr -s "\n" " ")"
    exit $status' - {} "$python" "$browser_logs" || browser_status=1
else
  printf 'The browser tests did not run: there is no .build/browser; run scripts/setup.sh --tests\n'
  browser_status=1
fi

if [[ $status -ne 0 ]]; then
  printf '\nWhat failed (exit code %s):\n' "$status"
  # A report runs to the next line that begins one; its last lines tell what a program printed before it failed.
  awk '/^(◇|✔|⚠|✘)/ { shown = /^✘/ } shown || /error:/' "$log" | cut -c 1-1000 | head -n 300
fi
if [[ $browser_status -ne 0 ]]; then
  printf '\nWhat failed in the browser:\n'
  grep -LZ '^OK' "$browser_logs"/* | xargs -0 cat | cut -c 1-2000 | head -n 300
fi
if [[ $status -eq 0 ]]; then status=$browser_status; fi
exit "$status"
