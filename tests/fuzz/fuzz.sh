#!/usr/bin/env bash
# Fuzzes each way in: fuzz.sh SECONDS [INPUT…]. New inputs stay in build/fuzz/corpus, what breaks a promise in build/fuzz.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
shift || true
[ $# -gt 0 ] || set -- html plain model line offsets stored
for input; do
  if [ "$input" = stored ]; then
    env SECONDS="$seconds" node tests/fuzz/stored_fuzz.mjs
    continue
  fi
  longest=1024
  [ "$input" = model ] && longest=16384
  dictionary=tests/fuzz/$input.dict
  [ "$input" = plain ] && dictionary=tests/fuzz/html.dict
  [ -e "$dictionary" ] && dictionary=-dict=$dictionary || dictionary=
  mkdir -p "build/fuzz/corpus/$input"
  log=build/fuzz/$input.log
  "build/fuzz/tests/fuzz/${input}_fuzz" "build/fuzz/corpus/$input" "tests/fuzz/corpus/$input" $dictionary \
    -artifact_prefix="build/fuzz/$input-" -max_len=$longest -timeout=25 -rss_limit_mb=2048 -max_total_time="$seconds" \
    -print_final_stats=1 >"$log" 2>&1 || { tail -40 "$log"; exit 1; }
  sed -n 's/^Done \([0-9]*\) runs in \([0-9]*\) second.*/'"$input"': \1 runs in \2 s/p' "$log"
done
