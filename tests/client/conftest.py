"""The client against the real application, served in a thread."""

import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from tests.public.conftest import edition, editions_dir, site  # noqa: F401 - fixtures

from akkoord.client import Akkoord
from akkoord.client.connection import Connection


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def asked():
    """What the server was asked: address and headers, as they come."""
    return []


@pytest.fixture
def served(site, settings, asked):  # noqa: F811 - a fixture
    """The address of the site."""
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    settings.API_REQUESTS_PER_MINUTE = 0
    application = get_wsgi_application()

    def noted(environ, start_response):
        asked.append((environ["PATH_INFO"], environ.get("HTTP_IF_NONE_MATCH", "")))
        return application(environ, start_response)

    server = make_server("127.0.0.1", 0, noted, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def waits():
    """For how long the client waited, each time."""
    return []


@pytest.fixture
def published(served, waits):
    return Akkoord(served, connection=Connection(served, sleep=waits.append, timeout=10), at_a_time=5)
