"""The admin as a whole: what it is called, and how one signs in without losing what was typed."""

from collections.abc import Callable
from functools import cache, update_wrapper
from http import HTTPStatus
from typing import Any, TypeVar, cast

from django.apps import apps
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.exceptions import DisallowedModelAdminToField
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, ForeignObjectRel
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from tracker.access import audit_log
from tracker.signing_in import session
from tracker.signing_in.attempt import Attempt
from tracker.signing_in.carried_form import CarriedForm, form_carried_by, form_of, is_form_of_admin
from tracker.signing_in.forms import OwnPasswordForm, SignInForm
from tracker.signing_in.known_browser import remember

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

Answer = TypeVar("Answer", bound=HttpResponseBase)

IS_KEPT = "You were signed out; nothing was saved yet. Sign in, and what you typed can be sent again."
HAS_PASSWORDS = "You were signed out; nothing was saved. Passwords are never kept: sign in and fill in the form again."
IS_TOO_LONG = (
    "You were signed out; nothing was saved. What you typed is too long to be kept here. Going back usually still "
    "shows it: copy it before you sign in."
)


class Site(AdminSite):
    """Django's admin, which keeps what was typed by somebody whose session had ended."""

    # The header has its own way to the dashboard.
    site_url = None
    # The home page has the way to every record; lists need the room.
    enable_nav_sidebar = False
    index_title = "My tasks"
    login_form = SignInForm

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page is drawn with; but for the list of all records, which is for the side bar that is off."""
        return {
            "site_title": settings.SITE_NAME,
            "site_header": settings.SITE_NAME,
            "site_url": self.site_url,
            "has_permission": self.has_permission(request),
            "available_apps": [],
            "is_popup": False,
            "is_nav_sidebar_enabled": self.enable_nav_sidebar,
            "log_entries": self.get_log_entries(request),
        }

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """The view for who is signed in; anybody else is asked to sign in, and keeps what they sent."""
        guarded = super().admin_view(view, cacheable)

        def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
            is_strangers_form = request.method == "POST" and request.user.is_anonymous
            if is_strangers_form and is_form_of_admin(request.get_full_path()):
                return self.signed_out(request)
            check_to_field(request)
            return guarded(request, *arguments, **named)

        return cast("View", update_wrapper(answer, guarded))

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """What is found for a box that is typed in."""
        return cast("HttpResponse", Completions.as_view(admin_site=self)(request))

    @method_decorator([csrf_protect, never_cache])
    def signed_out(self, request: HttpRequest) -> HttpResponse:
        """The sign-in page in answer to a form, carrying what was typed into it."""
        audit_log.log("denied", **audit_log.request_fields(request))
        typed = form_of(request)
        context = {
            **self.each_context(request),
            **carried_context(typed),
            "title": "Sign in",
            "form": SignInForm(request),
            "app_path": reverse("admin:login"),
            REDIRECT_FIELD_NAME: typed.address,
        }
        return TemplateResponse(request, "admin/login.html", context, status=HTTPStatus.FORBIDDEN)

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Signing in; who does so with something typed is asked whether to send it."""
        typed = form_carried_by(request)
        said = carried_context(typed) if typed else {}
        response = with_retry_after(super().login(request, {**(extra_context or {}), **said}))
        if request.method != "POST" or not isinstance(response, HttpResponseRedirect):
            return response
        return self.signed_in(request, self.offer(request, typed) if typed else response)

    def signed_in(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The answer to who has just signed in, in a browser that is known to them from now on."""
        attempt = Attempt.of(request, request.user.get_username())
        audit_log.log("sign_in", user=request.user, **attempt.said)
        session.begin(request)
        remember(response, request, attempt.account)
        return response

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Signing out."""
        person = request.user
        response = super().logout(request, {"title": "Signed out", **(extra_context or {})})
        if person.is_authenticated and request.user.is_anonymous:
            audit_log.log("sign_out", user=person)
        return response

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Changing one's own password; the old one is asked for no more often than at signing in."""
        view = PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            success_url=reverse("admin:password_change_done", current_app=self.name),
            extra_context={**self.each_context(request), **(extra_context or {})},
        )
        response = with_retry_after(view(request))
        if isinstance(response, HttpResponseRedirect):
            audit_log.log("password_changed", user=request.user)
        return response

    def offer(self, request: HttpRequest, typed: CarriedForm) -> HttpResponse:
        """The page that sends what was typed, for whoever has signed in by now."""
        context = {**self.each_context(request), "title": "Send what was typed", "typed": typed}
        return TemplateResponse(request, "admin/tracker/send_again.html", context)


class Completions(AutocompleteJsonView):
    """Records that a link may lead to; where records are linked from elsewhere there is no box to look up for."""

    def process_request(self, request: HttpRequest) -> Any:
        asked = super().process_request(request)
        if any(isinstance(part, ForeignObjectRel) for part in asked):
            raise PermissionDenied
        return asked


def check_to_field(request: HttpRequest) -> None:
    """Refuses an address that has a record named by a field which no link leads to.

    Django looks such a field up, and fails where it finds what links to the record.
    """
    named = {source[TO_FIELD_VAR] for source in (request.GET, request.POST) if TO_FIELD_VAR in source}
    if not named <= linked_fields():
        raise DisallowedModelAdminToField("The address names a field that does not exist.")


@cache
def linked_fields() -> frozenset[str]:
    """The names of the fields by which records are linked."""
    fields = (field for model in apps.get_models() for field in model._meta.concrete_fields)
    return frozenset(field.target_field.name for field in fields if isinstance(field, ForeignKey))


def carried_context(typed: CarriedForm) -> dict[str, Any]:
    """The template context of the sign-in page: the carried form's fields, to be shown and to be carried on."""
    if typed.has_passwords():
        return {"signed_out": HAS_PASSWORDS}
    if typed.is_too_long():
        return {"signed_out": IS_TOO_LONG}
    return {"signed_out": IS_KEPT, "typed": typed}


def with_retry_after(response: Answer) -> Answer:
    """The response; as 429 with Retry-After, where its form says that there were too many attempts."""
    form = (response.context_data or {}).get("form") if isinstance(response, TemplateResponse) else None
    seconds = getattr(form, "retry_after", 0)
    if seconds:
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response["Retry-After"] = str(seconds)
    return response
