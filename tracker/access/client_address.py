"""The IP address of who sends a form, kept only as a digest, to limit how many one sender may send."""

from datetime import date
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

# What one household or company is given of the longer addresses; all of it is one sender.
OF_ONE_SENDER = 64


def client_address(request: HttpRequest) -> str:
    """The IP address that the outermost of our own proxies saw, or without proxies the web server; may be any text.

    `PROXIES_IN_FRONT` entries of X-Forwarded-For are trusted, counted from its end: what comes before is whatever a
    visitor wrote there.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    hops = [request.META.get("REMOTE_ADDR", ""), *(hop.strip() for hop in reversed(forwarded) if hop.strip())]
    return str(hops[min(settings.PROXIES_IN_FRONT, len(hops) - 1)])


def address_digest(address: str, day: date) -> str:
    """A keyed digest (HMAC-SHA256, in hexadecimal) of the address's network, different on every day."""
    return salted_hmac(f"tracker.sender.{day.isoformat()}", network(address), algorithm="sha256").hexdigest()


def network(address: str) -> str:
    """What counts as one sender: an IPv4 address, the /64 network of an IPv6 address, else the text as it is."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, OF_ONE_SENDER), strict=False))
