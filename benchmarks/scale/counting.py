"""How many queries an answer took, told in a header of it."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

HEADER = "X-Queries"


class Counting:
    """Middleware that counts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        number = 0

        def count(execute: Callable[..., Any], *asked: Any) -> Any:
            nonlocal number
            number += 1
            return execute(*asked)

        with connection.execute_wrapper(count):
            response = self.get_response(request)
        response[HEADER] = str(number)
        return response
