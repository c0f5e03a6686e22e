"""A template tag that draws the numbers of a row, each as the way to what it counts."""

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from tracker.charts.monthly_counts import TableRow
from tracker.parameters.filters import Filters

register = template.Library()


@register.simple_tag
def count_cells(row: TableRow, view: Filters) -> SafeString:
    """The cells of a row of the chart of months, and their sum: each number leads to the list that it counts.

    None does where the view is of what stands somewhere on its own day: no list shows exactly these.
    """
    address = reverse("commitment_list")
    counted = [*((cell.count, {"status": cell.status.value}) for cell in row.cells), (row.total, {})]
    cells = []
    for count, of_these in counted:
        written = f"{count:,}"
        # The sum is of all statuses, and leads there whatever it is.
        if not view.is_by_standing and (count or not of_these):
            href = escape(f"{address}?{view.to_query(**of_these, as_of=row.day)}")
            written = f'<a href="{href}">{written}</a>'
        cells.append(f"<td>{written}</td>")
    return mark_safe("".join(cells))  # noqa: S308 (of numbers, and of addresses that are escaped)
