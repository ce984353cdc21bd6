"""Settings of the shop window: editions to read, and nothing else. It has no database."""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.crypto import get_random_string

from akkoord.project.configuration import PublicConfiguration, day_of, house_configuration, keys_of
from akkoord.project.log_lines import logging_settings
from akkoord.project.reception import reception

PROJECT = Path(__file__).resolve().parent.parent
CONFIGURATION = house_configuration(PublicConfiguration)

DEBUG = CONFIGURATION.debug
# Nothing is signed here: no session, no form, no cookie. Django only wants the setting to be there.
SECRET_KEY = get_random_string(50)
EDITIONS_DIR = CONFIGURATION.editions_dir.resolve()
FETCHES_EDITIONS = bool(CONFIGURATION.editions_store)
SIGNING_KEYS = keys_of(CONFIGURATION.signing_keys)
CONTACT = CONFIGURATION.contact
SECURITY_CONTACT = CONFIGURATION.security_contact or f"mailto:{CONTACT}"
SECURITY_EXPIRES = day_of("security_expires", CONFIGURATION.security_expires)
API_REQUESTS_PER_MINUTE = CONFIGURATION.requests_per_minute

RECEPTION = reception(CONFIGURATION)

SITE_URL = CONFIGURATION.url.rstrip("/")
_address = urlsplit(SITE_URL)
IS_ENCRYPTED = _address.scheme == "https"
# Whatever encrypts stands in front of the site, and says in X-Forwarded-For who called.
PROXIES = int(IS_ENCRYPTED) + CONFIGURATION.further_proxies
ALLOWED_HOSTS = sorted({_address.hostname or "localhost", "localhost", "127.0.0.1", "[::1]"})

INSTALLED_APPS = [
    "akkoord.public",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "akkoord.project.security.ContentSecurityPolicyMiddleware",
    "akkoord.public.headers.OwnPagesMiddleware",
    "akkoord.public.headers.CompressPagesMiddleware",
    "akkoord.project.static_files.HashedFilesMiddleware",
    "akkoord.project.answer_log.AnswerLogMiddleware",
    "akkoord.public.api.middleware.InterfaceMiddleware",
    "akkoord.public.site.language.PageLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "akkoord.public.headers.EditionCacheMiddleware",
]
ROOT_URLCONF = "akkoord.project.urls.public"
WSGI_APPLICATION = "akkoord.project.wsgi.public.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "akkoord.public.site.frame.context",
            ],
        },
    }
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("nl", "Nederlands"), ("de", "Deutsch"), ("fr", "Français")]
LOCALE_PATHS = [PROJECT / "locale"]
FORMAT_MODULE_PATH = "akkoord.project.formats"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [PROJECT / "static"]
WHITENOISE_USE_FINDERS = True
# Of plain names, such as those of fonts within a style sheet; hashed names are kept for ever.
WHITENOISE_MAX_AGE = 60 * 60
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "akkoord.project.static_files.HashedNames"},
}

SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_ENCRYPTED else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_ENCRYPTED else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)

# Libraries name addresses and values in their lines; ours are made of a few named facts.
LOGGING = logging_settings(log_answers=CONFIGURATION.log_answers)
