"""Addresses of the site."""

from django.contrib import admin
from django.urls import path

from config import health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", health.process, name="healthz"),
    path("readyz", health.readiness, name="readyz"),
]
