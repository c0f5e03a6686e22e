"""What programs ask every site for unasked."""

from urllib.robotparser import RobotFileParser

from django.contrib.staticfiles import finders
from django.test import Client

from config import crawlers


def test_crawlers_read_the_pages_and_stay_out_of_the_rest(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    asked = ("/", "/commitments/pledge/", "/changes/", "/admin/login/", "/search/?q=word", "/corrections/")
    assert [path for path in asked if rules.can_fetch("*", path)] == ["/", "/commitments/pledge/", "/changes/"]
    assert rules.site_maps() == ["http://testserver/sitemap.xml"]
    # The library knows no asterisks, which RFC 9309 has.
    assert {"/*.csv", "/*.xlsx", "/*.json"} < set(crawlers.CLOSED)


def test_the_old_place_of_the_mark_leads_to_it(client: Client) -> None:
    address = client.get("/favicon.ico")["Location"]
    assert finders.find(address.removeprefix("/static/"))
