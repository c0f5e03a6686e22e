"""Address of the search."""

from django.urls import path

from tracker.search.views import search

urlpatterns = [
    path("search/", search, name="search"),
]
