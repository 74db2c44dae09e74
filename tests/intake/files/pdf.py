"""PDF files, drawn by reportlab with Adobe's Song font, which needs no font file."""

import io

import pypdf
from pypdf.generic import NameObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

FONT = "STSong-Light"


def pdf_bytes(*pages: list[str]) -> bytes:
    """A PDF with one page for each list of lines."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer)
    for lines in pages:
        sheet.setFont(FONT, 12)
        for number, line in enumerate(lines):
            sheet.drawString(72, 780 - 20 * number, line)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def scanned_pdf() -> bytes:
    """A PDF whose only page is a picture."""
    from PIL import Image

    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer)
    sheet.drawImage(ImageReader(Image.new("L", (40, 40), 200)), 0, 0, 400, 400)
    sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def protected_pdf(*lines: str) -> bytes:
    """A PDF that asks for a password."""
    return _rewritten(pdf_bytes(list(lines)), lambda writer: writer.encrypt("柳叶", algorithm="RC4-128"))


def pdf_with_looping_pages() -> bytes:
    """A PDF whose page tree holds itself."""

    def loop(writer: pypdf.PdfWriter) -> None:
        tree = writer._root_object["/Pages"].get_object()
        tree[NameObject("/Kids")].append(writer._root_object.raw_get("/Pages"))

    return _rewritten(pdf_bytes(["青禾县"]), loop)


def pdf_with_content(content: bytes) -> bytes:
    """A PDF whose only page draws by these operators."""

    def replace(writer: pypdf.PdfWriter) -> None:
        stream = pypdf.generic.StreamObject()
        stream.set_data(content)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())

    return _rewritten(pdf_bytes(["青禾县"]), replace)


def _rewritten(original: bytes, change) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(original))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
