"""A small web on the loopback address."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest


@pytest.fixture
def server_of(socket_enabled):  # noqa: ARG001 sockets are closed without it
    """Starts a server of some bodies by path; what is posted to it is appended to the list `posted`."""
    made = []

    def start(bodies, posted=None):
        class Pages(BaseHTTPRequestHandler):
            def do_GET(self):
                body = bodies.get(self.path, "").encode()
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self):
                posted.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *args):
                pass

        made.append(HTTPServer(("127.0.0.1", 0), Pages))
        threading.Thread(target=made[-1].serve_forever, daemon=True, kwargs={"poll_interval": 0.02}).start()
        return f"http://127.0.0.1:{made[-1].server_port}"

    yield start
    for server in made:
        server.shutdown()
        server.server_close()
