"""Runs Django's deployment checks with production settings, and fails on any warning."""

import os
import secrets
import subprocess
import sys

PRODUCTION = {
    "DATABASE_URL": "postgres://followthrough@database.invalid/followthrough",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "followthrough.example.org",
}
NOT_FROM_THE_SHELL = ("DEBUG", "FOLLOWTHROUGH_ENV")


def main() -> int:
    """The exit code of the checks."""
    shell = {name: value for name, value in os.environ.items() if name not in NOT_FROM_THE_SHELL}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, env=shell | PRODUCTION, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
