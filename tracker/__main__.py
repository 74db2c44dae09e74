"""The command line of the program: ``manage.py`` in a checkout, ``commitment-tracker`` where it is installed."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from tracker import __version__


def main() -> None:
    """Run a command of Django's, and say a refusal of the settings in its one sentence instead of a traceback."""
    if sys.argv[1:] == ["--version"]:  # Django would answer with its own
        print(f"commitment-tracker {__version__}")
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
