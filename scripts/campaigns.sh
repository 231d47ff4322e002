#!/usr/bin/env bash
# Runs the tests that have a campaign (`campaignSeeds`, `isCampaign`) with DOSSIER_CAMPAIGN times the rounds, one
# suite after the other, so that none takes another's time away. Takes the test command.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 3

export DOSSIER_CAMPAIGN=${DOSSIER_CAMPAIGN:-10}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=()
while read -r file; do
  module=$(basename "$(dirname "$file")")
  suite=$module.$(basename "$file" .swift)
  printf '%s … ' "$suite"
  if "$@" --filter "^$suite/" >"$log" 2>&1 && ! grep -q 'Test run with 0 tests' "$log"; then
    grep -aoE 'Test run with .*' "$log" | tail -n 1
  else
    printf 'failed\n'
    failed+=("$suite")
    grep -aE -A 4 'error:|✘|recorded an issue|with 0 tests' "$log" | cut -c 1-1000 | head -n 80
  fi
done < <(grep -lE 'campaignSeeds|isCampaign' Tests/*/*Tests.swift)
if [[ ${#failed[@]} -gt 0 ]]; then
  printf 'Campaigns that failed: %s\n' "${failed[*]}"
  exit 1
fi
