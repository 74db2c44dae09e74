"""Nothing that this program answers is kept by a browser or on the way: the next at the same desk could look at it."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control


class NotStoredMiddleware:
    """Marks every answer ``no-store``, errors and log-in pages too.

    Style sheets and scripts are none of them: WhiteNoise, which hands them out and has them kept, stands before this.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, to be kept nowhere."""
        answer = self.get_response(request)
        patch_cache_control(answer, private=True, no_store=True)
        return answer
