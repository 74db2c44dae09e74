"""``read-speech FILE --held-on DAY --format json|table``: the reader alone, without a database.

In a checkout: ``python -m extraction``.
"""

import argparse
import gettext
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from extraction.intake import LISTED, IntakeError, Note, kind_of, open_document
from extraction.intake.errors import filled
from extraction.reader import LexiconError, Reading, RuleError, load_rulebook, read, rules_off
from extraction.table import as_table
from tracker import __file__ as the_record
from tracker import __version__
from tracker.written_days import written_day

# The catalogue of the pages, read without Django: this command speaks Chinese throughout.
LOCALE = Path(the_record).parent / "locale"


def main(arguments: list[str] | None = None) -> int:
    """Read one file and print what was found.  Returns 0, or 2 after one sentence on stderr about what was wrong.

    What was guessed or left out in reading the file is said on stderr too, a sentence a line.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        rulebook = load_rulebook(office=options.office, off=options.rules_off)
        off = [*options.rules_off, *(rules_off(options.office) if options.office else ())]
    except (LexiconError, RuleError, OSError) as problem:
        return _refuse(problem, options.office)
    for rule_id in off:
        if rule_id not in rulebook.families:
            parser.error(f"没有编号为 {rule_id} 的规则，全部规则见 docs/rules.md")
    try:
        if kind_of(options.file, options.file.name) == "zip":
            return _refuse("这是 zip 压缩包，请先解压，再逐个读取其中的文件。", options.file)
        document = open_document(options.file)
    except IntakeError as problem:
        return _refuse(_in_chinese(problem), options.file)
    for note in document.notes:
        print(f"{options.file}: {_in_chinese(note)}", file=sys.stderr)
    _write(_printed(read(document.text, held_on=options.held_on, rulebook=rulebook), options.format))
    return 0


def _in_chinese(said: IntakeError | Note) -> str:
    """The sentence as the pages have it; in English where the catalogue is missing."""
    translated = gettext.translation("django", LOCALE, ["zh_Hans"], fallback=True).gettext
    return filled(translated(said.template), said.params)


def _refuse(problem: Exception | str, path: Path | None) -> int:
    # Without a path it is about a rule or a word that is shipped, and names its file itself.
    print(f"{path}: {problem}" if path else problem, file=sys.stderr)
    return 2


def _write(lines: Iterable[str]) -> None:
    try:
        for line in lines:
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads along (head, less) has seen enough; nothing more may be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="read-speech", description="读一篇讲话，列出候选督办事项。")
    parser.add_argument("file", type=Path, help=f"讲话文件：{LISTED}，zip 除外")
    parser.add_argument("--held-on", type=_day, metavar="YYYY-MM-DD", help="会议日期，相对日期据此推算")
    parser.add_argument("--format", choices=("json", "table"), default="table")
    parser.add_argument(
        "--office", type=Path, metavar="DIR", help="本单位的文件夹：lexicon/*.toml 中的词语和权重、rules_off.txt"
    )
    parser.add_argument(
        "--rules-off", type=_ids, default=[], metavar="ID,ID", help="不使用这些规则（编号见 docs/rules.md）"
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _day(words: str) -> date:
    with suppress(ValueError):
        if day := written_day(words):
            return day
    raise argparse.ArgumentTypeError(f"{words} 不是有效日期，请写成 2026-03-02 的样子")


def _ids(words: str) -> list[str]:
    return [rule_id.strip() for rule_id in words.split(",") if rule_id.strip()]


def _printed(reading: Reading, form: str) -> Iterator[str]:
    if form == "json":
        # A lone surrogate cannot be written as UTF-8; its escape can.
        words = json.dumps(reading.as_dict(), ensure_ascii=False, indent=1)
        yield words.encode("utf-8", "backslashreplace").decode("utf-8")
    else:
        yield from as_table(reading)


if __name__ == "__main__":
    sys.exit(main())
