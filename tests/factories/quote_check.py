"""A valid quote check."""

from typing import Any

from factory.django import DjangoModelFactory

from tests.factories.archived_text import ArchivedTextFactory
from tests.factories.citation import CitationFactory
from tracker.models import QuoteCheck


class QuoteCheckFactory(DjangoModelFactory[QuoteCheck]):
    """The one that the database made for a citation of a source whose text is archived, changed to what is given."""

    class Meta:
        model = QuoteCheck

    @classmethod
    def _create(cls, model_class: type[QuoteCheck], *_: Any, **given: Any) -> QuoteCheck:
        citation = CitationFactory(source=ArchivedTextFactory().source, quote="it had begun")
        made = model_class.objects.filter(citation=citation)
        if given:
            made.update(**given)
        return made.get()
