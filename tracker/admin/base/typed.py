"""Django's admin classes as mypy knows them, to be built upon."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    AnyAdmin = BaseModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin
    AnyAdmin = BaseModelAdmin
