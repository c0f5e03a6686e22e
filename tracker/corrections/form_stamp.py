"""When a form was opened: a signed time stamp that the form carries."""

from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.utils import timezone

SIGNER = Signer(salt="tracker.opened")


def new_stamp() -> str:
    """The signed stamp for a form that is opened now."""
    return SIGNER.sign(str(int(timezone.now().timestamp())))


def stamp_age(stamp: str) -> timedelta | None:
    """How long ago the form with that stamp was opened; None when we did not sign it."""
    try:
        moment = int(SIGNER.unsign(stamp))
    except BadSignature:
        return None
    return timedelta(seconds=timezone.now().timestamp() - moment)
