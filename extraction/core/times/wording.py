"""The one-line explanation a reviewer reads under a deadline."""

from datetime import date


def explain(words: str, how: str, result: str) -> str:
    """“9月30日前”：会议日为2026-03-02，取当年，截止2026-09-30."""
    flat = " ".join(words.split())
    return f"“{flat}”：" + "，".join(part for part in (how, result) if part)


def by_day(on: date | None) -> str:
    """What a deadline by a day comes to."""
    return f"截止{on}" if on else "日期未定"


def stretch(first: date | None, last: date | None) -> str:
    """What a period comes to."""
    if first is None or last is None:
        return "日期未定"
    return f"当日{first}" if first == last else f"期间{first}至{last}"


def onward(first: date | None) -> str:
    """What a phase comes to."""
    return f"自{first}起" if first else "起始日未定"
