"""The settings of a web server that a test starts: the project's own, with log lines for machines."""

from config.settings import *  # noqa: F403
from config.settings import LOGGING

LOGGING["formatters"] = {"lines": {"()": "config.logs.JSONLines"}}
