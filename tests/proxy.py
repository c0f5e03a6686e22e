"""nginx in front of the site, with the very configuration that docker-compose.yml gives it."""

import http.client
import os
import re
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import trustme
import yaml

from config import environment
from tests import nginx
from tests.web_server import HOST, free_port, running

TEMPLATE = Path("docker", "nginx.conf.template")
LARGEST_BODY = Path("docker", "largest-body.envsh")
# What nginx's image has around it; the temporary files go where the test wants them.
AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log stderr error;
{account}
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/bodies;
    proxy_temp_path {folder}/answers;
    fastcgi_temp_path {folder}/none;
    uwsgi_temp_path {folder}/none;
    scgi_temp_path {folder}/none;
    include {folder}/site.conf;
}}
"""


class Proxy(NamedTuple):
    """A running nginx: its two ports, and whom its certificate is trusted by."""

    plain: int
    secure: int
    trust: ssl.SSLContext

    def visitor(self, address: str = "127.0.0.1") -> http.client.HTTPSConnection:
        """A visitor from this address, which on a computer of one's own is any that begins with 127."""
        return http.client.HTTPSConnection(
            "127.0.0.1", self.secure, timeout=20, context=self.trust, source_address=(address, 0)
        )


def variables(upload_megabytes: str = "") -> dict[str, str]:
    """What the compose file tells nginx, with what its image works out before it fills in the template."""
    services = yaml.safe_load(Path(environment.PROJECT, "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    said = {name: str(value) for name, value in services["proxy"]["environment"].items()}
    filled = {name: re.sub(r"\$\{\w+:-(.*?)\}", r"\1", value) for name, value in said.items()}
    filled["UPLOAD_MEGABYTES"] = upload_megabytes
    outcome = subprocess.run(
        ["/bin/sh", "-c", f'. "./{LARGEST_BODY}" && printf %s "$LARGEST_BODY_MEGABYTES"'],
        cwd=environment.PROJECT,
        env=filled,
        capture_output=True,
        text=True,
        check=True,
    )
    return {**filled, "LARGEST_BODY_MEGABYTES": outcome.stdout}


def filled_in(values: Mapping[str, str]) -> str:
    """The configuration, as envsubst of nginx's image makes it: only `${...}` of what is set is replaced."""
    text = Path(environment.PROJECT, TEMPLATE).read_text(encoding="utf-8")
    return re.sub(r"\$\{(\w+)\}", lambda found: values.get(found[1], found[0]), text)


@contextmanager
def proxy(folder: Path, site: int, **more: str) -> Iterator[Proxy]:
    """Nginx in front of what listens at the port, with a certificate made for it."""
    folder.mkdir()
    authority = trustme.CA()
    certificate = authority.issue_cert(HOST, "127.0.0.1")
    certificate.private_key_pem.write_to_path(folder / "privkey.pem")
    for piece in certificate.cert_chain_pems:
        piece.write_to_path(folder / "fullchain.pem", append=True)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    plain, secure = free_port(), free_port()
    of_test = {
        "SITE": f"127.0.0.1:{site}",
        "RESOLVER": "127.0.0.1",
        "HTTP_PORT": f"127.0.0.1:{plain}",
        "HTTPS_PORT": f"127.0.0.1:{secure}",
        "CERTIFICATES": str(folder),
    }
    (folder / "site.conf").write_text(filled_in(variables() | of_test | more), encoding="utf-8")
    account = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, account=account), encoding="utf-8")
    command = [str(nginx.program()), "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with running(command, os.environ, plain, is_up=speaks):
        yield Proxy(plain, secure, trust)


def speaks(port: int) -> bool:
    """Whether something at the port answers in HTTP, whatever it answers."""
    visitor = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        visitor.request("HEAD", "/", headers={"Host": HOST})
        visitor.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        visitor.close()
    return True
