"""Addresses of what programs read."""

from django.urls import path

from tracker.feeds import atom, calendar, sitemap

urlpatterns = [
    path("commitments.atom", atom.commitments_feed, name="commitments_feed"),
    path("commitments/<slug:ref>.atom", atom.commitment_feed, name="commitment_feed"),
    path("commitments.ics", calendar.commitments_calendar, name="commitments_calendar"),
    path("commitments/<slug:ref>.ics", calendar.commitment_calendar, name="commitment_calendar"),
    path("meetings/<slug:ref>.ics", calendar.meeting_calendar, name="meeting_calendar"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap-pages.xml", sitemap.sitemap_pages, name="sitemap_pages"),
    *(
        path(
            f"sitemap-{records}-<int:part>.xml", sitemap.sitemap_part, {"records": records}, name=f"sitemap_{records}"
        )
        for records in sitemap.KIND_OF_PART
    ),
]
