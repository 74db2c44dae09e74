"""What gunicorn serves. Refuses, in one sentence, to serve production with anything of the demo in it."""

import os
import sys
from typing import NoReturn

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

STOP_FOR_GOOD = 3  # gunicorn starts a worker that ended with any other status again, without end


def refuse(sentence: str) -> NoReturn:
    """Say why and end the process, the server with it."""
    print(sentence, file=sys.stderr, flush=True)
    sys.exit(STOP_FOR_GOOD)


try:
    application = get_wsgi_application()
except ImproperlyConfigured as refusal:
    refuse(str(refusal))

from tracker.checks import demo_accounts_refusal  # noqa: E402

if refused := demo_accounts_refusal():
    refuse(refused)
