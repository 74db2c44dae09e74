#!/usr/bin/env bash
# ical.js 2.2.1: BYSETPOS counts for nothing beside BYMONTHDAY. "The 30th, or the last day of a month that has none" is
# written as the last of the 28th to the 30th (RFC 5545, 3.3.10, BYSETPOS); the rule is taken without complaint, and
# gives all three days. Beside BYDAY the same part is kept.
# Seen:
#   FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1: 2027-01-30 2027-02-28 2027-03-28 2027-03-29
#   FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: 2027-01-29 2027-02-26 2027-03-31 2027-04-30
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" ical.js@2.2.1

cat > "$folder/expand.mjs" <<'JS'
import ICAL from "ical.js";

const asked = [
  ["FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "2027-01-30"],
  ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2027-01-29"],
];
for (const [rule, start] of asked) {
  const steps = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(start));
  console.log(`${rule}: ${[1, 2, 3, 4].map(() => steps.next().toString()).join(" ")}`);
}
JS
seen=$(node "$folder/expand.mjs")
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1: 2027-01-30 2027-02-28 2027-03-28 2027-03-29
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: 2027-01-29 2027-02-26 2027-03-31 2027-04-30
SEEN
