"""The settings of a demo that a test starts: the project's own, with passwords that take no time to hash."""

from config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
