"""A card in somebody else's page."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

COOPERATION = "commitments/us-china-counternarcotics-cooperation/"


@contextmanager
def another_site(page: str) -> Iterator[str]:
    """The address of a site of one page, on a port of its own and therefore another origin."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_card_shows_in_another_sites_page_and_nothing_else_of_the_site_does(
    first_dataset: None, live_server: LiveServer, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 700, "height": 700})
    page = context.new_page()
    page.goto(f"{live_server.url}/{COOPERATION}")
    page.get_by_text("Embed a status card on your page").click()
    copied = page.locator(".snippet").inner_text()
    framed = f'<h1>News</h1>{copied}<iframe src="{live_server.url}/{COOPERATION}" title="page"></iframe>'
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    # The second time the browser asks whether its copy of the card is still good.
    with another_site(framed) as address:
        for _ in range(2):
            page.goto(address)
            card = page.frame_locator("iframe").first
            expect(card.get_by_role("heading", level=1)).to_contain_text("Cooperation between the United States")
            expect(card.locator(".embed-status")).to_have_text("In progress")
            expect(page.frame_locator("iframe").last.get_by_role("heading", level=1)).to_have_count(0)
        with context.expect_page() as opened:
            card.get_by_role("link").click()
        expect(opened.value).to_have_url(f"{live_server.url}/{COOPERATION}")
    assert said != []
    assert all("frame-ancestors" in text for text in said)
    assert context.cookies() == []
    context.close()
