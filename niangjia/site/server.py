"""How gunicorn serves: read by it as its configuration."""

from __future__ import annotations

from typing import Any

from gunicorn.http import wsgi

from niangjia.site import logs

logconfig_dict = logs.CONFIGURATION
accesslog = None
"""No list of who asked what: the audit tells it to those who may know."""

limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190


class Nameless(wsgi.Response):  # type: ignore[misc]
    """An answer that does not tell which server and version made it."""

    def default_headers(self) -> list[str]:
        """Without the line that says so."""
        return [line for line in super().default_headers() if not line.startswith("Server:")]


def post_worker_init(worker: Any) -> None:
    """Each worker answers so."""
    wsgi.Response = Nameless
    logs.take_over()
