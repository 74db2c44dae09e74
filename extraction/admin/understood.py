"""A deadline in words, as far as Python says them; ``understood.html`` says the day."""


def how_understood(words: str, explanation: str) -> str:
    """The explanation of a deadline without its words, which are shown beside it."""
    return explanation.removeprefix(f"“{words}”：")
