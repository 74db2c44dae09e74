#!/usr/bin/env bash
# pypdf 7.1.0 does not read /ActualText: where a PDF says which characters its glyphs stand for, it gives those of the
# font's table all the same. One glyph of a CJK font often serves two code points (the radical U+2F49 and the character
# U+6708 look alike); Chromium prints such a month with the radical in the table and the character in /ActualText
# (ISO 32000-1, 14.9.4: replacement text for extraction), so that pypdf finds "6U+2F49" and a search for the month fails.
#
# Valid input: a page that shows U+2F49 in a marked-content sequence whose /ActualText is U+6708, as Chromium writes it.
# PDFium reads the same bytes as they are meant.
#
# Output seen:
#   pypdf 7.1.0:     '6\u2f49'
#   pypdfium2 5.15.2: '6\u6708'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypdf==7.1.0 pypdfium2==5.15.2
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pypdf
import pypdfium2

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>"
    b"/DW 1000>>]/ToUnicode 6 0 R>>"
)
CONTENT = b"BT /F 16 Tf 72 700 Td <0036> Tj /Span<</ActualText<FEFF6708>>> BDC <6708> Tj EMC ET"
TABLE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    b"2 beginbfchar <0036> <0036> <6708> <2F49> endbfchar endcmap end end"
)


def stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


objects = [
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
    stream(CONTENT),
    FONT,
    stream(TABLE),
]
file, places = b"%PDF-1.5\n", []
for number, each in enumerate(objects, start=1):
    places.append(len(file))
    file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
start = len(file)
file += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
file += b"trailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start

by_pypdf = pypdf.PdfReader(io.BytesIO(file)).pages[0].extract_text()
by_pdfium = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_bounded()
print("pypdf 7.1.0:     ", ascii(by_pypdf))
print("pypdfium2 5.15.2:", ascii(by_pdfium))
assert by_pypdf == "6\u2f49", "the behaviour has changed"
assert by_pdfium == "6\u6708", "the behaviour has changed"
PYTHON
