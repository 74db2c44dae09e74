"""What gunicorn serves. Refuses, in one sentence, to serve production with anything of the demo in it."""

import os
import sys
from typing import NoReturn

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError

from tracker.answers.utf8 import reading_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

STOP_FOR_GOOD = 3  # gunicorn starts a worker that ended with any other status again, without end
TRY_AGAIN = 1


def refuse(sentence: str, status: int = STOP_FOR_GOOD) -> NoReturn:
    """Say why and end the process, and the server with it unless another try may go better."""
    print(sentence, file=sys.stderr, flush=True)
    sys.exit(status)


try:
    application = reading_utf8(get_wsgi_application())
except ImproperlyConfigured as refusal:
    refuse(str(refusal))

from tracker.checks import demo_accounts_refusal  # noqa: E402

try:
    refused = demo_accounts_refusal()
except OperationalError as silence:
    refuse(f"The database does not answer: {str(silence).splitlines()[0]}", TRY_AGAIN)
if refused:
    refuse(refused)
