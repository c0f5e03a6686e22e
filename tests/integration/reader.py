"""A reader without a browser: the words of a page, without its markup."""

import re
from html import unescape

from django.test import Client


def read(client: Client, address: str, *, status: int = 200) -> str:
    """The words of the page's main part, with single blanks between them."""
    response = client.get(address)
    assert response.status_code == status, address
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split()).replace(" ,", ",").replace(" .", ".")
