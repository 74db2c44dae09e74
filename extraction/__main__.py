"""``python -m extraction FILE --held-on DAY --format json|table``: the reader alone, without a database."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extraction.core import Reading, read
from extraction.core.table import as_table


def main(arguments: list[str] | None = None) -> int:
    """Read one file and print what was found.  Returns 0, or 2 after one sentence on stderr about what was wrong."""
    options = _options(arguments)
    try:
        text = _text_of(options.file)
    except (OSError, ValueError) as problem:
        print(f"{options.file}: {_sentence(problem)}", file=sys.stderr)
        return 2
    reading = read(text, held_on=options.held_on)
    for line in _printed(reading, text, options.format):
        sys.stdout.write(line + "\n")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m extraction", description="读一篇讲话，列出候选督办事项。")
    parser.add_argument("file", type=Path, help="讲话文件：txt、docx 或 pdf")
    parser.add_argument("--held-on", type=_day, metavar="YYYY-MM-DD", help="会议日期，相对日期据此推算")
    parser.add_argument("--format", choices=("json", "table"), default="table")
    return parser.parse_args(arguments)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words} 不是有效日期，请写成 2026-03-02 的样子") from None


def _text_of(path: Path) -> str:
    """The text of a file.  Raises ValueError with one sentence where there is none to be had, OSError as it comes."""
    content = path.read_bytes()
    try:
        # Imported here: docx and pdf need libraries that plain text should not wait for.
        from extraction.intake import text_of
    except ImportError:
        return _plain_text(content)
    return text_of(content, path.name)


def _plain_text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        raise ValueError(f"第 {problem.start} 字节起不是 UTF-8 编码，请另存为 UTF-8 文本后再试") from None


def _sentence(problem: Exception) -> str:
    known = {FileNotFoundError: "没有这个文件，请检查路径", IsADirectoryError: "这是文件夹，请指定其中一个文件",
             PermissionError: "没有权限读取这个文件"}  # fmt: skip
    return known.get(type(problem), str(problem))


def _printed(reading: Reading, text: str, form: str) -> Iterator[str]:
    if form == "json":
        # A lone surrogate cannot be written as UTF-8; its escape can.
        words = json.dumps(reading.as_dict(), ensure_ascii=False, indent=1)
        yield words.encode("utf-8", "backslashreplace").decode("utf-8")
    else:
        yield from as_table(reading)


if __name__ == "__main__":
    sys.exit(main())
