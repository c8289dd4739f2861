#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Loads the demonstration: load.sh SIPAS_COMMAND DEMO_YEAR
# Safe to run again: what is there stays as it is, and no second release is made.
set -eu

if [ $# -ne 2 ]; then
  echo "usage: load.sh SIPAS_COMMAND DEMO_YEAR" >&2
  exit 2
fi
sipas=$1
year=$2
case $year in
  [0-9][0-9][0-9][0-9]) ;;
  *) echo "load.sh: DEMO_YEAR must have four digits: $year" >&2; exit 2 ;;
esac
demo=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=$demo/../data
survey=DUNGQUAT_$year
province=QUANGNGAI_$year

released() {
  "$sipas" release list --json | grep -q "\"survey\":[[:space:]]*\"$survey\""
}

# The release is the last step; the days of the responses count back from the day of the first run,
# so filling them in anew on a later day would turn every response into a conflict.
if "$sipas" survey show "$survey" >/dev/null 2>&1 && released; then
  echo "demonstration $survey: unchanged"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

fill_years() {
  sed -e "s/@LAST_YEAR@/$((year - 1))/g" -e "s/@YEAR_AFTER_NEXT@/$((year + 2))/g" \
    -e "s/@NEXT_YEAR@/$((year + 1))/g" -e "s/@YEAR@/$year/g" "$demo/$1.in" >"$work/$1"
}

# Day numbers by the civil calendar in plain arithmetic: not every awk has strftime, and one `date`
# for each line would be slow. fill_days FILE; today is Vietnam's, where the counters stand.
fill_days() {
  awk '
    function number_of(y, m, d,   era_year, shifted) {
      era_year = m <= 2 ? y - 1 : y
      shifted = (m + 9) % 12
      return 365 * era_year + int(era_year / 4) - int(era_year / 100) + int(era_year / 400) \
        + int((153 * shifted + 2) / 5) + d - 1
    }
    function date_of(n,   y, day, shifted) {
      y = int((10000 * n + 14780) / 3652425)
      day = n - number_of(y, 3, 1)
      if (day < 0) { y--; day = n - number_of(y, 3, 1) }
      shifted = int((100 * day + 52) / 3060)
      return sprintf("%04d-%02d-%02d", y + int((shifted + 2) / 12), (shifted + 2) % 12 + 1,
        day - int((shifted * 306 + 5) / 10) + 1)
    }
    NR == FNR { split($0, part, "-"); today = number_of(part[1] + 0, part[2] + 0, part[3] + 0); next }
    {
      while (match($0, /@-[0-9]+@/)) {
        back = substr($0, RSTART + 2, RLENGTH - 3) + 0
        $0 = substr($0, 1, RSTART - 1) date_of(today - back) substr($0, RSTART + RLENGTH)
      }
      print
    }
  ' "$work/today" "$1"
}

# All that is stored: what is shown stands still for a day.
stored_responses() {
  "$sipas" results --survey "$1" --disclosure none --json | tr -d ' \n' | sed -n 's/.*"responses":\([0-9]*\).*/\1/p'
}

# import_responses SURVEY FILE. A run that was broken off on an earlier day left responses with other days; they are
# refused as conflicts and that is right, so what counts is that all are there.
import_responses() {
  all=$(wc -l <"$2" | tr -d ' ')
  [ "$(stored_responses "$1")" != "$all" ] || return 0
  "$sipas" import --survey "$1" "$2" || [ "$(stored_responses "$1")" = "$all" ]
}

# The rounds of this survey count back from the day of the first run, too.
add_province() {
  "$sipas" survey show "$province" >/dev/null 2>&1 || "$sipas" survey add "$work/survey_qn_days.json"
  import_responses "$province" "$work/responses_qn.jsonl"
}

TZ='<+07>-7' date +%Y-%m-%d >"$work/today"
fill_years survey.json
fill_years scores_dq.json
fill_years survey_qn.json
fill_days "$work/survey_qn.json" >"$work/survey_qn_days.json"
fill_days "$demo/responses.jsonl.in" >"$work/responses.jsonl"
fill_days "$demo/responses_qn.jsonl.in" >"$work/responses_qn.jsonl"

"$sipas" instrument add "$data"/instruments/*.json "$demo/instrument_qn.json"
"$sipas" par framework add "$data"/frameworks/*.json
"$sipas" unit add "$demo/units.json"
"$sipas" unit add "$demo/units_qn.json"
"$sipas" procedure add "$demo/procedures.json"
"$sipas" procedure add "$demo/procedures_qn.json"
"$sipas" survey add "$work/survey.json"
import_responses "$survey" "$work/responses.jsonl"
add_province
"$sipas" unit add "$demo/par/units.json"
"$sipas" par score "$demo/scores_tg_2019.json" "$work/scores_dq.json" "$demo"/par/scores_*.json
"$sipas" par target add "$demo"/par/targets_*.json
released || "$sipas" release --survey "$survey"
