"""Who sends a form, as far as that must be known to send no more than a few: never stored as it is."""

from datetime import date
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

# What one household or company is given of the longer addresses; all of it is one sender.
OF_ONE_SENDER = 64


def client_address(request: HttpRequest) -> str:
    """The address that the outermost of our own proxies saw, or without proxies the web server.

    Only so many entries of X-Forwarded-For are read, from its end, as there are proxies that add one: what comes
    before is whatever a visitor wrote there.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    hops = [request.META.get("REMOTE_ADDR", ""), *(hop.strip() for hop in reversed(forwarded) if hop.strip())]
    return str(hops[min(settings.PROXIES_IN_FRONT, len(hops) - 1)])


def address_digest(address: str, day: date) -> str:
    """The address as a digest that only this site can make, and only on that day."""
    return salted_hmac(f"tracker.sender.{day.isoformat()}", network(address), algorithm="sha256").hexdigest()


def network(address: str) -> str:
    """The part of the address that tells senders apart."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, OF_ONE_SENDER), strict=False))
