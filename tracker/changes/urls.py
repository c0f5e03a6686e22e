"""Address of what changed."""

from django.urls import path

from tracker.changes.views import changes

urlpatterns = [
    path("changes/", changes, name="changes"),
]
