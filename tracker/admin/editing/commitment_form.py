"""The form of a commitment: a next review that is set there is one to come."""

from datetime import date

from tracker.admin.base.record_form import RecordForm
from tracker.admin.lists.follow_up_action import validate_future_day


class CommitmentForm(RecordForm):
    """A commitment; a day of its next review that has passed since it was set hinders nobody."""

    def clean_next_review_on(self) -> date | None:
        day: date | None = self.cleaned_data["next_review_on"]
        return validate_future_day(day) if "next_review_on" in self.changed_data else day
