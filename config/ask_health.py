"""Asks the web server of this container how it is: `python -m config.ask_health healthz|readyz`.

It asks from inside, over plain HTTP, by a host name that the site answers to.
"""

import http.client
import sys

from config import environment

ADDRESSES = ("healthz", "readyz")


def main(arguments: list[str]) -> int:
    """The exit code: 0 when all is well."""
    if len(arguments) != 1 or arguments[0] not in ADDRESSES:
        sys.exit(f"Ask one of: {', '.join(ADDRESSES)}.")
    connection = http.client.HTTPConnection("127.0.0.1", environment.number("PORT", 8000), timeout=4)
    try:
        connection.request(
            "GET", f"/{arguments[0]}", headers={"Host": environment.comma_separated("ALLOWED_HOSTS")[0]}
        )
        answer = connection.getresponse()
    except OSError as error:
        sys.exit(f"The web server does not answer: {error}.")
    sys.stdout.write(answer.read().decode())
    return 0 if answer.status == http.HTTPStatus.OK else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
