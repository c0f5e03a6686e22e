"""The queue's own pages stay out of the admin: an import's page tells how far it is, `manage.py jobs` what there is."""

from django.contrib import admin
from procrastinate.contrib.django.models import ProcrastinateJob

admin.site.unregister(ProcrastinateJob)
