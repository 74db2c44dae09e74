"""What the groups that migrations make may do, as docs/access.md says; test_groups holds the two together."""

import re
from pathlib import Path

from tracker.people import groups

PAGE = Path(__file__).resolve().parent.parent / "docs" / "access.md"
_ROW = re.compile(r"^\| ([a-z ]+) \| (\w+): ([a-z ]+) \| (\S+(?: \S+)*) \|$", re.MULTILINE)


def documented() -> dict[str, set[str]]:
    """What each group may do, as ``app.codename``: the last table of the page."""
    found: dict[str, set[str]] = {name: set() for name in groups.ALL}
    for verbs, app, models, names in _ROW.findall(PAGE.read_text(encoding="utf-8")):
        for name in names.split():
            found[name] |= {f"{app}.{verb}_{model}" for verb in verbs.split() for model in models.split()}
    return found
