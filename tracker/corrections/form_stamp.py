"""When a form was opened: a moment the form carries, signed, so that nobody makes one up."""

from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.utils import timezone

SIGNER = Signer(salt="tracker.opened")


def new_stamp() -> str:
    """What the form carries."""
    return SIGNER.sign(str(int(timezone.now().timestamp())))


def stamp_age(stamp: str) -> timedelta | None:
    """How long ago the form with that stamp was opened; None when we gave out no such stamp."""
    try:
        moment = int(SIGNER.unsign(stamp))
    except BadSignature:
        return None
    return timedelta(seconds=timezone.now().timestamp() - moment)
