"""Django's settings. What differs from office to office comes from the environment and the home folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pghistory
import pgtrigger
from psycopg.conninfo import conninfo_to_dict

from niangjia.kernel import home

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
        "OPTIONS": {**parts, **options},
    }


DATABASES = {
    # The application's role owns nothing and cannot go round the walls; the owner migrates.
    "default": database(
        os.environ.get("DATABASE_URL", "postgresql:///niangjia"),
        pool={"min_size": 1, "max_size": 16, "timeout": 20},
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
    "django.contrib.sessions",
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
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "niangjia.site.middleware.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
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
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "niangjia.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = os.environ.get("NIANGJIA_HTTPS") == "1"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000  # a scoring standard is a long form
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024

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
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
