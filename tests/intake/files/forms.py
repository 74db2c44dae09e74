"""What is typed into a PDF after it was printed: fields and notes, written as their dictionaries."""

import pypdf
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from tests.intake.files.pages import LEADING, TOP
from tests.intake.files.pdf import rewritten

HIDDEN, PRINTED = 2, 4


def filled(original: bytes, *annotations: dict) -> bytes:
    """The PDF with these on its first page; those with a field type are its form."""

    def add(writer: pypdf.PdfWriter) -> None:
        kept = [writer._add_object(_object(each)) for each in annotations]
        fields = [ref for ref, each in zip(kept, annotations, strict=True) if each["/Subtype"] == "Widget"]
        for ref, each in zip(kept, annotations, strict=True):
            if parent := each.get("/Parent!"):
                ref.get_object()[NameObject("/Parent")] = writer._add_object(_object(parent))
        writer.pages[0][NameObject("/Annots")] = ArrayObject(kept)
        form = DictionaryObject({NameObject("/Fields"): ArrayObject(fields)})
        form[NameObject("/NeedAppearances")] = BooleanObject(True)
        writer._root_object[NameObject("/AcroForm")] = writer._add_object(form)

    return rewritten(original, add)


def dynamic_form(original: bytes) -> bytes:
    """A form in the XML of Adobe's forms, which replaces its pages when it is opened."""

    def add(writer: pypdf.PdfWriter) -> None:
        template = writer._add_object(_stream(b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>'))
        form = DictionaryObject({NameObject("/Fields"): ArrayObject(), NameObject("/XFA"): template})
        writer._root_object[NameObject("/AcroForm")] = writer._add_object(form)
        writer._root_object[NameObject("/NeedsRendering")] = BooleanObject(True)

    return rewritten(original, add)


def field(name: str, value: str, x: float, row: int, hidden: bool = False) -> dict:
    """A field for text, with its value."""
    flags = HIDDEN if hidden else PRINTED
    return _placed("Widget", x, row) | {"/FT": "/Tx", "/T": (name,), "/V": (value,), "/F": flags}


def parent_and_child(value: str, x: float, row: int) -> dict:
    """A field that is shown in one place and keeps its value above it."""
    return _placed("Widget", x, row) | {"/F": PRINTED, "/Parent!": {"/FT": "/Tx", "/T": ("above",), "/V": (value,)}}


def choice(values: list[str], chosen: str, x: float, row: int) -> dict:
    """A list to choose from."""
    return field("choice", chosen, x, row) | {"/FT": "/Ch", "/Opt": [(each,) for each in values], "/Ff": 1 << 17}


def checkbox(on: bool, x: float, row: int) -> dict:
    """A box, ticked or not."""
    state = "/Yes" if on else "/Off"
    return _placed("Widget", x, row) | {"/FT": "/Btn", "/T": ("box",), "/V": state, "/AS": state, "/F": PRINTED}


def note_on_page(words: str, x: float, row: int) -> dict:
    """Words typed onto the page."""
    return _placed("FreeText", x, row) | {"/Contents": (words,), "/DA": ("/Helv 12 Tf 0 g",), "/F": PRINTED}


def comment(words: str, x: float, row: int) -> dict:
    """A remark that opens when it is clicked."""
    return _placed("Text", x, row) | {"/Contents": (words,), "/F": PRINTED}


def _placed(kind: str, x: float, row: int) -> dict:
    y = TOP - LEADING * row
    return {"/Type": "/Annot", "/Subtype": kind, "/Rect": [x, y - 4, x + 200, y + 18]}


def _stream(content: bytes) -> StreamObject:
    stream = StreamObject()
    stream.set_data(content)
    return stream


def _object(value):
    match value:
        case dict():
            kept = {key: each for key, each in value.items() if not key.endswith("!")}
            return DictionaryObject({NameObject(key): _object(_named(key, each)) for key, each in kept.items()})
        case list():
            return ArrayObject(map(_object, value))
        case (str() as words,):
            return TextStringObject(words)
        case str() as name:
            return NameObject(name)
        case int() as number:
            return NumberObject(number)
    return FloatObject(value)


def _named(key: str, value):
    return f"/{value}" if key == "/Subtype" else value
