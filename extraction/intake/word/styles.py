"""What a paragraph or run inherits from its styles, as far as reading needs it: hidden, white, numbered."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from .package import w

_NUMBERING = f"{w('pPr')}/{w('numPr')}"
_OFF = {"0", "false", "off", "none"}


class Numbered(NamedTuple):
    """The list a paragraph belongs to, or "", and what says to which of its levels."""

    list_id: str
    own_level: str | None
    level_of_style: str | None
    styles: tuple[str, ...]


def value_of(element: Any, name: str) -> str | None:
    """What the child of this name holds as its value, or None."""
    found = element.find(w(name))
    return None if found is None else found.get(w("val"))


def is_on(found: Any) -> bool:
    """Whether a property that can be switched on or off stands there and is on."""
    return found is not None and found.get(w("val"), "1") not in _OFF


class Styles:
    """Answers for one document; styles are looked up by id and followed through ``basedOn``.

    ``root`` is the part of the styles, or None where there is none.
    """

    def __init__(self, root: Any) -> None:
        found = [] if root is None else list(root.iter(w("style")))
        self._by_id = {style.get(w("styleId")): style for style in found}
        self._default = next((style.get(w("styleId")) for style in found if _is_default(style)), None)
        self._chains: dict[str | None, tuple[Any, ...]] = {}
        self._numbered: dict[str | None, Numbered] = {}
        self._properties: dict[tuple[str | None, str], Any] = {}

    def numbered(self, paragraph: Any) -> Numbered:
        """The list and the level of a paragraph, as it or its styles say."""
        own = paragraph.find(_NUMBERING)
        by_style = self._numbered_by(self._style_of(paragraph))
        if own is None:
            return by_style
        number = value_of(own, "numId")
        list_id = by_style.list_id if number is None else _list_id(number)
        return by_style._replace(list_id=list_id, own_level=value_of(own, "ilvl"))

    def list_of(self, style_id: str) -> str | None:
        """The list that a style of lists keeps."""
        style = self._by_id.get(style_id)
        numbering = None if style is None else style.find(_NUMBERING)
        return None if numbering is None else value_of(numbering, "numId")

    def is_hidden(self, run: Any, paragraph: Any) -> bool:
        """Whether the run is marked hidden, or is white on the page's white.

        White text inside a table counts as shown: table heads are commonly white on a colour.
        """
        if is_on(self._of_run(run, paragraph, "vanish")):
            return True
        colour = self._of_run(run, paragraph, "color")
        if colour is None or str(colour.get(w("val"))).upper() != "FFFFFF":
            return False
        shaded = self._of_run(run, paragraph, "shd") is not None or paragraph.find(f".//{w('shd')}") is not None
        return not shaded and next(paragraph.iterancestors(w("tbl")), None) is None

    def hides_end(self, paragraph: Any) -> bool:
        """Whether the end of a paragraph is hidden, so that it runs on into the next."""
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        own = [] if mark is None else [mark.find(w(name)) for name in ("vanish", "specVanish")]
        said = [found for found in own if found is not None]
        return any(map(is_on, said or [self._of_style(self._style_of(paragraph), "vanish")]))

    def _of_run(self, run: Any, paragraph: Any, name: str) -> Any:
        """The property as the run says it, else its style, else that of the paragraph."""
        properties = run.find(w("rPr"))
        if properties is not None:
            own = properties.find(w(name))
            if own is not None:
                return own
            by_style = self._of_style(value_of(properties, "rStyle"), name)
            if by_style is not None:
                return by_style
        return self._of_style(self._style_of(paragraph), name)

    def _of_style(self, style_id: str | None, name: str) -> Any:
        """The property of runs as the nearest style in the chain states it."""
        if style_id is None:
            return None
        if (style_id, name) not in self._properties:
            said = (style.find(f"{w('rPr')}/{w(name)}") for style in self._chain(style_id))
            self._properties[style_id, name] = next((found for found in said if found is not None), None)
        return self._properties[style_id, name]

    def _numbered_by(self, style_id: str | None) -> Numbered:
        if style_id not in self._numbered:
            chain = self._chain(style_id)
            said = [numbering for style in chain if (numbering := style.find(_NUMBERING)) is not None]
            number, level = (_first(said, name) for name in ("numId", "ilvl"))
            styles = tuple(style.get(w("styleId")) for style in chain)
            self._numbered[style_id] = Numbered(_list_id(number), None, level, styles)
        return self._numbered[style_id]

    def _style_of(self, paragraph: Any) -> str | None:
        properties = paragraph.find(w("pPr"))
        named = None if properties is None else value_of(properties, "pStyle")
        return self._default if named is None else named

    def _chain(self, style_id: str | None) -> tuple[Any, ...]:
        if style_id not in self._chains:
            self._chains[style_id] = tuple(self._followed(style_id))
        return self._chains[style_id]

    def _followed(self, style_id: str | None) -> Iterator[Any]:
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and style_id in self._by_id:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            style_id = value_of(style, "basedOn")


def _list_id(number: str | None) -> str:
    """numId 0 takes the numbering away again (ECMA-376, 17.9.18)."""
    return "" if number is None or number == "0" else number


def _first(said: list[Any], name: str) -> str | None:
    return next((value for each in said if (value := value_of(each, name)) is not None), None)


def _is_default(style: Any) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default"), "0") not in _OFF
