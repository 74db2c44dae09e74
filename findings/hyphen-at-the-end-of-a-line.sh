#!/usr/bin/env bash
# PDFium (pypdfium2 5.15.2, PDFium 159.0.8149.0): a hyphen that a page shows at the end of a line comes out as a sign that
# is no character, if a letter stands before it and one behind it: as U+0002 by one function of the text page, as U+FFFE
# by the other. The break of the line is gone with it. Between digits, or after a blank, the hyphen stays.
#
# Valid input: four lines of Helvetica with "well-" and "20-" at their ends. Searching such a text for "well-known" finds
# nothing, and U+FFFE may not be interchanged at all (Unicode 23.7).
#
# Output seen:
#   bounded: 'the well\x02known 20-\r\n30 plan'
#   range:   'the well\ufffeknown 20-\r\n30 plan'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 reportlab==5.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pypdfium2
from reportlab.pdfgen import canvas

buffer = io.BytesIO()
sheet = canvas.Canvas(buffer)
sheet.setFont("Helvetica", 14)
for row, line in enumerate(["the well-", "known 20-", "30 plan"]):
    sheet.drawString(72, 700 - 20 * row, line)
sheet.save()

page = pypdfium2.PdfDocument(buffer.getvalue())[0].get_textpage()
bounded, everything = page.get_text_bounded(), page.get_text_range()
print("bounded:", ascii(bounded))
print("range:  ", ascii(everything))
assert bounded == "the well\x02known 20-\r\n30 plan", "the behaviour has changed"
assert everything == "the well\ufffeknown 20-\r\n30 plan", "the behaviour has changed"
PYTHON
