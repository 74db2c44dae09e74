"""Words from a speech may be longer than a column; what is cut off stays in the speech."""

from django.db.models import Model


def fit(model: type[Model], field: str, words: str) -> str:
    """The words, cut to what the column of ``field`` holds."""
    return words[: getattr(model._meta.get_field(field), "max_length", None)]
