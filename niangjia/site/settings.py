"""Django's settings. What differs from office to office comes from the environment and the home folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pghistory
import pgtrigger
from psycopg.conninfo import conninfo_to_dict

from niangjia.kernel import home
from niangjia.kernel.postgres import living
from niangjia.site import logs

HERE = Path(__file__).parent


def database(url: str, **options: object) -> dict[str, Any]:
    """Django's dictionary for a postgresql:// address; sslmode and its like go to the driver."""
    parts = conninfo_to_dict(url)
    known = {key: str(parts.pop(key, "")) for key in ("dbname", "user", "password", "host", "port")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": known["dbname"] or "niangjia",
        "USER": known["user"],
        "PASSWORD": known["password"],
        "HOST": known["host"],
        "PORT": known["port"],
        "OPTIONS": {**living.options(str(parts.pop("options", ""))), **parts, **options},
        "CONN_HEALTH_CHECKS": True,  # one that died in the pool is not handed out
    }


DATABASES = {
    # The application's role owns nothing and cannot go round the walls; the owner migrates.
    "default": database(
        os.environ.get("DATABASE_URL", "postgresql:///niangjia"),
        pool={"min_size": 1, "max_size": 16, "timeout": 4, "reconnect_timeout": 2},
    ),
    "owner": database(os.environ.get("DATABASE_OWNER_URL", "postgresql:///niangjia")),
}
DATABASE_ROUTERS = ["niangjia.site.routers.OwnerMigrates"]

SECRET_KEY = home.secret("django", 50).hex()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("NIANGJIA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [one for one in os.environ.get("NIANGJIA_ORIGINS", "").split(",") if one]
DEMONSTRATION = os.environ.get("NIANGJIA_DEMONSTRATION") == "1"
BUFFER_MONTHS = int(os.environ.get("NIANGJIA_BUFFER_MONTHS", "12"))  # 缓冲期; see staffing.rules.falls

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "ninja",  # its page of the API then comes from here, not from a CDN
    "niangjia.kernel",
    "niangjia.policy",
    "niangjia.archive",
    "niangjia.papers",
    "niangjia.imports",
    "niangjia.organisations",
    "niangjia.accounts",
    "niangjia.workforce",
    "niangjia.funding",
    "niangjia.staffing",
    "niangjia.scenarios",
    "niangjia.editions",
    "niangjia.authoring",
    "niangjia.privacy",
    "niangjia.proof",
    "niangjia.site",
]
MIDDLEWARE = [
    "niangjia.site.middleware.Shield",
    "niangjia.site.middleware.Caller",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "niangjia.site.away.Away",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "niangjia.site.limits.middleware.Limited",  # before anything that was sent is read
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "niangjia.accounts.middleware.Acting",
]
ROOT_URLCONF = "niangjia.site.urls"
WSGI_APPLICATION = "niangjia.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "niangjia.site.context.house",
            ],
            "builtins": ["niangjia.site.templatetags.house"],
        },
    }
]

AUTH_USER_MODEL = "accounts.Account"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "site:home"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
AUTHENTICATION_BACKENDS = ["niangjia.accounts.signing.backend.OwnRow"]
PASSWORD_HASHERS = [
    "niangjia.accounts.passwords.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of before: hashed anew at the next sign-in
]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "niangjia.accounts.passwords.HouseRules"}]
SESSION_ENGINE = "niangjia.accounts.signing.sessions"
SESSION_COOKIE_AGE = 12 * 3600  # as accounts.signing.rules.standing.LIFE
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
IDLE_MINUTES = int(os.environ.get("NIANGJIA_IDLE_MINUTES", "30"))  # administrators 15 at most
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True  # pages hand it to scripts in their own head
CSRF_FAILURE_VIEW = "niangjia.site.views.wrong.forged"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

HTTPS = os.environ.get("NIANGJIA_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# The web server before the house, which ends https: it alone is believed about who asks, and by which way.
_beside = "127.0.0.1,::1" if HTTPS else ""
PROXIES = [one for one in os.environ.get("NIANGJIA_PROXIES", _beside).split(",") if one]
SILENCED_SYSTEM_CHECKS = (
    [
        "security.W005",  # HSTS for names below: other services of the office may have no certificate
        "security.W021",  # HSTS preloading: for the owner of the domain to ask for, not for a program
    ]
    if HTTPS
    # An intranet without a certificate: `niangjia serve` says at each start what that means.
    else [
        "security.W004",  # HSTS
        "security.W008",  # from http to https
        "security.W011",  # the session's cookie by https only
        "security.W016",  # the forms' cookie by https only
    ]
)

RATE_LIMITED = True
FILE_UPLOAD_HANDLERS = ["niangjia.site.uploads.Bounded"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000  # a scoring standard is a long form
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # of a form or JSON, files aside
DATA_UPLOAD_MAX_NUMBER_FILES = 4

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [HERE.parent / "locale"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

# Who and why lie in each history row itself; the walls hold for them as for the row.
PGHISTORY_LEVEL = pgtrigger.Statement
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="+")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING = logs.CONFIGURATION
