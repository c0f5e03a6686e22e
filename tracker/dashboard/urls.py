"""Addresses of the dashboard, as a whole and of each collection."""

from django.urls import path

from tracker.dashboard import collection, views

urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("collections/<slug:ref>/", collection.collection_detail, name="collection_detail"),
]
