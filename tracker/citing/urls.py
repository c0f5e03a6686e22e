"""Addresses of citations: below the dashboard, and below the page of each record."""

from django.urls import path, register_converter

from tracker.citing.views import RECORDS, STYLES, cite_record, cite_view


class StyleConverter:
    """The ending of a citation's file."""

    regex = "|".join(STYLES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(StyleConverter, "style")

urlpatterns = [
    path("cite/", cite_view, name="cite"),
    path("cite/of-each/", cite_view, {"is_of_each": True}, name="cite_of_each"),
    path("cite.<style:style>", cite_view, name="cite_file"),
]
for record in RECORDS:
    base = f"{record}s/<slug:ref>/cite"
    urlpatterns += [
        path(f"{base}/", cite_record, {"record": record}, name=f"{record}_cite"),
        path(f"{base}.<style:style>", cite_record, {"record": record}, name=f"{record}_cite_file"),
    ]
