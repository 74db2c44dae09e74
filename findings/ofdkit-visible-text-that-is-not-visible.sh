#!/usr/bin/env bash
# ofdkit 0.2.0 (Python 3.11): Page.text(), "the page's visible text", holds text of objects that say Visible="false".
#
# GB/T 33190-2016, 8.5 (CT_GraphicUnit): Visible says whether an object is shown; the default is true. A page with
# one object that is shown, one that is not, and one in a block that is not, gives all three, without a warning. Whoever
# indexes or signs what can be seen gets more than that.
#
# Output seen:  ['shown', 'not shown', 'in a block that is not shown'] []
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check ofdkit==0.2.0
"$folder/venv/bin/python" - <<'END'
import io
import zipfile

import ofdkit

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def words(number, text, y, more=""):
    return (
        f'<ofd:TextObject ID="{number}" Boundary="20 {y} 150 5" Font="1" Size="4" {more}>'
        f'<ofd:TextCode X="0" Y="4" DeltaX="g {len(text) - 1} 2">{text}</ofd:TextCode></ofd:TextObject>'
    )


block = f'<ofd:PageBlock ID="9" Visible="false">{words(5, "in a block that is not shown", 60)}</ofd:PageBlock>'
layer = words(3, "shown", 40) + words(4, "not shown", 50, 'Visible="false"') + block
parts = {
    "OFD.xml": f'<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>'
    "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea>"
    "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
    '<ofd:Page ID="2" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
    "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer ID="8">{layer}</ofd:Layer>'
    "</ofd:Content></ofd:Page>",
}
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as package:
    for name, part in parts.items():
        package.writestr(name, part)
with ofdkit.open(buffer.getvalue()) as document:
    lines = [line for line in document.pages[0].text().splitlines() if line]
    print(lines, document.warnings)
assert lines == ["shown", "not shown", "in a block that is not shown"], "it behaves otherwise now"
END
