"""PDFs whose fonts do not say which characters their signs are, as some printers and old programs write them."""

from tests.intake.files.parts import assembled, stream

BOX = b"1000 0 0 0 900 900 d1 100 100 700 700 re f"
DESCRIPTOR = (
    b"<</Type/FontDescriptor/FontName/AAAAAA+Song/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 900/Descent 0"
    b"/CapHeight 900/StemV 80>>"
)


def named_glyphs(text: str) -> bytes:
    """Signs that are named by their number: /G21, /G22."""
    codes = _codes(text)
    names = b" ".join(b"/G%02X" % code for code in range(33, 127))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 33/LastChar 126"
        b"/Widths[" + b"1000 " * 94 + b"]/Encoding<</Type/Encoding/Differences[33 " + names + b"]>>/Resources<<>>"
        b"/CharProcs<<" + b" ".join(b"/G%02X 6 0 R" % code for code in range(33, 127)) + b">>>>"
    )
    return assembled(_shown(bytes(codes).hex()), font, stream(BOX))


def private_use(text: str, beside: str = "") -> bytes:
    """Signs that a table maps to the private use area; `beside` stands in the same line, in a font that reads well."""
    codes = _codes(text)
    ranges = b"1 beginbfrange\n<21> <7E> <F021>\nendbfrange\n"
    font = (
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 33/LastChar 126/Widths["
        + b"1000 " * 94
        + b"]/ToUnicode 6 0 R>>"
    )
    return assembled(_shown(bytes(codes).hex(), beside), font, stream(_table(b"<00> <FF>", ranges)))


def unmapped(text: str) -> bytes:
    """Signs that are no more than the numbers of glyphs in a font that came along without a table."""
    codes = "".join(f"{1000 + ord(sign) % 997:04x}" for sign in text)
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Song/Encoding/Identity-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/AAAAAA+Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/DW 1000/FontDescriptor 6 0 R>>]>>"
    )
    return assembled(_shown(codes), font, DESCRIPTOR)


def _codes(text: str) -> list[int]:
    return [33 + ord(sign) % 94 for sign in text]


def _shown(codes: str, beside: str = "") -> bytes:
    lines = [codes[start : start + 96] for start in range(0, len(codes), 96)]
    shown = " ".join(f"<{line}> Tj 0 -24 Td" for line in lines)
    song = f"/Song 16 Tf <{beside.encode('utf-16-be').hex()}> Tj" if beside else ""
    return f"BT /F 16 Tf 60 760 Td {shown} 0 -24 Td {song} ET".encode()


def _table(space: bytes, ranges: bytes) -> bytes:
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        b"1 begincodespacerange\n" + space + b"\nendcodespacerange\n" + ranges + b"endcmap end end"
    )
