"""Rich text as Word and WPS write it (Microsoft RTF specification 1.9.1)."""

HEAD = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\froman\fcharset0 Times New Roman;}}"


def rtf_bytes(body: str, head: str = HEAD) -> bytes:
    """A document with this body."""
    return f"{head}{body}}}".encode("ascii")


def in_bytes(text: str) -> str:
    """Chinese as \\'xx of code page 936, the way Chinese Word writes it."""
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gbk"))


def in_numbers(text: str) -> str:
    """Chinese as \\uN with a question mark to fall back on, the way newer programs write it."""
    units = text.encode("utf-16-le")
    return "".join(rf"\u{int.from_bytes(units[at : at + 2], 'little', signed=True)}?" for at in range(0, len(units), 2))
