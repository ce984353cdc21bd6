"""The desk as a WSGI application; refuses to start unsafely."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "akkoord.project.settings.desk")
application = get_wsgi_application()

from akkoord.project.checks import refuse_unsafe_start  # noqa: E402 - needs Django set up

refuse_unsafe_start()
