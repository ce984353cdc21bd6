"""A small login of an organisation (OpenID Connect) on this machine, which can also misbehave."""

import hashlib
import json
import threading
import time
from base64 import urlsafe_b64encode
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "akkoord", "a secret between two houses"
KEY, OTHER_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))


class IdentityProvider:
    """What it tells is in `claims`; `asked` is what the desk asked for last."""

    def __init__(self, server):
        self.issuer = f"http://localhost:{server.server_address[1]}"
        self.claims = {"sub": "anna-1", "email": "anna@weefhuis.example", "email_verified": True}
        self.profile = {}
        self.says_issuer = self.issuer
        self.key = KEY
        self.nonce = None
        self.is_down = False
        self.asked = {}

    def discovery(self):
        return {
            "issuer": self.says_issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/profile",
        }

    def keys(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [{**public, "kid": "1", "alg": "RS256", "use": "sig"}]}

    def token(self, sent):
        verifier = urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest())
        assert verifier.decode().rstrip("=") == self.asked["code_challenge"]
        assert (sent["client_id"], sent["client_secret"], sent["code"]) == (CLIENT, SECRET, "the-code")
        assert sent["redirect_uri"] == self.asked["redirect_uri"]
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 60,
            "auth_time": now,
            "nonce": self.nonce or self.asked["nonce"],
            **self.claims,
        }
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "access", "token_type": "Bearer", "id_token": signed}

    def sent_back(self):
        """The address to which the person is sent back."""
        return f"{self.asked['redirect_uri']}?{urlencode({'code': 'the-code', 'state': self.asked['state']})}"


def _handler(provider):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            page, _, query = self.path.partition("?")
            if provider().is_down:
                self.send_error(503)
            elif page == "/authorize":
                provider().asked = {name: value[0] for name, value in parse_qs(query).items()}
                self.send_response(302)
                self.send_header("Location", provider().sent_back())
                self.end_headers()
            else:
                pages = {
                    "/.well-known/openid-configuration": provider().discovery,
                    "/keys": provider().keys,
                    "/profile": lambda: provider().profile,
                }
                self._send(pages[page]())

        def do_POST(self):
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._send(provider().token({name: value[0] for name, value in sent.items()}))

        def _send(self, content):
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *_):
            """Say nothing."""

    return Handler


@contextmanager
def identity_provider():
    known = []
    server = ThreadingHTTPServer(("localhost", 0), _handler(lambda: known[0]))
    server.daemon_threads = True
    known.append(IdentityProvider(server))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield known[0]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def path_of(address):
    """What a browser asks this house for."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"
