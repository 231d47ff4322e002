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

# Each file of them in a process of its own, side by side: they mostly wait.
python=$PWD/.build/browser/bin/python
browser_status=0
if [[ -x $python ]]; then
  declare -A running=()
  for file in Tests/Browser/test_*.py; do
    name=$(basename "$file" .py)
    (cd Tests/Browser && "$python" -B -m unittest "$name") >"$browser_logs/$name" 2>&1 &
    running[$name]=$!
  done
  for name in "${!running[@]}"; do
    wait "${running[$name]}" || browser_status=1
    printf '%s: ' "$name"
    tail -n 3 "$browser_logs/$name" | tr -s '\n' ' '
    printf '\n'
  done
else
  printf 'The browser tests did not run: there is no .build/browser; run scripts/setup.sh --tests\n'
  browser_status=1
fi

if [[ $status -ne 0 ]]; then
  printf '\nWhat failed (exit code %s):\n' "$status"
  grep -E -A 3 'error:|✘|recorded an issue' "$log" | cut -c 1-1000 | head -n 120
fi
if [[ $browser_status -ne 0 ]]; then
  printf '\nWhat failed in the browser:\n'
  cat "$browser_logs"/* | cut -c 1-2000 | head -n 200
fi
if [[ $status -eq 0 ]]; then status=$browser_status; fi
exit "$status"
