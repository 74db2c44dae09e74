"""OpenDocument texts, put together part by part (OASIS ODF 1.3, part 2)."""

import io
import zipfile

_NAMES = ["office", "text", "table", "style", "manifest", "script"]
NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
NAMESPACES += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
NAMESPACES += ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'


def odt_bytes(body: str, automatic: str = "", styles: str = "", parts: dict[str, str | bytes] | None = None) -> bytes:
    """A text document with this XML as its body, these automatic styles, named styles, and further parts."""
    content = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body>"
    return package(
        "text",
        {
            "content.xml": f"<office:document-content {NAMESPACES}>{content}</office:document-content>",
            "styles.xml": f"<office:document-styles {NAMESPACES}>{styles}</office:document-styles>",
            "META-INF/manifest.xml": f"<manifest:manifest {NAMESPACES}/>",
        }
        | (parts or {}),
    )


def package(kind: str, parts: dict[str, str | bytes]) -> bytes:
    """A package of this kind; which it is stands first and is not compressed (part 2, 3.3)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def paragraphs(*lines: str) -> str:
    return "".join(f"<text:p>{line}</text:p>" for line in lines)


def hidden(name: str, properties: str = 'text:display="none"') -> str:
    """A style of characters with these properties."""
    return f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'
