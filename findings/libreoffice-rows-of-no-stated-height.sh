#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12: libreoffice-calc-nogui), an XLSX by xlsxwriter 3.2.9 whose rows state no height, with
# cells that wrap: Excel makes such rows as high as their text when it opens the file. LibreOffice prints them one line
# high where the file gives no height, so that all further lines are cut off; of a row that states its height all is
# printed. It asks for `soffice` on the PATH, since Debian's packages cannot be put into a folder.
# Seen:
#   LibreOffice 7.4
#   no height stated: 17 of 120 characters printed
#   height stated: 120 of 120 characters printed
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xlsxwriter==3.2.9 pypdfium2==4.30.0

seen=$(cd "$folder" && soffice --version | grep -oE 'LibreOffice [0-9]+\.[0-9]+' && "$folder/venv/bin/python" - <<'PYTHON'
import subprocess
from pathlib import Path

import pypdfium2
import xlsxwriter

TEXT = "".join(chr(0x6E00 + number) for number in range(120))

for said, height in (("no height stated", None), ("height stated", 160)):
    with xlsxwriter.Workbook("sheet.xlsx", {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        wrapped = book.add_format({"text_wrap": True, "valign": "top", "font_size": 10})
        sheet.set_column(0, 0, 24)
        if height:
            sheet.set_row(0, height)
        sheet.write_string(0, 0, TEXT, wrapped)
    profile = f"-env:UserInstallation={Path('profile').absolute().as_uri()}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "sheet.xlsx"], check=True, capture_output=True)
    words = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument("sheet.pdf"))
    print(f"{said}: {len(set(TEXT) & set(words))} of 120 characters printed")
PYTHON
)
echo "$seen"
diff <(echo "$seen") - <<'SEEN'
LibreOffice 7.4
no height stated: 17 of 120 characters printed
height stated: 120 of 120 characters printed
SEEN
