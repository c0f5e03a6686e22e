"""Settings, read from the environment and nowhere else.

There are two ways to run, told apart by whose database it is:

- **local**: `DATABASE_URL` is not set. Followthrough runs its own PostgreSQL in `FOLLOWTHROUGH_HOME`, keeps a
  generated secret key beside it, and answers on this computer only.
- **production**: `DATABASE_URL` is set. Everything that protects a public site is on, and the site refuses to
  start without a secret key and host names, or while debugging is on.

`FOLLOWTHROUGH_ENV=local` says that a database from outside is for development; `=production` insists.
"""

import os
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.text import slugify
from pgtrigger import Statement

from config import database, environment
from config.localdb.local_server import LocalServer
from config.logs import drop_answered_errors, refusals_in_one_line
from config.temporary_files import SHARED_FOLDER
from tracker.transfer.library.formats import CSV, XLSX

PRODUCTION = environment.is_production()
DEBUG = environment.debug(production=PRODUCTION)
HOME = environment.home()
SECRET_KEY = environment.secret_key(HOME, production=PRODUCTION)
ALLOWED_HOSTS = environment.allowed_hosts(production=PRODUCTION)
CSRF_TRUSTED_ORIGINS = environment.comma_separated("CSRF_TRUSTED_ORIGINS")

# --- What the site calls itself ---------------------------------------------------------------------------------

SITE_NAME = environment.site_name()
SITE_SLUG = slugify(SITE_NAME) or "site"
SITE_OWNER = environment.one_line("SITE_OWNER")
SITE_CONTACT = environment.site_contact()
SITE_LOGO = environment.site_logo()
SITE_LINE = environment.one_line(
    "SITE_LINE", "What states and organisations promised each other, what they then did, and how we know."
)

INSTALLED_APPS = [
    "procrastinate.contrib.django",  # before the tracker, which leaves its pages out of the admin
    "tracker",  # before the admin, whose templates it puts its own in front of
    "whitenoise.runserver_nostatic",
    "tracker.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pghistory",
    "pgtrigger",
    "import_export",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.permissions_policy",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",  # of what is refused below as well
    "config.middleware.body_limit",
    "config.malformed.refuse_malformed",
    "config.middleware.no_null_characters",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.unavailable.DatabaseWaitsMiddleware",
    "config.sessions.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tracker.signing_in.session.idle_limit",
    "config.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.revalidation.revalidation",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["tracker.templatetags.site"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.sessions.signed_in",
            ],
        },
    },
]

# --- Database ---------------------------------------------------------------------------------------------------

# How long a request waits for it, all of its waits together; one that imports or exports; and how long to be let in.
DATABASE_SECONDS: float = environment.number("DATABASE_SECONDS", 15, least=1)
DATABASE_LONG_SECONDS: float = environment.number("DATABASE_LONG_SECONDS", 600, least=1)
DATABASE_CONNECT_SECONDS: float = environment.number("DATABASE_CONNECT_SECONDS", 5, least=1)
# How many requests of one process wait for it at once: one fewer than the process has threads.
DATABASE_WAITS = environment.number("DATABASE_WAITS", 3, least=1)

DATABASES: dict[str, Any]
if environment.text("DATABASE_URL"):
    DATABASES = {"default": dj_database_url.config(engine=database.ENGINE, **database.KEPT_OPEN)}
else:
    kept_open = {name.upper(): value for name, value in database.KEPT_OPEN.items()}
    DATABASES = {"default": LocalServer(HOME).connection_settings() | kept_open}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Pages whose cost grows with the store ----------------------------------------------------------------------
# How many are rendered at once, by all processes of the site on this machine: as many as there are cores, within
# reason. And how many megabytes of them are kept; with 0 none is, and each is rendered by the thread that is asked.

PAGES_RENDERED_AT_ONCE = environment.number("PAGES_RENDERED_AT_ONCE", min(os.cpu_count() or 1, 4))
PAGE_CACHE_MEGABYTES = 0 if DEBUG else environment.number("PAGE_CACHE_MEGABYTES", 64)
PAGES_RENDERED_APART = True
PAGE_CACHE_FOLDER = SHARED_FOLDER

# --- Language and time ------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "UTC"
USE_TZ = True

# --- Static files -----------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = environment.text("STATIC_ROOT", str(environment.PROJECT / "static")) if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- Signing in -------------------------------------------------------------------------------------------------

# One is signed out after so many seconds without doing anything, and after so many at most.
SESSION_LONGEST = 12 * 60 * 60
SESSION_COOKIE_AGE = min(environment.number("SESSION_IDLE_MINUTES", 120) * 60 or SESSION_LONGEST, SESSION_LONGEST)
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "tracker.signing_in.password_strength.ZxcvbnValidator"},
]

# --- Protection of visitors -------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, *environment.origins(SITE_LOGO)],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

KNOWN_BROWSER_COOKIE_NAME = "known-browser"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True

if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    # These two bind every other site of the domain, and preloading for years: only its owners can decide that.
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = environment.flag("HSTS_WHOLE_DOMAIN")
    SILENCED_SYSTEM_CHECKS = [] if SECURE_HSTS_PRELOAD else ["security.W005", "security.W021"]
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrf"
    # It goes to the admin alone, which __Host- does not allow.
    KNOWN_BROWSER_COOKIE_NAME = "__Secure-known-browser"
    if environment.flag("BEHIND_HTTPS_PROXY"):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

MEGABYTE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = environment.number("UPLOAD_MEGABYTES", 10) * MEGABYTE
# Seconds for which a request waits for records that somebody else keeps to themselves.
LOCK_PATIENCE: float = environment.number("LOCK_PATIENCE_SECONDS", 10)
# Days for which a plan may be applied, and for which its rows are kept once it was decided on.
PLAN_DAYS = environment.number("PLAN_DAYS", 14)
FILE_UPLOAD_MAX_MEMORY_SIZE = 1 * MEGABYTE
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 10

CSRF_FAILURE_VIEW = "tracker.corrections.views.form_expired"
# How many proxies of ours add to X-Forwarded-For; what stands before their entries is anybody's.
PROXIES_IN_FRONT = environment.number("PROXIES_IN_FRONT", int(environment.flag("BEHIND_HTTPS_PROXY")))

# --- History ----------------------------------------------------------------------------------------------------
# At statement level one trigger call writes the events of a whole bulk insert; at row level a COPY of 100,000
# rows takes forty times as long.

PGHISTORY_LEVEL = Statement
PGHISTORY_APPEND_ONLY = True
# Who reads changes nothing: the session is not looked up for it.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# --- Mail -------------------------------------------------------------------------------------------------------
# Without a mail server, what would be sent is printed.

SITE_ADDRESS = environment.text(
    "SITE_ADDRESS", f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "http://127.0.0.1:8000"
)
EMAIL_HOST = environment.text("EMAIL_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = environment.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = True
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", "followthrough@localhost")

# --- Files in and out -------------------------------------------------------------------------------------------

IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_SKIP_ADMIN_LOG = False
IMPORT_EXPORT_SKIP_ADMIN_CONFIRM = False
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "import"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "export"
IMPORT_EXPORT_FORMATS = [CSV, XLSX]
FIXTURE_DIRS = [environment.PROJECT / "fixtures"]

# --- Work outside of requests -----------------------------------------------------------------------------------
# A worker says every few seconds that it is there; what one has begun that fell silent is begun again.

PROCRASTINATE_IMPORT_PATHS = ["tracker.jobs.tasks"]
PROCRASTINATE_WORKER_DEFAULTS: dict[str, Any] = {
    "concurrency": 4,
    "shutdown_graceful_timeout": 3.0,
    "update_heartbeat_interval": 5.0,
    "stalled_worker_timeout": 20.0,
    "delete_jobs": "successful",
}

# --- Logging ----------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "config.logs.JSONLines" if PRODUCTION else "config.logs.PlainLines"}},
    "filters": {
        "refusals": {"()": "django.utils.log.CallbackFilter", "callback": refusals_in_one_line},
        "unavailable": {"()": "django.utils.log.CallbackFilter", "callback": drop_answered_errors},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "lines", "filters": ["unavailable", "refusals"]}
    },
    "root": {"handlers": ["stderr"], "level": environment.text("LOG_LEVEL", "INFO" if PRODUCTION else "WARNING")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO" if PRODUCTION else "WARNING"},
        # Who did what is told whatever LOG_LEVEL says.
        "audit": {"handlers": [], "level": "INFO" if PRODUCTION else "WARNING"},
        # It would tell of each look at the queue; what jobs do they say themselves.
        "procrastinate": {"handlers": [], "level": "WARNING"},
    },
}
