#!/usr/bin/env python3
"""Followthrough's command line."""

import os
import signal
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from config import termination
from config.localdb import local_server
from config.localdb.server_account import LocalDatabaseError
from tracker.database.disk_full import is_disk_full


def main() -> None:
    """Runs one command with a database at hand; what is wrong with the set-up is said in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    termination.interrupt_on_termination()
    try:
        with local_server.running_if_needed(sys.argv[1:]):
            execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, LocalDatabaseError) as error:
        sys.exit(f"followthrough: {error}")
    except BrokenPipeError:
        # Whoever read what was printed has seen enough, as `head` has; Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(128 + signal.SIGPIPE)
    except KeyboardInterrupt as interruption:
        sys.exit(termination.exit_code(interruption))
    except Exception as error:
        if not is_disk_full(error):
            raise
        sys.exit(f"followthrough: a disk is full, this computer's or the database's ({error}). Nothing was half done.")


if __name__ == "__main__":
    main()
