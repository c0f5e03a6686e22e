"""Takes procrastinate's pages out of the admin: an import has its own page, and `manage.py jobs` shows all jobs."""

from django.contrib import admin
from procrastinate.contrib.django.models import ProcrastinateJob

admin.site.unregister(ProcrastinateJob)
