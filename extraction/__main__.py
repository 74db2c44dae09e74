"""``read-speech FILE --held-on DAY --format json|table``: the reader alone, without a database.

In a checkout: ``python -m extraction``.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extraction.intake import IntakeError, open_document
from extraction.reader import Reading, read
from extraction.reader.rulebook import rule_ids, switch_off
from extraction.table import as_table
from tracker import __version__


def main(arguments: list[str] | None = None) -> int:
    """Read one file and print what was found.  Returns 0, or 2 after one sentence on stderr about what was wrong."""
    options = _options(arguments)
    switch_off(options.rules_off)
    try:
        text = open_document(options.file).text
    except IntakeError as problem:
        print(f"{options.file}: {problem}", file=sys.stderr)
        return 2
    reading = read(text, held_on=options.held_on)
    try:
        for line in _printed(reading, options.format):
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads along (head, less) has seen enough; nothing more may be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="read-speech", description="读一篇讲话，列出候选督办事项。")
    parser.add_argument("file", type=Path, help="讲话文件：txt、docx 或 pdf")
    parser.add_argument("--held-on", type=_day, metavar="YYYY-MM-DD", help="会议日期，相对日期据此推算")
    parser.add_argument("--format", choices=("json", "table"), default="table")
    parser.add_argument(
        "--rules-off", type=_rules, default=[], metavar="ID,ID", help="不使用这些规则（编号见 docs/rules.md）"
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser.parse_args(arguments)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words} 不是有效日期，请写成 2026-03-02 的样子") from None


def _rules(words: str) -> list[str]:
    ids = [rule_id.strip() for rule_id in words.split(",") if rule_id.strip()]
    unknown = [rule_id for rule_id in ids if rule_id not in rule_ids()]
    if unknown:
        raise argparse.ArgumentTypeError(f"没有编号为 {unknown[0]} 的规则，全部规则见 docs/rules.md")
    return ids


def _printed(reading: Reading, form: str) -> Iterator[str]:
    if form == "json":
        # A lone surrogate cannot be written as UTF-8; its escape can.
        words = json.dumps(reading.as_dict(), ensure_ascii=False, indent=1)
        yield words.encode("utf-8", "backslashreplace").decode("utf-8")
    else:
        yield from as_table(reading)


if __name__ == "__main__":
    sys.exit(main())
