"""A server with all the bad manners of the web, on the loopback address only."""

import gzip
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

BOMB = 60 * 1024 * 1024
FEED = b"<rss version='2.0'><channel><title>T</title></channel></rss>"


class Nasty(BaseHTTPRequestHandler):
    """Each path is one bad habit."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.seen.append((self.path, dict(self.headers)))
        name = self.path.strip("/").split("/")[0].split("?")[0].replace("-", "_").replace(".", "_") or "good"
        try:
            getattr(self, name, self.missing)()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *args):
        pass

    def reply(self, body=b"", status=200, **headers):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def missing(self):
        self.reply(b"no", 404)

    def good(self):
        if self.headers.get("If-None-Match") == 'W/"a, b"':
            return self.reply(status=304, ETag='W/"a, b"', Cache_Control="max-age=60")
        return self.reply(
            FEED, ETag='W/"a, b"', Last_Modified="Sun, 4 May 2031 10:00:00 GMT", Content_Type="application/rss+xml"
        )

    def robots_txt(self):
        status, body = self.server.robots
        self.reply(body, status)

    def to(self):
        self.reply(status=302, Location=self.path.partition("?")[2])

    def moved(self):
        self.reply(status=301, Location="/good")

    def loop(self):
        self.reply(status=302, Location="/loop")

    def secret(self):
        self.reply(b"the metadata of the machine")

    def gzipped(self):
        self.reply(gzip.compress(FEED), Content_Encoding="gzip")

    def deflated(self):
        made = zlib.compressobj(wbits=-15)
        self.reply(made.compress(FEED) + made.flush(), Content_Encoding="deflate")

    def half_gzip(self):
        self.reply(gzip.compress(FEED * 50)[:-20], Content_Encoding="gzip")

    def brotli(self):
        self.reply(b"whatever", Content_Encoding="br")

    def bomb(self):
        made = zlib.compressobj(9, wbits=31)
        body = b"".join(made.compress(bytes(1024 * 1024)) for _ in range(BOMB // 1024 // 1024)) + made.flush()
        self.reply(body, Content_Encoding="gzip")

    def endless(self):
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        while not self.server.over.is_set():
            self.wfile.write(b"<item>more</item>" * 4096)

    def drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        while not self.server.over.is_set():
            self.wfile.write(b".")
            self.wfile.flush()
            time.sleep(0.05)

    def drip_headers(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not self.server.over.is_set():
            self.wfile.write(b"X-More: and more\r\n")
            self.wfile.flush()
            time.sleep(0.05)

    def silent(self):
        self.server.over.wait(20)
        self.close_connection = True

    def short(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"only this")
        self.close_connection = True

    def rubbish(self):
        self.wfile.write(b"\x00\x01 no HTTP at all\r\n\r\n")
        self.close_connection = True

    def huge_header(self):
        self.send_response(200)
        self.send_header("X-Huge", "x" * 1_000_000)
        self.end_headers()
        self.close_connection = True

    def sometimes(self):
        self.server.times += 1
        if self.server.times == 1:
            return self.reply(b"oh", 500)
        return self.reply(FEED)

    def busy(self):
        self.reply(b"", 429, Retry_After="7200")

    def lying(self):
        # one ETag for ever, whatever the body; and "not modified" although it is
        if self.headers.get("If-None-Match"):
            return self.reply(status=304, ETag='"always"')
        self.server.times += 1
        return self.reply(FEED + b"<!-- %d -->" % self.server.times, ETag='"always"')

    def restless(self):
        # a new ETag each time, and always the same body
        self.server.times += 1
        return self.reply(FEED, ETag=f'"{self.server.times}"')

    def cookie(self):
        self.reply(self.headers.get("Cookie", "none").encode(), Set_Cookie="who=you")

    def echo(self):
        self.reply(repr(sorted(k for k in self.headers)).encode())


@pytest.fixture
def server(socket_enabled):  # noqa: ARG001 sockets are closed without it
    made = ThreadingHTTPServer(("127.0.0.1", 0), Nasty)
    made.daemon_threads = True
    made.times, made.seen, made.over, made.robots = 0, [], threading.Event(), (404, b"")
    threading.Thread(target=made.serve_forever, daemon=True, kwargs={"poll_interval": 0.02}).start()
    made.url = f"http://127.0.0.1:{made.server_port}"
    yield made
    made.over.set()
    made.shutdown()
    made.server_close()
