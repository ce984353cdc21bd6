"""Settings of the confidential side, the desk."""

from pathlib import Path
from urllib.parse import urlsplit

from akkoord.project.configuration import DeskConfiguration, house_configuration
from akkoord.project.log_lines import logging_settings
from akkoord.project.settings.databases import database_settings
from akkoord.project.settings.mail import mail_settings
from akkoord.project.settings.own_logins import own_logins
from akkoord.project.settings.second_factor import second_factor_setting

PROJECT = Path(__file__).resolve().parent.parent
CONFIGURATION = house_configuration(DeskConfiguration)

DEBUG = CONFIGURATION.debug
# A start without a key is refused by `akkoord.project.checks`; commands that serve nobody work without.
SECRET_KEY = CONFIGURATION.secret_key or "insecure"
IDENTIFIER_KEY = CONFIGURATION.identifier_key
SIGNING_KEY = CONFIGURATION.signing_key
PRIVATE_DIR = CONFIGURATION.private_dir.resolve()
EDITIONS_DIR = CONFIGURATION.editions_dir.resolve()
SHIPS_EDITIONS = bool(CONFIGURATION.editions_store)
KEEP_PEOPLE_MONTHS = CONFIGURATION.keep_people_months
KEEP_LETTERS_MONTHS = CONFIGURATION.keep_letters_months
KEEP_LEFTOVERS_MONTHS = CONFIGURATION.keep_leftovers_months
DESK_URL = CONFIGURATION.url.rstrip("/")
PUBLIC_URL = CONFIGURATION.public_url

_address = urlsplit(CONFIGURATION.url)
IS_ENCRYPTED = _address.scheme == "https"
ALLOWED_HOSTS = sorted({_address.hostname or "localhost", "localhost", "127.0.0.1", "[::1]"})
CSRF_TRUSTED_ORIGINS = [CONFIGURATION.url]
CSRF_FAILURE_VIEW = "akkoord.project.refusals.old_page"

INSTALLED_APPS = [
    "akkoord.desk.people",
    "akkoord.desk.agreements",
    "akkoord.desk.register",
    "akkoord.desk.duties",
    "akkoord.desk.progress",
    "akkoord.desk.publication",
    "akkoord.desk.stories",
    "akkoord.desk.retention",
    "akkoord.desk.reviewing",
    "akkoord.desk.exports",
    "akkoord.desk.search",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks_db",
]
# Background work waits in the database; `akkoord serve` runs a worker beside the desk.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "akkoord.project.security.ContentSecurityPolicyMiddleware",
    "akkoord.project.security.NothingKeptMiddleware",
    "akkoord.project.static_files.HashedFilesMiddleware",
    "akkoord.project.answer_log.AnswerLogMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "akkoord.desk.people.second_factor.SecondFactorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "akkoord.project.refusals.RefusalMiddleware",
]
ROOT_URLCONF = "akkoord.project.urls.desk"
WSGI_APPLICATION = "akkoord.project.wsgi.desk.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "templates", PROJECT.parent / "desk" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "akkoord.project.navigation.context",
            ],
        },
    }
]

# Who tells the secretariat in the morning how an agreement stands and what waits, in this order.
MORNING_LINES = [
    "akkoord.desk.register.morning.lines",
    "akkoord.desk.register.morning.questions",
    "akkoord.desk.agreements.morning.lines",
    "akkoord.desk.agreements.morning.objections",
    "akkoord.desk.duties.morning.lines",
    "akkoord.desk.agreements.morning.promises",
    "akkoord.desk.agreements.morning.recommendations",
    "akkoord.desk.agreements.morning.projects",
    "akkoord.desk.publication.morning.lines",
    "akkoord.desk.publication.morning.reports",
    "akkoord.desk.stories.morning.lines",
    "akkoord.desk.retention.morning.lines",
    "akkoord.desk.reviewing.morning.lines",
]

# Who counts the figures of a year, each a part of them; cases and assessments add theirs here.
FIGURE_SOURCES = [
    "akkoord.desk.progress.queries.counting.taking_part",
    "akkoord.desk.publication.queries.figures.public_places",
    "akkoord.desk.progress.queries.counting.lists",
    "akkoord.desk.progress.queries.counting.handing_in",
    "akkoord.desk.progress.queries.counting.talks",
    "akkoord.desk.progress.queries.counting_together.trainings",
    "akkoord.desk.progress.queries.counting_together.promises",
    "akkoord.desk.progress.queries.counting_together.decisions",
    "akkoord.desk.progress.queries.counting_together.recommendations",
    "akkoord.desk.stories.queries.counting.stories",
]

# What is done every morning besides the reminders.
EVERY_MORNING = [
    "akkoord.desk.register.actions.asking.remind_of_questions",
    "akkoord.desk.publication.actions.participants.renew_all",
    "akkoord.desk.stories.actions.placing.renew_all",
    "akkoord.desk.stories.actions.placing.sweep_files",
]

# Who says what else belongs to locations and goes along when they are merged or split; such as their cases.
GOES_WITH_LOCATIONS: list[str] = []

DATABASES = {"default": database_settings(CONFIGURATION.database)}
# Shared by all web processes: a code of the second factor counts once, whichever process saw it.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "desk_cache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
SIGN_IN_ATTEMPTS = 5
# An office shares one network address; guessing needs far more than its slips of the finger.
SIGN_IN_ATTEMPTS_OF_NETWORK = 50
SIGN_IN_LOCK_MINUTES = 15
SECOND_FACTOR = second_factor_setting(CONFIGURATION.second_factor, is_encrypted=IS_ENCRYPTED)

OWN_LOGINS = own_logins(CONFIGURATION.own_logins)
SOCIALACCOUNT_ADAPTER = "akkoord.desk.people.own_login.OwnLoginDoor"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_AUTO_SIGNUP = False

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# With https a proxy stands in front, which names the address that asked as the last of a list.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if IS_ENCRYPTED else 0
ACCOUNT_ADAPTER = "akkoord.desk.people.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {"login": "akkoord.desk.people.forms.SignInForm"}
ACCOUNT_RATE_LIMITS = False  # our own count stands in the database, which all web processes share
MFA_ADAPTER = "akkoord.desk.people.sign_in.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "akkoord.desk.people.forms.CodeForm",
    "reauthenticate": "akkoord.desk.people.forms.CodeAgainForm",
}
MFA_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_ENCRYPTED  # browsers allow it on this machine only

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("nl", "Nederlands"), ("de", "Deutsch"), ("fr", "Français")]
LOCALE_PATHS = [PROJECT / "locale"]
FORMAT_MODULE_PATH = "akkoord.project.formats"
TIME_ZONE = "Europe/Amsterdam"
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

SESSION_COOKIE_NAME = "akkoord_session"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_ENCRYPTED
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_ENCRYPTED else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_ENCRYPTED else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

_mail = mail_settings(CONFIGURATION.mail)
EMAIL_BACKEND = _mail.backend
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.starts_encrypted, _mail.becomes_encrypted
LETTERS_DIR = _mail.folder
DEFAULT_FROM_EMAIL = CONFIGURATION.mail_from

FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Libraries name addresses and values in their lines; ours are made of a few named facts.
LOGGING = logging_settings(log_answers=CONFIGURATION.log_answers)
