#!/usr/bin/env bash
# icalendar 7.3.0, Calendar.calendar_name: the NAME of a calendar is TEXT (RFC 7986, 5.1), so that ; , \ and line breaks
# are escaped in the file (RFC 5545, 3.3.11) and plain in the program. The library does neither: what it writes has the
# signs as they are, unlike the SUMMARY beside it, and what another program wrote by the RFC keeps its backslashes.
# Seen:
#   written: NAME:plans; dates, notes
#   written: SUMMARY:plans\; dates\, notes
#   read: plans\; dates\, notes
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.0

seen=$("$folder/venv/bin/python" - <<'PYTHON'
from icalendar import Calendar

calendar = Calendar()
calendar.calendar_name = "plans; dates, notes"
calendar.add("summary", "plans; dates, notes")
for line in calendar.to_ical().decode().splitlines():
    if line.startswith(("NAME", "SUMMARY")):
        print("written:", line)
by_the_rfc = "BEGIN:VCALENDAR\r\nNAME:plans\\; dates\\, notes\r\nEND:VCALENDAR\r\n"
print("read:", Calendar.from_ical(by_the_rfc).calendar_name)
PYTHON
)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
written: NAME:plans; dates, notes
written: SUMMARY:plans\; dates\, notes
read: plans\; dates\, notes
SEEN
