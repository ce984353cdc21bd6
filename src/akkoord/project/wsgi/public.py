"""The public site as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "akkoord.project.settings.public"
application = get_wsgi_application()

from akkoord.public.security_txt import warn_before_it_expires  # noqa: E402 - needs Django set up

warn_before_it_expires()
