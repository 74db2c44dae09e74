"""Hands on a keyboard: what they press is counted, and they never touch the mouse."""

from playwright.sync_api import Page

MOST_TABS = 200
MOST_JUMPS = 30
HAS_FOCUS = "wanted => document.activeElement.matches(wanted)"
TAKES_LETTERS = "() => document.activeElement.matches('textarea, select, input:not([type=checkbox])')"


class Hands:
    """Press and type in a page; ``pressed`` counts keys.

    A chord counts each of its keys.  A typed character counts as one, which is less than a Chinese one takes with any
    input method.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0
        page.bring_to_front()

    def press(self, key: str) -> None:
        """Press one key, or a chord like ``Control+Enter``."""
        self.pressed += len(key.split("+"))
        self.page.keyboard.press(key)

    def lead(self, key: str) -> None:
        """Press a key that leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self.press(key)

    def type(self, words: str) -> None:
        """Type words where the cursor is."""
        self.pressed += len(words)
        self.page.keyboard.type(words)

    def paste(self, words: str) -> None:
        """Put copied words where the cursor is: two keys."""
        self.pressed += 2
        self.page.keyboard.insert_text(words)

    def choose(self, value: str) -> None:
        """Go through the list that has the cursor to this value, with the arrow keys."""
        away = self.page.evaluate(
            "value => { const list = document.activeElement, wanted = [...list.options].find(o => o.value === value);"
            " return wanted.index - list.selectedIndex }",
            value,
        )
        for _step in range(abs(away)):
            self.press("ArrowDown" if away > 0 else "ArrowUp")

    def tab_to(self, selector: str) -> None:
        """Press the tab key until this has the focus; raises ``LookupError`` where that never happens."""
        for _tab in range(MOST_TABS):
            self.press("Tab")
            if self.page.evaluate(HAS_FOCUS, selector):
                return
        raise LookupError(f"no tab key leads to {selector}")

    def leave_field(self) -> None:
        """Leave the field that has the cursor, where a letter would be typed into it."""
        if self.page.evaluate(TAKES_LETTERS):
            self.press("Escape")

    def jump_to(self, key: str, selector: str) -> None:
        """Press a key of the desk until this has the focus, as each press leads to the next that carries the key.

        A field that takes letters is left before each press; raises ``LookupError`` where the key never leads there.
        """
        for _press in range(MOST_JUMPS):
            self.leave_field()
            self.press(key)
            if self.page.evaluate(HAS_FOCUS, selector):
                return
        raise LookupError(f"the key {key} does not lead to {selector}")
