"""The folder an installation works in: its `.env`, and `var/` with what it writes unless told otherwise."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def home(asked: str, program: Path) -> Path:
    """Return the folder that is `asked` for, else the checkout `program` is, else the one the command was called in.

    Raises ImproperlyConfigured for one that is not there: a mistyped folder would begin an empty record.
    """
    if not asked:
        return program if (program / "manage.py").is_file() else Path.cwd()
    folder = Path(asked).resolve()
    if not folder.is_dir():
        raise ImproperlyConfigured(f"TRACKER_HOME is no folder: {folder}.")
    return folder
