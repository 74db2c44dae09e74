#!/usr/bin/env bash
# ical.js 2.2.1: a yearly rule for the last day of several months (RFC 5545, BYMONTHDAY=-1 counts from the end of each)
# falls on the day after in the shorter of them from its second year on; the same days by FREQ=MONTHLY are right. The
# first year is right, so that a short test passes.
# Seen:
#   FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1: 2026-06-30 2026-12-31 2027-07-01 2027-12-31
#   FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=-1: 2026-06-30 2026-12-31 2027-06-30 2027-12-31
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" ical.js@2.2.1

cat > "$folder/expand.mjs" <<'JS'
import ICAL from "ical.js";

for (const frequency of ["YEARLY", "MONTHLY"]) {
  const rule = `FREQ=${frequency};BYMONTH=6,12;BYMONTHDAY=-1`;
  const steps = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString("2026-06-30"));
  console.log(`${rule}: ${[1, 2, 3, 4].map(() => steps.next().toString()).join(" ")}`);
}
JS
seen=$(node "$folder/expand.mjs")
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1: 2026-06-30 2026-12-31 2027-07-01 2027-12-31
FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=-1: 2026-06-30 2026-12-31 2027-06-30 2027-12-31
SEEN
