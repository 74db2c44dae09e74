"""WordprocessingML by hand: paragraphs with numbers, the lists they belong to, and whole packages of such parts."""

from tests.intake.files.docx import rebuilt, with_body

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"

# Declared on the root of every document made here, as Word does.
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text: str = "", *, num: int | None = None, ilvl: int | None = 0, style: str = "", more: str = "") -> str:
    """A paragraph; `num` puts it into a list, `style` gives it a style, `more` is further properties."""
    level = "" if ilvl is None else f'<w:ilvl w:val="{ilvl}"/>'
    number = "" if num is None else f'<w:numPr>{level}<w:numId w:val="{num}"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{number}{more}</w:pPr>{run(text) if text else ''}</w:p>"


def lvl(
    fmt: str, text: str, *, ilvl: int = 0, start: int = 1, suff: str = "nothing", more: str = "", rpr: str = ""
) -> str:
    """A level of a list, its children in the order of the schema."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}'
        f'<w:suff w:val="{suff}"/><w:lvlText w:val="{text}"/><w:rPr>{rpr}</w:rPr></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{more}{''.join(levels)}</w:abstractNum>"
    )


def num(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def package(
    body: str, *, numbering: str = "", styles: str = "", more: dict | None = None, strict: bool = False
) -> bytes:
    """A document of this body, with a part each of numbers and styles where they are given."""
    parts = {"word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}
    given = {"numbering": numbering, "styles": styles}
    for name, content in given.items():
        if content:
            parts[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{content}</w:{name}>"
    parts |= more or {}

    def change(old: dict) -> dict:
        new = old | parts
        return {name: _strict(content) for name, content in new.items()} if strict else new

    return rebuilt(with_body(""), change)


def _strict(content: str | bytes) -> str | bytes:
    """The same part in the names of ISO/IEC 29500 Strict."""
    if isinstance(content, bytes):
        try:
            content = content.decode()
        except UnicodeDecodeError:
            return content
    content = content.replace(W, STRICT_W).replace(R, STRICT_R)
    return content.replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"
    ).replace("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")
