#!/usr/bin/env bash
# Runs a test command and, where a test failed, says at the very end which and why: the reports of
# some hundred suites that ran side by side would otherwise bury it.
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if [[ $status -ne 0 ]]; then
  printf '\nWhat failed (exit code %s):\n' "$status"
  grep -E -A 3 'error:|✘|recorded an issue' "$log" | cut -c 1-1000 | head -n 120
fi
exit "$status"
