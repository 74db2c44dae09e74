#!/usr/bin/env bash
# docx2python 3.5.0 prints other numbers before the paragraphs of a list than Word and LibreOffice do.
#
# ECMA-376 part 1, 17.18.59, lowerLetter: after z come aa, bb, cc: the same letter, once more for each 26. And 17.9.15:
# nums that point to one abstractNum and override nothing are one list, so the second goes on where the first stopped
# (LibreOffice 7.4.7 prints "bb." and "2." for the document below). docx2python counts z, aa, ab, and begins each num at 1.
# Nothing warns of it: a paragraph comes out under a number that another one bears on paper.
#
# Output seen:
#   letters: ['z)', 'aa)', 'ab)']
#   one list through two nums: ['1)', '1)']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check docx2python==3.5.0

"$folder/venv/bin/python" - "$folder/list.docx" <<'PYTHON'
import re
import sys
import zipfile

from docx2python import docx2python

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def level(abstract, start, format):
    return (
        f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="{start}"/><w:numFmt w:val="{format}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    )


def paragraph(num):
    in_list = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr></w:pPr>'
    return f"<w:p>{in_list}<w:r><w:t>item</w:t></w:r></w:p>"


nums = "".join(
    f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/></w:num>' for num, abstract in ((1, 0), (2, 1), (3, 1))
)
with zipfile.ZipFile(sys.argv[1], "w") as package:
    package.writestr(
        "[Content_Types].xml",
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{TYPE}.numbering+xml"/></Types>',
    )
    for name, kind, target in (
        ("_rels/.rels", "officeDocument", "word/document.xml"),
        ("word/_rels/document.xml.rels", "numbering", "numbering.xml"),
    ):
        link = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
        package.writestr(name, f'<Relationships xmlns="{RELATIONS}">{link}</Relationships>')
    package.writestr(
        "word/numbering.xml",
        f"<w:numbering {W}>{level(0, 26, 'lowerLetter')}{level(1, 1, 'decimal')}{nums}</w:numbering>",
    )
    body = paragraph(1) * 3 + paragraph(2) + paragraph(3)
    package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")

with docx2python(sys.argv[1]) as read:
    printed = re.findall(r"(\S+)\titem", read.text)
print("letters:", printed[:3])
print("one list through two nums:", printed[3:])
sys.exit(printed != ["z)", "aa)", "ab)", "1)", "1)"])
PYTHON
