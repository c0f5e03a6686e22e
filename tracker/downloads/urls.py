"""Addresses of files: that of a list, with the format's ending in the place of its last slash."""

import re

from django.urls import path, register_converter

from tracker.downloads.dashboard import dashboard_file
from tracker.downloads.figures import figures_file, numbers_file
from tracker.downloads.follow_ups import follow_up_file
from tracker.downloads.lists import LISTS, list_file
from tracker.downloads.responses import PLAIN_CSV
from tracker.transfer.export.files import FORMATS


class FormatConverter:
    """The ending of a file: csv, plain.csv, xlsx or json, and nothing else, so that other endings stay free."""

    regex = "|".join(map(re.escape, (*FORMATS, PLAIN_CSV)))

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FormatConverter, "format")

urlpatterns = [
    path("dashboard.<format:kind>", dashboard_file, name="dashboard_file"),
    path("figures.json", figures_file, name="figures_file"),
    path("numbers.json", numbers_file, name="numbers_file"),
    *(path(f"{name}.<format:kind>", list_file, {"records": name}, name=f"{name}_file") for name in LISTS),
    path("commitments/<slug:ref>/updates.<format:kind>", follow_up_file, name="follow_up_file"),
]
