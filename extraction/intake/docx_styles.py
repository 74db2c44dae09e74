"""What a docx paragraph or run inherits from its styles, as far as reading needs it: hidden, white, numbered."""

from typing import Any

from docx.oxml.ns import qn

_OFF = {"0", "false", "off", "none"}


class Styles:
    """Answers for one document; styles are looked up by id and followed through ``basedOn``."""

    def __init__(self, document: Any) -> None:
        styles = document.styles.element
        self._by_id = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}

    def is_numbered(self, paragraph: Any) -> bool:
        """Whether Word prints an automatic number or bullet before this paragraph."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if own is None:
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            own = self._first(style, f"{qn('w:pPr')}/{qn('w:numPr')}")
        if own is None:
            return False
        number = own.find(qn("w:numId"))
        # numId 0 takes the numbering away again (ECMA-376, 17.9.18).
        return number is not None and number.get(qn("w:val")) != "0"

    def is_hidden(self, run: Any, paragraph: Any) -> bool:
        """Whether the run is marked hidden, or is white on the page's white.

        White text inside a table counts as shown: table heads are commonly white on a colour.
        """
        hidden = self._of_run(run, paragraph, "w:vanish")
        if hidden is not None and hidden.get(qn("w:val"), "1") not in _OFF:
            return True
        colour = self._of_run(run, paragraph, "w:color")
        if colour is None or str(colour.get(qn("w:val"))).upper() != "FFFFFF":
            return False
        shaded = self._of_run(run, paragraph, "w:shd") is not None or paragraph.find(f".//{qn('w:shd')}") is not None
        return not shaded and next(paragraph.iterancestors(qn("w:tbl")), None) is None

    def _of_run(self, run: Any, paragraph: Any, property_name: str) -> Any:
        inside = f"{qn('w:rPr')}/{qn(property_name)}"
        own = run.find(inside)
        if own is not None:
            return own
        by_character_style = self._first(run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}"), inside)
        if by_character_style is not None:
            return by_character_style
        return self._first(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"), inside)

    def _first(self, reference: Any, inside: str) -> Any:
        """The property as the nearest style in the chain states it."""
        seen: set[str] = set()
        while reference is not None:
            style_id = reference.get(qn("w:val"))
            style = self._by_id.get(style_id)
            if style is None or style_id in seen:
                return None
            seen.add(style_id)
            found = style.find(inside)
            if found is not None:
                return found
            reference = style.find(qn("w:basedOn"))
        return None
