"""Who sent a form: only what our own proxies say, and only as a digest."""

from datetime import date

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from tracker.access.client_address import address_digest, client_address

DAY = date(2024, 1, 30)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "10.0.0.1"),
        (0, "198.51.100.7", "10.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "pretended, 198.51.100.7", "198.51.100.7"),
        (2, "pretended, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (2, "10.0.0.2", "10.0.0.2"),
        (1, "", "10.0.0.1"),
    ],
)
def test_headers_count_only_as_far_as_our_proxies_wrote_them(
    settings: Settings, rf: RequestFactory, proxies: int, forwarded: str, address: str
) -> None:
    settings.PROXIES_IN_FRONT = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": forwarded} if forwarded else None)
    assert client_address(request) == address


def test_digest_tells_senders_and_days_apart_and_not_the_addresses_of_one_household() -> None:
    assert address_digest("198.51.100.7", DAY) != address_digest("198.51.100.8", DAY)
    assert address_digest("198.51.100.7", DAY) != address_digest("198.51.100.7", date(2024, 1, 31))
    assert address_digest("2001:db8:1:2::7", DAY) == address_digest("2001:db8:1:2:ffff::8", DAY)
    assert address_digest("2001:db8:1:2::7", DAY) != address_digest("2001:db8:1:3::7", DAY)
    assert address_digest("::ffff:198.51.100.7", DAY) == address_digest("198.51.100.7", DAY)
    assert len(address_digest("", DAY)) == 64


def test_digest_hangs_on_the_secret_of_the_site(settings: Settings) -> None:
    before = address_digest("198.51.100.7", DAY)
    settings.SECRET_KEY = "another"
    assert address_digest("198.51.100.7", DAY) != before
