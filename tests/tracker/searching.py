"""Asking the search page, and what it shows of a kind."""


def section(answer, key: str):
    """What the page shows of a kind; None where it shows nothing of it."""
    return next((one for one in answer.context["sections"] if one.key == key), None)


def titles(answer, key: str) -> list[str]:
    """The rows of a kind that hold all the words."""
    return ["".join(piece.text for piece in found.title) for found in section(answer, key).rows()]


def perhaps(answer, key: str) -> list[str]:
    """The rows of a kind that may have been meant."""
    return ["".join(piece.text for piece in found.title) for found in section(answer, key).meant]


def searched(client, q: str, **more):
    answer = client.get("/search/", {"q": q, **more})
    assert answer.status_code == 200
    return answer
