"""What every answer carries, and whose request it is."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "worker-src 'none'",
        "manifest-src 'none'",
        "frame-src 'none'",
        "frame-ancestors 'none'",
    ]
)
UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "fullscreen", "geolocation", "gyroscope"),
    *("magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get"),
    *("screen-wake-lock", "usb", "xr-spatial-tracking"),
)
"""What browsers offer and the house never asks for."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": ", ".join(f"{one}=()" for one in UNUSED),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}
"""No inline script, nothing from elsewhere, nothing for elsewhere: an intranet has no way out."""

KEPT_NOWHERE = "no-store, private"
"""What is shown to a signed-in person: the back button after signing out shows nothing."""

View = Callable[[HttpRequest], HttpResponse]


class Shield:
    """The outermost: redirects, refusals and faults carry the headers too."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers; what says nothing of its own about being kept is kept nowhere."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", KEPT_NOWHERE)
        return response


class Caller:
    """The address that asks, where a web server stands before the house and says so.

    Only those named in NIANGJIA_PROXIES are believed, and only the last address they wrote: what stands
    before it came with the request.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer for the address that asked the web server."""
        told = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if told and request.META.get("REMOTE_ADDR") in settings.PROXIES:
            request.META["REMOTE_ADDR"] = told.rpartition(",")[2].strip()[:64]
        return self.get_response(request)
