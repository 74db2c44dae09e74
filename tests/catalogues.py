"""Keep the message catalogue: `python -m tests.catalogues [WORDS.tsv…]`, or `make messages`.

Finds every text meant for people in code and templates, adds the new ones to the .po, drops those no longer used,
fills in translations from the given files (`msgid<TAB>msgstr` a line, line breaks as \\n), writes the .mo, and names
what still wants translating. Needs no system gettext. The project uses no contexts (pgettext): a use is refused.
"""

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "tracker" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
PACKAGES = ["tracker", "extraction"]
# How many literal texts each takes: with two, the second is the English plural.
MARKERS = {"_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2}
REFUSED = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
IN_TEMPLATE = re.compile(r"(?<!\w)(_|n?p?gettext)\(")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
# Texts of other packages that are shown here but have no zh_Hans catalogue of their own; kept though our code does
# not contain them. In the .po they carry this word as their comment.
FOREIGN = "foreign"


class UnusableText(ValueError):
    """A text this tool cannot keep; says where and why."""


class Text(NamedTuple):
    """What gettext looks up, and its English plural if it has one."""

    msgid: str
    plural: str = ""


def texts_in_code(source: str, place: str) -> Iterator[Text]:
    """The literal arguments of gettext calls in Python `source`; `place` is for the message of UnusableText."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in REFUSED:
            raise UnusableText(f"{place}:{node.lineno}: {name} is not used here; see tests/catalogues.py")
        literals = node.args[: MARKERS.get(name, 0)]
        if not all(isinstance(literal, ast.Constant) for literal in literals):
            raise UnusableText(f"{place}:{node.lineno}: {name} needs a literal text, fill it in afterwards with %")
        if literals:
            yield Text(*[literal.value for literal in literals])


def texts_in_template(source: str, place: str) -> Iterator[Text]:
    """The texts of a template's translate and blocktranslate tags and of its `_("…")`."""
    code = templatize(source, origin=place)
    for found in IN_TEMPLATE.finditer(code):
        name = found[1]
        if name in REFUSED:
            line = code.count("\n", 0, found.start()) + 1
            raise UnusableText(f"{place}:{line}: contexts are not used here; see tests/catalogues.py")
        tokens = tokenize.generate_tokens(io.StringIO(code[found.end() :]).readline)
        literals = (token.string for token in tokens if token.type == tokenize.STRING)
        yield Text(*[ast.literal_eval(literal) for literal in islice(literals, MARKERS[name])])


def texts_in_file(path: Path) -> Iterator[Text]:
    """The texts of one file; none if it is neither code nor template."""
    place = path.relative_to(ROOT).as_posix()
    if path.suffix == ".py" and "migrations" not in path.parts:
        yield from texts_in_code(path.read_text(), place)
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        yield from texts_in_template(path.read_text(), place)


def texts_of_project() -> dict[Text, set[str]]:
    """Every text for people, with the files it stands in."""
    found: dict[Text, set[str]] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            for text in texts_in_file(path):
                found.setdefault(text, set()).add(path.relative_to(ROOT).as_posix())
    return found


def text_of(entry: polib.POEntry) -> Text:
    """What a catalogue's entry translates."""
    return Text(entry.msgid, entry.msgid_plural)


def chinese_of(entry: polib.POEntry) -> str:
    """The translation; Chinese has one form for any number."""
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def translations_in(path: Path) -> dict[str, str]:
    """The pairs of a WORDS.tsv; empty lines and lines beginning with # are passed over."""
    lines = [line for line in path.read_text().splitlines() if line.strip() and not line.startswith("#")]
    pairs = {}
    for line in lines:
        msgid, tab, msgstr = line.replace("\\n", "\n").partition("\t")
        if not tab:
            raise UnusableText(f"{path.name}: no tab in {line!r}")
        pairs[msgid] = msgstr.strip("\t ")
    return pairs


def new_entry(text: Text, chinese: str, places: set[str]) -> polib.POEntry:
    """An entry for the catalogue; one that stands nowhere in our code is marked as foreign."""
    return polib.POEntry(
        msgid=text.msgid,
        msgid_plural=text.plural,
        msgstr="" if text.plural else chinese,
        msgstr_plural={0: chinese} if text.plural else {},
        comment="" if places else FOREIGN,
        occurrences=[(place, "") for place in sorted(places)],
        flags=["python-format"] if PLACEHOLDER.search(text.msgid) else [],
    )


def merged(old: polib.POFile, texts: dict[Text, set[str]], translations: dict[str, str]) -> polib.POFile:
    """A catalogue of exactly `texts` and the foreign entries, translated as far as `old` and `translations` know."""
    known = {text_of(entry): chinese_of(entry) for entry in old if not entry.obsolete}
    foreign = {text_of(entry) for entry in old if entry.comment == FOREIGN}
    new = polib.POFile(wrapwidth=110)
    new.metadata = {
        "Language": "zh_Hans",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    for text in sorted(texts.keys() | foreign):
        chinese = translations.get(text.msgid) or translations.get(text.plural) or known.get(text, "")
        new.append(new_entry(text, chinese, texts.get(text, set())))
    return new


def report(heading: str, msgids: list[str]) -> None:
    """Print a heading and the texts it speaks of."""
    print(heading, *[f"  {msgid!r}" for msgid in msgids], sep="\n")


def main(words: list[str]) -> int:
    """Bring the catalogue up to date; return 1 if something still wants translating."""
    translations = {}
    for path in words:
        translations |= translations_in(Path(path))
    old = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()
    new = merged(old, texts_of_project(), translations)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(CATALOGUE))
    new.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    missing = [entry.msgid for entry in new if not chinese_of(entry)]
    unused = sorted(translations.keys() - {words for entry in new for words in text_of(entry)})
    report(f"{len(new)} texts, {len(missing)} without a translation", missing)
    report(f"{len(unused)} given translations fit no text", unused)
    return 1 if missing else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except UnusableText as reason:
        sys.exit(str(reason))
