"""The parts of a Word document and what leads from one to another (ECMA-376 part 2, Open Packaging Conventions).

Read here and not by python-docx, which knows nothing of Strict documents (ISO/IEC 29500-1) and gives a whole file up
for one relationship that leads nowhere, such as the picture that Word and WPS write as ``NULL``.
"""

import codecs
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "officeDocument"
# Each Strict name has a transitional twin of this form (ISO/IEC 29500-4, annex A), and only that is read further on.
_STRICT_NAME = re.compile(r"""(["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_TRANSITIONAL_NAME = r"\1http://schemas.openxmlformats.org/\2/2006/"


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


class Relationship(NamedTuple):
    """``kind`` is the last word of its type (styles, header, image …); ``target`` a part's name, or "" outside."""

    kind: str
    target: str


class Package:
    """The parts of an open container that has passed ``check_docx``."""

    def __init__(self, container: zipfile.ZipFile) -> None:
        self._container = container
        # Names of parts are compared without regard to case (part 2, 9.1.1.2).
        self._names = {name.lower(): name for name in container.namelist()}
        self.main = self._main_part()
        self.relationships = tuple(self._leading_from(self.main))

    def part(self, name: str) -> Any:
        """The root element of a part, or None where there is no such part.  Raises what lxml raises on damage."""
        stored = self._names.get(name.lower())
        return None if stored is None else _parsed(self._container.read(stored))

    def parts(self, kind: str) -> Iterator[Any]:
        """The root elements of the parts that the main part leads to as this; what leads nowhere is passed over."""
        found = (self.part(each.target) for each in self.relationships if each.kind == kind and each.target)
        return (root for root in found if root is not None)

    def _main_part(self) -> str:
        """Raises KeyError where nothing is the document."""
        named = [each.target for each in self._leading_from("") if each.kind == _MAIN]
        for name in [*named, "word/document.xml"]:
            if name.lower() in self._names:
                return name
        raise KeyError(_MAIN)

    def _leading_from(self, source: str) -> Iterator[Relationship]:
        folder, file = posixpath.split(source)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        for each in () if root is None else root.iter(_RELATIONSHIP):
            kind = each.get("Type", "").rsplit("/", 1)[-1]
            outside = each.get("TargetMode") == "External"
            yield Relationship(kind, "" if outside else _resolved(folder, each.get("Target", "")))


def _resolved(folder: str, target: str) -> str:
    """The name of the part, as the container has it: without a leading slash, and without ``..``."""
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _parsed(content: bytes) -> Any:
    # A parser of its own each time: nothing is fetched, and no entity is put in.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(_in_transitional_names(content), parser)


def _in_transitional_names(content: bytes) -> bytes:
    if b"purl.oclc.org" not in content.replace(b"\0", b""):
        return content
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    return _STRICT_NAME.sub(_TRANSITIONAL_NAME, content.decode(encoding)).encode(encoding)
