#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12: libreoffice-writer-nogui), a DOCX by python-docx 1.2.0: widths set on the cells alone
# (w:tcW), as its documentation advises for Word, leave the grid (w:gridCol) as `add_table` made it, all columns equal.
# Word goes by the cells; LibreOffice goes by the grid. Setting `table.columns[i].width` too makes both agree.
# It asks for `soffice` on the PATH, since Debian's packages cannot be put into a folder.
# Seen:
#   LibreOffice 7.4
#   cells alone: second column begins at 50 % of the table
#   cells and grid: second column begins at 10 % of the table
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 pypdfium2==4.30.0

seen=$(cd "$folder" && soffice --version | grep -oE 'LibreOffice [0-9]+\.[0-9]+' && "$folder/venv/bin/python" - <<'PYTHON'
import subprocess
from pathlib import Path

import docx
import pypdfium2
from docx.shared import Mm

WIDTHS = [Mm(15), Mm(135)]

for said, with_grid in (("cells alone", False), ("cells and grid", True)):
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for number, width in enumerate(WIDTHS):
        table.rows[0].cells[number].width = width
        table.rows[0].cells[number].text = "AB"[number]
        if with_grid:
            table.columns[number].width = width
    document.save("table.docx")
    profile = f"-env:UserInstallation={Path('profile').absolute().as_uri()}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "table.docx"], check=True, capture_output=True)
    words = pypdfium2.PdfDocument("table.pdf")[0].get_textpage()
    first, second = (words.get_charbox(words.get_text_bounded().index(letter), loose=True)[0] for letter in "AB")
    share = (second - first) / 72 * 25.4 / (150 if with_grid else 152.4)
    print(f"{said}: second column begins at {round(share * 20) * 5} % of the table")
PYTHON
)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
LibreOffice 7.4
cells alone: second column begins at 50 % of the table
cells and grid: second column begins at 10 % of the table
SEEN
