"""What gunicorn serves. Refuses, in one sentence, to serve production with the demo's accounts in it."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

try:
    application = get_wsgi_application()
except ImproperlyConfigured as refusal:
    sys.exit(str(refusal))

from tracker.checks import demo_accounts_refusal  # noqa: E402

if refused := demo_accounts_refusal():
    sys.exit(refused)
