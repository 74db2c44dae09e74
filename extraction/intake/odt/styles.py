"""What styles of an OpenDocument text say of what is seen: hidden and white characters, numbered lists."""

from typing import Any

from extraction.intake.xml_names import every, name_of, value_of

_WHITE = "#ffffff"
_NO_GROUND = ("", "transparent", _WHITE)
# A name of a style that is nobody's parent ends here; so does a circle of parents.
_MOST_PARENTS = 20


class Styles:
    """The styles of a document by family and name, from its content and from its styles part."""

    def __init__(self, *roots: Any) -> None:
        self.styles = {
            (value_of(each, "family"), value_of(each, "name")): each for root in roots for each in every(root, "style")
        }
        self.lists = {value_of(each, "name"): each for root in roots for each in every(root, "list-style")}

    def is_unseen(self, element: Any, family: str) -> bool:
        """Whether the characters of this span or paragraph are hidden, or white on nothing."""
        style = value_of(element, "style-name")
        if self._said(family, style, "display") == "none":
            return True
        white = self._said(family, style, "color").lower() == _WHITE
        return white and self._said(family, style, "background-color").lower() in _NO_GROUND

    def is_numbered(self, items: Any, level: int) -> bool:
        """Whether the items of this list get numbers, not bullets, at this depth."""
        style = self.lists.get(value_of(items, "style-name"))
        if style is None:
            return False
        at_level = [each for each in style if value_of(each, "level") == str(level)]
        return any(name_of(each) == "list-level-style-number" and value_of(each, "num-format") for each in at_level)

    def _said(self, family: str, name: str, attribute: str) -> str:
        """What a style or the first of its parents that says anything says of its characters."""
        for _ in range(_MOST_PARENTS):
            style = self.styles.get((family, name))
            if style is None:
                return ""
            for properties in every(style, "text-properties"):
                if said := value_of(properties, attribute):
                    return said
            name = value_of(style, "parent-style-name")
        return ""
