"""Addresses of cards and of the pictures of links."""

from django.urls import path

from tracker.cards import embed, views

urlpatterns = [
    path("embed/", embed.dashboard_embed, name="dashboard_embed"),
    path("embed/commitments/<slug:ref>/", embed.commitment_embed, name="commitment_embed"),
    path("cards/dashboard.png", views.dashboard_picture, name="dashboard_picture"),
    path("cards/commitments/<slug:ref>.png", views.commitment_picture, name="commitment_picture"),
]
