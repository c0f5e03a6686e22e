#!/usr/bin/env python3
"""Followthrough's command line."""

import os
import sys

from django.core.management import execute_from_command_line

from config import localdb


def main() -> None:
    """Runs one command, with a database at hand."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with localdb.at_hand(sys.argv[1:]):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
