"""The pages of the queue stay out of the admin: an import has its own, and `manage.py jobs` tells of all."""

from django.contrib import admin
from procrastinate.contrib.django.models import ProcrastinateJob

admin.site.unregister(ProcrastinateJob)
