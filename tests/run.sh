#!/usr/bin/env bash
# Builds the solution once and runs every test. Needs the .NET SDK; brings a browser itself where it may.
# The last line is "N passed, N failed"; the exit code is 0 only if something ran and nothing failed.
# Chosen tests: bash tests/run.sh Etl House   (names of test projects, or parts of them)
# Each page is visited wide in Chinese and narrow in English, light and dark; INSIGHTS_EVERY_VIEW=1 visits the other two pairs as well (some ten minutes more).
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 3
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*" >&2; }
finish() { printf '%s passed, %s failed\n' "$1" "$2"; exit "$3"; }

command -v dotnet >/dev/null 2>&1 || { say "No dotnet on the PATH: install the .NET SDK that global.json names."; finish 0 1 3; }

# --- a browser and Chinese faces for the browser tests -----------------------------------------------
browser() {
  local name
  if [ -n "${INSIGHTS_BROWSER:-}" ]; then [ -x "$INSIGHTS_BROWSER" ] && printf '%s' "$INSIGHTS_BROWSER"; return; fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" 2>/dev/null && return
  done
}
chinese_faces() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]; }
install() { DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1; }
wanted=()
[ -n "$(browser)" ] || wanted+=(chromium)
chinese_faces || wanted+=(fontconfig fonts-noto-cjk)
if [ ${#wanted[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing ${wanted[*]} with apt-get (once)."
    { apt-get update >/dev/null 2>&1; install "${wanted[@]}"; } || say "apt-get could not install ${wanted[*]}; the tests go on without."
  else
    say "Not there: ${wanted[*]}. Install with: sudo apt-get install ${wanted[*]}"
  fi
fi
INSIGHTS_BROWSER="$(browser)"
export INSIGHTS_BROWSER
[ -n "$INSIGHTS_BROWSER" ] || say "No Chromium or Chrome was found: the browser tests will fail and say so."

# --- one build ---------------------------------------------------------------------------------------
results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT
say "Building Insights.sln (Release)."
if ! dotnet build Insights.sln -c Release -v quiet -nologo -clp:ErrorsOnly >&2; then
  say "The build failed: no test was run."
  finish 0 1 1
fi

# --- every test program, two at a time, the longest first, the browser's alone at the end ---------------
chosen() {
  [ $# -gt 1 ] || return 0
  local name="$1" part; shift
  for part in "$@"; do case "$name" in *"$part"*) return 0 ;; esac; done
  return 1
}
run() {
  local name="$1" limit="$2" began=$SECONDS rc
  local -a without=()
  if [[ $name = *Browser* && -z "${INSIGHTS_EVERY_VIEW:-}" ]]; then without=(-class- '*.EveryWidePageInEnglishTests' -class- '*.EveryNarrowPageInChineseTests'); fi
  dotnet exec "tests/$name/bin/Release/net10.0/$name.dll" -noColor -noLogo "${without[@]}" -result-trx "$results/$name.trx" >"$results/$name.log" 2>&1 &
  local pid=$!
  ( sleep "$limit" & nap=$!; trap 'kill $nap 2>/dev/null' TERM; wait $nap && echo "over $limit s" >"$results/$name.late" && kill "$pid" 2>/dev/null ) &
  local watch=$!
  wait "$pid"; rc=$?
  kill "$watch" 2>/dev/null; wait "$watch" 2>/dev/null
  echo "$rc $((SECONDS - began))" >"$results/$name.rc"
}
mapfile -t all < <(find tests -mindepth 2 -maxdepth 2 -name '*.Tests.csproj' | sed 's|.*/||; s|\.csproj$||' | sort)
quick=(); alone=()
for name in "${all[@]}"; do
  chosen "$name" "$@" || continue
  case "$name" in *Browser*) alone+=("$name") ;; *) quick+=("$name") ;; esac
done
# Each of two hands takes the next from one pile: a directory that only one of them can make marks what is taken.
long_first() { local name; for name in "$@"; do case "$name" in *Cli*) echo "0 $name" ;; *Policy*) echo "1 $name" ;; *) echo "2 $name" ;; esac; done | sort | cut -d' ' -f2; }
hand() { local name; for name in $(long_first "${quick[@]}"); do mkdir "$results/$name.taken" 2>/dev/null && run "$name" 900; done; }
hand & first=$!
hand & second=$!
wait "$first" "$second"
for name in "${alone[@]}"; do run "$name" "$([ -n "${INSIGHTS_EVERY_VIEW:-}" ] && echo 2000 || echo 1000)"; done

# --- the count ----------------------------------------------------------------------------------------
passed=0; failed=0
for name in "${quick[@]}" "${alone[@]}"; do
  read -r rc seconds <"$results/$name.rc"
  counters="$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null | head -n 1)"
  number() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  ok="$(number passed)"; bad="$(number failed)"; errors="$(number error)"; total="$(number total)"
  ok=${ok:-0}; bad=$(( ${bad:-0} + ${errors:-0} ))
  # A program that broke off, or ended badly without a failed test, is one failure more.
  if [ -f "$results/$name.late" ] || { [ "$rc" != 0 ] && [ "$bad" = 0 ]; }; then
    if [ "${total:-0}" != 0 ] || [ "$rc" != 8 ]; then bad=$((bad + 1)); fi
  fi
  passed=$((passed + ok)); failed=$((failed + bad))
  say "$(printf '%-32s %5d passed %5d failed %5d s %s' "$name" "$ok" "$bad" "$seconds" "$(cat "$results/$name.late" 2>/dev/null)")"
  if [ "$bad" != 0 ]; then say "--- $name"; tail -n 200 "$results/$name.log" >&2; fi
done
if [ $((passed + failed)) = 0 ]; then say "No test ran."; finish 0 0 1; fi
[ "$failed" = 0 ] && finish "$passed" 0 0
finish "$passed" "$failed" 1
