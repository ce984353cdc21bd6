"""The public site as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "akkoord.project.settings.public"
application = get_wsgi_application()
