"""What happens between the client and a site that is busy, broken or somebody else."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from akkoord.client.connection import CannotAnswer, Connection


@pytest.fixture
def answering():
    """A server that gives these answers one after another: status, headers, content."""
    servers = []

    def start(*answers):
        waiting = list(answers)

        class One(BaseHTTPRequestHandler):
            def do_GET(self):
                status, headers, content = waiting.pop(0) if len(waiting) > 1 else waiting[0]
                self.send_response(status)
                for name, value in {"Content-Length": str(len(content)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), One)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


def test_busy_site_is_asked_again_after_what_it_says(answering):
    waits = []
    site = answering((429, {"Retry-After": "7"}, b""), (503, {}, b""), (200, {}, b"[1]"))

    assert Connection(site, sleep=waits.append).json("/x") == [1]
    assert waits == [7, 1]


def test_wait_that_is_too_long_is_told_instead(answering):
    waits = []
    site = answering((429, {"Retry-After": "3600"}, b""))

    with pytest.raises(CannotAnswer, match="429"):
        Connection(site, sleep=waits.append).json("/x")
    assert waits == []


def test_fault_is_told_at_once(answering):
    site = answering((500, {"Content-Type": "text/html"}, b"<p>broken"))

    with pytest.raises(CannotAnswer, match="500"):
        Connection(site, sleep=pytest.fail).json("/x")


def test_site_that_nobody_answers_for_is_told():
    with pytest.raises(CannotAnswer, match="refused"):
        Connection("http://127.0.0.1:9", tries=2, sleep=lambda _: None).json("/x")


def test_broken_line_is_told(answering):
    site = answering((200, {"Content-Length": "1000"}, b"[1"))

    with pytest.raises(CannotAnswer):
        Connection(site, sleep=lambda _: None).json("/x")


@pytest.mark.parametrize("elsewhere", ["http://elsewhere.example/", "file:///etc/passwd", "ftp://127.0.0.1/"])
def test_another_site_is_never_asked(answering, elsewhere):
    site = answering((302, {"Location": elsewhere}, b""))

    with pytest.raises(CannotAnswer):
        Connection(site).json("/x")
    with pytest.raises(ValueError, match="is not of"):
        Connection(site).json(elsewhere)


def test_changed_answer_takes_the_place_of_the_kept_one(answering):
    site = answering((200, {"ETag": '"1"'}, b"[1]"), (304, {}, b""), (200, {"ETag": '"2"'}, b"[2]"))
    connection = Connection(site)

    assert [connection.json("/x") for _ in range(3)] == [[1], [1], [2]]


def test_no_more_is_kept_than_there_is_room_for(answering, monkeypatch):
    monkeypatch.setattr("akkoord.client.connection.MOST_KEPT", 2)
    connection = Connection(answering((200, {"ETag": '"1"'}, b"[1]")))
    for name in "abc":
        connection.json(f"/{name}")

    assert [address[-1] for address in connection._kept] == ["b", "c"]
