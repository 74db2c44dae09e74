"""What stands within a paragraph → the characters it shows."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .elements import full, has_words
from .equations import in_one_line
from .fields import Fields
from .package import w
from .shown import say, shown
from .styles import Styles
from .symbols import in_ordinary_signs, is_of_symbols

_FONTS = f"{w('rPr')}/{w('rFonts')}"
# What a symbol font draws otherwise: places of its own, and those of the letters. Characters it draws by another font.
_PLACES = re.compile("[!-\u00ff\uf000-\uf0ff]")
_SIGNS: Mapping[str, str] = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
# These have lines of their own, and are read after the paragraph they hang on.
_BOXES = frozenset(["w:p", "w:tbl", "w:txbxContent", "a:txBody", "v:textpath"])
_OBJECTS = tuple(map(full, ("o:OLEObject", "w:control", "w:objectEmbed", "w:objectLink")))
_MARKS = (w("fldChar"), w("instrText"))


class Inline:
    """Reads the characters of paragraphs; ``boxes`` gathers what hangs on them, until it is taken."""

    def __init__(self, styles: Styles, left_out: Counter[str]) -> None:
        self.fields = Fields()
        self.boxes: list[Any] = []
        self._styles = styles
        self._left_out = left_out
        self._paragraph: Any = None
        self._readers: Mapping[str, Callable[[Any], str]] = {
            "w:r": self._run,
            "w:t": self._words,
            "w:sym": self._symbol,
            "w:ruby": self._ruby,
            "w:fldChar": self._field_mark,
            "w:instrText": self._code,
            "w:dir": self._directed,
            "w:bdo": self._directed,
            "w:object": self._object,
            "m:oMath": in_one_line,
            "m:oMathPara": in_one_line,
        }

    def of_paragraph(self, paragraph: Any) -> str:
        """The characters of a paragraph, without its number."""
        self._paragraph = paragraph
        return self.text(paragraph)

    def text(self, container: Any) -> str:
        """The characters of whatever stands within a paragraph."""
        return "".join(self._pieces(container))

    def take_boxes(self) -> list[Any]:
        """What hangs on the paragraphs read since the last time."""
        taken, self.boxes = self.boxes, []
        return taken

    def _pieces(self, container: Any) -> Iterator[str]:
        for name, element in shown(container, self._left_out):
            if self.fields.asks and name not in ("w:r", "w:fldChar", "w:instrText"):
                continue
            if name in _SIGNS:
                yield _SIGNS[name]
            elif name in _BOXES:
                self.boxes.append(element)
            elif name in self._readers:
                yield self._readers[name](element)
            else:
                say(element, self._left_out)

    def _run(self, run: Any) -> str:
        if not self._styles.is_hidden(run, self._paragraph):
            return self.text(run)
        if has_words(run):
            self._left_out["hidden_left_out"] += 1
        for element in run.iter(*_MARKS):
            self._readers["w:fldChar" if element.tag == _MARKS[0] else "w:instrText"](element)
        return ""

    def _words(self, element: Any) -> str:
        text = (element.text or "").replace("\n", " ")
        fonts = element.getparent().find(_FONTS)
        font = "" if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or ""
        if not is_of_symbols(font):
            return text
        return _PLACES.sub(lambda sign: in_ordinary_signs(sign[0], font) or sign[0], text)

    def _symbol(self, element: Any) -> str:
        try:
            sign = chr(int(element.get(w("char"), ""), 16))
        except (ValueError, OverflowError):
            sign = ""
        shown_as = in_ordinary_signs(sign, element.get(w("font"), "")) if sign else ""
        self._left_out["symbols_left_out"] += not shown_as
        return shown_as

    def _ruby(self, element: Any) -> str:
        base, above = element.find(w("rubyBase")), element.find(w("rt"))
        if above is not None and has_words(above):
            self._left_out["ruby_left_out"] += 1
        return "" if base is None else self.text(base)

    def _field_mark(self, element: Any) -> str:
        text, is_left_out = self.fields.mark(element)
        self._left_out["fields_left_out"] += is_left_out
        return text

    def _code(self, element: Any) -> str:
        self.fields.ask(element.text or "")
        return ""

    def _directed(self, element: Any) -> str:
        """Words from right to left stand here in the order of the file; the page shows them turned."""
        self._left_out["direction_signs"] += element.get(w("val")) == "rtl"
        return self.text(element)

    def _object(self, element: Any) -> str:
        """An object is said once; the picture that stands for it is no further one."""
        if next(element.iter(*_OBJECTS), None) is None:
            return self.text(element)
        self._left_out["objects_left_out"] += 1
        return ""
