"""PDFs put together object by object."""

SONG = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>"
    b"/DW 1000>>]>>"
)


def assembled(content: bytes, font: bytes, *more: bytes) -> bytes:
    """A PDF of one page that draws `content` with the fonts /F (object 5, which may refer to `more` from object 6 on)
    and /Song."""
    resources = b"<</Font<</F 5 0 R/Song %d 0 R>>>>" % (6 + len(more))
    return written([*page(content, resources), font, *more, SONG])


def written(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first of which is the catalog."""
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + end


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """An object that holds this content."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def page(content: bytes, resources: bytes) -> list[bytes]:
    """The first four objects of a PDF with one page."""
    return [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources" + resources + b"/Contents 4 0 R>>",
        stream(content),
    ]


def picture_in_forms(depth: int) -> bytes:
    """A PDF whose only page is a picture, wrapped `depth` times."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"q /X Do Q", form % (6 + number)) for number in range(depth)]
    picture = stream(b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray")
    return written([*page(b"q /X Do Q", b"<</XObject<</X 5 0 R>>>>"), *forms, picture])
