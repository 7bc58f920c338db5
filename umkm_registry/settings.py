"""Settings, read from the environment.

`DATABASE_URL` set means production: secret key, personal-data keys and allowed hosts are then required.
Unset means demo: an embedded PostgreSQL and keys made up once, both kept in `$UMKM_DATA_DIR` (`.data/`).
"""

import os
from pathlib import Path

import bootstrap_wrapper
import dj_database_url
import pghistory
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from umkm_registry.demo_keys import demo_key

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("UMKM_DATA_DIR", BASE_DIR / ".data")).absolute()
PRODUCTION = "DATABASE_URL" in os.environ


def required(name: str, demo_value):
    """The environment variable `name`; in the demo, `demo_value()` where it is unset."""
    if name in os.environ:
        return os.environ[name]
    if PRODUCTION:
        raise ImproperlyConfigured(f"{name} harus diisi bila DATABASE_URL dipakai.")
    return demo_value()


DEMO = not PRODUCTION
DEBUG = os.environ.get("DEBUG", "") == "1"
SECRET_KEY = required("SECRET_KEY", lambda: demo_key(DATA_DIR, "secret_key"))
ALLOWED_HOSTS = required("ALLOWED_HOSTS", lambda: "localhost,127.0.0.1,[::1],testserver").split(",")
# "id:base64key,id:base64key": the first seals, all open. See umkm_registry/sealing.py.
PERSONAL_DATA_KEYS = required("PERSONAL_DATA_KEYS", lambda: "1:" + demo_key(DATA_DIR, "personal_data_key"))

INSTALLED_APPS = [
    "umkm_registry.admin_site.OfficeAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "heroicons",
    "import_export",
    "pghistory",
    "pgtrigger",
    "procrastinate.contrib.django",
    "umkm_registry",
    "umkm_registry.regions",
    "umkm_registry.accounts",
    "umkm_registry.accounts.login",
    "umkm_registry.help",
    "umkm_registry.history",
    "umkm_registry.people",
    "umkm_registry.businesses",
    "umkm_registry.personal_data",
    "umkm_registry.home",
    "permits",
    "permits.oss",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Both look at a request whose form token and log-in were checked above.
    "umkm_registry.accounts.login.idle_lock.IdleLockMiddleware",
    "umkm_registry.accounts.login.compulsory.CompulsorySecondFactorMiddleware",
]

ROOT_URLCONF = "umkm_registry.urls"
WSGI_APPLICATION = "umkm_registry.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "umkm_registry.pages.shell",
                "umkm_registry.regions.context.area",
            ],
        },
    },
]

if PRODUCTION:
    DATABASES = {"default": dj_database_url.config(conn_max_age=60, conn_health_checks=True)}
else:
    DATABASES = {"default": {"ENGINE": "umkm_registry.embedded_database", "NAME": "umkm", "CONN_MAX_AGE": 0}}
# A server that is in the midst of a long statement notices within two seconds that its client was killed.
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c client_connection_check_interval=2s"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["umkm_registry.accounts.permissions.RoleBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "umkm_registry.accounts.login.password_rules.GuessedFirstValidator"},
]
# Minutes without a hand at the keyboard after which a session is locked; 0 never.
IDLE_LOCK_MINUTES = int(os.environ.get("IDLE_LOCK_MINUTES", "15"))
# Roles (slugs of accounts/roles.py) that must log in with a second factor, as "data_manager,technical_admin".
REQUIRE_TOTP_ROLES = [role for role in os.environ.get("REQUIRE_TOTP_ROLES", "").split(",") if role]
# The server in front names the address of who asks; without one in front, anybody could claim any address.
BEHIND_PROXY = PRODUCTION
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "masuk"

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Makassar"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
LOCALE_PATHS = [BASE_DIR / "umkm_registry" / "locale"]

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static", ("bootstrap", bootstrap_wrapper.get_bootstrap_css_dir())]
WHITENOISE_USE_FINDERS = DEMO  # a demo runs without collectstatic
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "files"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600  # a working day; a closed browser ends it, too
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
if PRODUCTION:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = os.environ.get("SECURE_SSL_REDIRECT", "1") == "1"
    SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]  # a monitor on the server itself asks without HTTPS
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if o]

# Apps keep what the worker does in a module `jobs`. Three at once: one reads a file, one changes the register, and one
# is free for what takes a moment.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_WORKER_DEFAULTS = {"concurrency": 3, "delete_jobs": "successful"}

# Without a mail server the notices stand on the start page only.
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
if os.environ.get("EMAIL_HOST"):
    MAILERS["default"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": os.environ["EMAIL_HOST"],
            "port": int(os.environ.get("EMAIL_PORT", "587")),
            "username": os.environ.get("EMAIL_USER", ""),
            "password": os.environ.get("EMAIL_PASSWORD", ""),
            "use_tls": os.environ.get("EMAIL_USE_TLS", "1") == "1",
            "timeout": 10,
        },
    }
else:
    SILENCED_SYSTEM_CHECKS = ["mail.E001"]  # no mail server is a choice here, not a mistake
# A link to set one's password dies after three days, or when it was used.
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
# Where problems told by users are mailed to; they stand on a page of the app as well.
PROBLEM_REPORTS_TO = os.environ.get("PROBLEM_REPORTS_TO", "")
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "data-umkm@localhost")

# Days after which the file and the staged rows of an ended import are deleted.
IMPORTS_KEPT_DAYS = int(os.environ.get("IMPORTS_KEPT_DAYS", "90"))
# What goes wrong is told on the console of the process, where whoever runs the server keeps it, and mailed to ADMINS.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "masking": {
            "()": "umkm_registry.quiet_reports.MaskingFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
        "requests": {
            "()": "umkm_registry.quiet_reports.MaskingServerFormatter",
            "format": "[{server_time}] {message}",
            "style": "{",
        },
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "masking"},
        "requests": {"class": "logging.StreamHandler", "formatter": "requests"},
        "email": {"class": "umkm_registry.quiet_reports.MaskingEmailHandler", "level": "ERROR"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["email"], "level": "ERROR"},
        "django.server": {"handlers": ["requests"], "level": "INFO", "propagate": False},
    },
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "umkm_registry.quiet_reports.QuietReporterFilter"
# How many NIK, telephone numbers and e-mail addresses one person may open within an hour.
LOOKS_AN_HOUR = int(os.environ.get("LOOKS_AN_HOUR", "60"))
# Days after which the file of an export is deleted; who exported what stays.
EXPORTS_KEPT_DAYS = int(os.environ.get("EXPORTS_KEPT_DAYS", "7"))

# How many backups deploy/umkm-backup.service keeps, one made every day.
BACKUPS_KEPT = 14

PGHISTORY_APPEND_ONLY = True
# Old versions are found by their row and their act (indexed in history/tracking.py), never by where they pointed.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_ADMIN_CLASS = None
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
