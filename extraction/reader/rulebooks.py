"""The rulebook that comes with the program, and what an office makes of it."""

from collections.abc import Collection
from functools import cache
from pathlib import Path

from extraction.reader.rulebook import Rulebook, RuleError, read_rulebook
from extraction.reader.times import ALLOWED_VALUES, VALUE_FUNCTIONS, VALUED_IN
from extraction.reader.version import VERSION

SHIPPED_FOLDER = Path(__file__).resolve().parent
# In an office's folder: the ids of rules it does without, one a line; what stands behind # is a remark.
RULES_OFF = "rules_off.txt"


def load_rulebook(*, office: Path | None = None, off: Collection[str] = ()) -> Rulebook:
    """The shipped rules and words, with those of an office's folder over them, and without the rules ``off``.

    The folder may hold ``lexicon/*.toml`` (words to add, and values to give to words that are there, weights included)
    and ``rules_off.txt``.  Reads and compiles anew each time, which takes half a second.  Raises RuleError or
    LexiconError, and OSError where ``office`` is no folder.
    """
    if office and not office.is_dir():
        raise NotADirectoryError(f"{office} is no folder")
    without = {*off, *(rules_off(office) if office else ())}
    return read_rulebook(
        SHIPPED_FOLDER,
        version=VERSION,
        values={"time": VALUE_FUNCTIONS},
        over=office,
        allowed=ALLOWED_VALUES,
        valued_in=VALUED_IN,
        off=without,
    )


@cache
def shipped() -> Rulebook:
    """The rulebook as it comes with the program, loaded once for the process."""
    return load_rulebook()


def rules_off(office: Path) -> list[str]:
    """The ids of the rules that an office does without, as its folder lists them; none where it has no such list.

    Raises RuleError where the list is not in UTF-8, and OSError where it cannot be read.
    """
    file = office / RULES_OFF
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines() if file.exists() else []
    except UnicodeDecodeError as error:
        raise RuleError(f"{RULES_OFF}: not UTF-8: {error}") from error
    return [rule_id for line in lines if (rule_id := line.partition("#")[0].strip())]
