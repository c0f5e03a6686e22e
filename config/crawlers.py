"""robots.txt and the favicon, which programs ask every site for."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

# Kept away: what is behind a password, forms, what is made anew for each question, the same rows as files, and lists
# narrowed twice or more, of which there are thousands. Pages that people share stay open, for their previews.
CLOSED = ("/admin/", "/search/", "/corrections/", "/cite/of-each/", "/*.csv", "/*.xlsx", "/*.json", "/*/?*&")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt, as RFC 9309 has it."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), "", f"Sitemap: {sitemap}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """A redirect to the icon that every page names, for programs that look at /favicon.ico."""
    return HttpResponseRedirect(static("tracker/mark.svg"))
