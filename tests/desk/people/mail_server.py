"""A mail server that speaks as much SMTP as a letter needs and keeps what it takes."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default

READY, TAKEN, GO_ON, BYE = b"220 ready\r\n", b"250 taken\r\n", b"354 go on\r\n", b"221 bye\r\n"


class MailServer(socketserver.ThreadingTCPServer):
    """`letters` are the messages taken; `refused` maps a receiver's address to an answer such as `b"550 no"`.

    `on_taken` is called with the number of letters so far, before the sender hears that it was taken.
    """

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.letters, self.refused, self.on_taken = [], {}, lambda _: None

    @property
    def port(self):
        return self.server_address[1]


class Conversation(socketserver.StreamRequestHandler):
    """One connection of a sender."""

    def handle(self):
        self.wfile.write(READY)
        while line := self.rfile.readline():
            self.answer(line.strip())

    def answer(self, line):
        command = line[:4].upper()
        if command == b"RCPT":
            self.wfile.write(self.server.refused.get(line.split(b"<")[1].rstrip(b">"), b"250 fine") + b"\r\n")
        elif command == b"DATA":
            self.wfile.write(GO_ON)
            self.take(iter(self.rfile.readline, b".\r\n"))
        else:
            self.wfile.write(BYE if command == b"QUIT" else TAKEN)

    def take(self, lines):
        self.server.letters.append(message_from_bytes(b"".join(lines), policy=default))
        self.server.on_taken(len(self.server.letters))
        self.wfile.write(TAKEN)


@contextmanager
def serving():
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()
