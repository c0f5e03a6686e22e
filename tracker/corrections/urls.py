"""Addresses of the correction form."""

from django.urls import path

from tracker.corrections.views import correction, correction_sent

urlpatterns = [
    path("corrections/", correction, name="correction"),
    path("corrections/<slug:ref>/", correction_sent, name="correction_sent"),
]
