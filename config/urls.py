"""Addresses of the site."""

from django.contrib import admin
from django.urls import include, path

from config import crawlers, health

handler403 = "tracker.signing_in.denied.denied"
handler500 = "config.server_errors.handle_server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", health.liveness, name="healthz"),
    path("readyz", health.readiness, name="readyz"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("favicon.ico", crawlers.favicon, name="mark"),
    path("", include("tracker.dashboard.urls")),
    path("", include("tracker.downloads.urls")),
    path("", include("tracker.citing.urls")),
    path("", include("tracker.pictures.urls")),
    path("", include("tracker.pages.urls")),
    path("", include("tracker.corrections.urls")),
    path("", include("tracker.search.urls")),
    path("", include("tracker.changes.urls")),
    path("", include("tracker.feeds.urls")),
    path("", include("tracker.cards.urls")),
]
