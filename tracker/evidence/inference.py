"""What nobody says: records that stand on our inference alone."""

from collections.abc import Iterable

from tracker.models import Citation
from tracker.vocabulary import Attribution, Stance


def is_inferred(citations: Iterable[Citation]) -> bool:
    """Whether each passage that supports the record, and there is one, only implies it."""
    supporting = [citation for citation in citations if citation.stance == Stance.SUPPORTS]
    return bool(supporting) and all(citation.attribution == Attribution.IMPLIED for citation in supporting)
