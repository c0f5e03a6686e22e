"""How gunicorn serves the site, in the image and in `make demo`: `gunicorn --config config/gunicorn.py`.

The names are gunicorn's own; what differs between the two is said on their command lines.
"""

from typing import Any

from config.temporary_files import TemporaryFolder

wsgi_app = "config.wsgi"
worker_class = "config.whole_requests.WholeRequestWorker"
threads = 4
max_requests = 2000
max_requests_jitter = 200
control_socket_disable = True
# Where in the addresses of a larger site this one is, nobody says by a header.
forwarder_headers = ""


def on_starting(server: Any) -> None:
    """Clears up after servers that were killed."""
    server.temporary_folder = TemporaryFolder()


def post_fork(server: Any, worker: Any) -> None:
    """Gives a worker its folder for temporary files."""
    server.temporary_folder.enter(worker.pid)


def child_exit(server: Any, worker: Any) -> None:
    """Clears up after a worker, however it ended."""
    server.temporary_folder.clear(worker.pid)


def on_exit(server: Any) -> None:
    """Leaves nothing behind."""
    server.temporary_folder.remove()
