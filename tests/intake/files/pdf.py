"""PDF files, drawn by reportlab with Adobe's Song font, which needs no font file."""

import io
from collections.abc import Callable

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


def scanned_with_foot(pages: int = 3) -> bytes:
    """A scan whose pages a program has numbered."""
    from PIL import Image

    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer)
    for number in range(1, pages + 1):
        sheet.drawImage(ImageReader(Image.new("L", (40, 40), 200)), 0, 0, 400, 400)
        sheet.drawString(290, 30, f"- {number} -")
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def signed_scan(pages: int = 1) -> bytes:
    """A scan that the program which made it signed below each page."""
    from PIL import Image

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer)
    for _ in range(pages):
        sheet.drawImage(ImageReader(Image.new("L", (40, 40), 200)), 0, 30, 590, 800)
        sheet.setFont(FONT, 10)
        sheet.drawString(400, 10, "由青禾扫描宝扫描创建")
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def protected_pdf(*lines: str) -> bytes:
    """A PDF that asks for a password."""
    return encrypted(pdf_bytes(list(lines)), "柳叶", "RC4-128")


def encrypted(original: bytes, password: str, algorithm: str) -> bytes:
    """The PDF as it opens with this password; with an empty one it opens by itself and only must not be changed."""
    return rewritten(original, lambda writer: writer.encrypt(password, "柳叶柳叶", algorithm=algorithm))


def merged(*files: bytes) -> bytes:
    """The pages of these PDFs, one after the other."""

    def append(writer: pypdf.PdfWriter) -> None:
        for each in files[1:]:
            writer.append(io.BytesIO(each))

    return rewritten(files[0], append)


def pdf_with_looping_pages() -> bytes:
    """A PDF whose page tree holds itself."""

    def loop(writer: pypdf.PdfWriter) -> None:
        tree = writer._root_object["/Pages"].get_object()
        tree[NameObject("/Kids")].append(writer._root_object.raw_get("/Pages"))

    return rewritten(pdf_bytes(["青禾县"]), loop)


def pdf_with_content(content: bytes) -> bytes:
    """A PDF whose only page draws by these operators."""

    def replace(writer: pypdf.PdfWriter) -> None:
        stream = pypdf.generic.StreamObject()
        stream.set_data(content)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())

    return rewritten(pdf_bytes(["青禾县"]), replace)


def rewritten(original: bytes, change: Callable[[pypdf.PdfWriter], None]) -> bytes:
    """The PDF after a change."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(original))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
