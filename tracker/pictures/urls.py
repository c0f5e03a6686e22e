"""Addresses of the charts as pictures."""

from django.urls import path

from tracker.pictures.views import chart

urlpatterns = [path("charts/<slug:name>.svg", chart, name="chart")]
