"""The public site as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "akkoord.project.settings.public"
application = get_wsgi_application()

from akkoord.public.contact import warn_if_nobody_reads  # noqa: E402 - needs Django set up
from akkoord.public.security_txt import warn_before_it_expires  # noqa: E402

warn_if_nobody_reads()
warn_before_it_expires()
