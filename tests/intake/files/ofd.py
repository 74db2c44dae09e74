"""OFD documents, put together part by part (GB/T 33190-2016)."""

from tests.intake.files.docx import zipped

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_SIZE = 5.0
_LINE = 10.0
_LEFT = 25.0


def ofd_bytes(*pages: list[str], parts: dict[str, str | bytes] | None = None, document: str = "") -> bytes:
    """A document with one page for each list of lines; ``document`` is put into Document.xml, ``parts`` are added."""
    return ofd_of(*(lines_at_top(lines) for lines in pages), parts=parts, document=document)


def ofd_of(*pages: str, parts: dict[str, str | bytes] | None = None, document: str = "") -> bytes:
    """A document whose pages hold exactly this XML in their one layer."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    made: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {NAMESPACE} Version='1.0' DocType='OFD'><ofd:DocBody><ofd:DocInfo>"
        "<ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData>{area}{document}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for number, layer in enumerate(pages):
        made[f"Doc_0/Pages/Page_{number}/Content.xml"] = page(layer)
    return zipped(made | (parts or {}))


def page(layer: str) -> str:
    return f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer ID='9'>{layer}</ofd:Layer></ofd:Content></ofd:Page>"


def lines_at_top(lines: list[str]) -> str:
    return "".join(words(line, 30 + _LINE * at) for at, line in enumerate(lines))


def words(text: str, y: float, x: float = _LEFT, more: str = "", inside: str = "") -> str:
    """One line of text at this place (mm from the top left), with more attributes and elements of the object."""
    place = f'Boundary="{x} {y} {_SIZE * max(len(text), 1)} {_SIZE}"'
    steps = f'DeltaX="g {len(text) - 1} {_SIZE}"' if len(text) > 1 else ""
    return (
        f'<ofd:TextObject ID="{round(x * 7 + y * 1000)}" {place} Font="3" Size="{_SIZE}" {more}>{inside}'
        f'<ofd:TextCode X="0" Y="{_SIZE - 1}" {steps}>{text}</ofd:TextCode></ofd:TextObject>'
    )
