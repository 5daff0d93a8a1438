"""A real client calls every tool: over standard input and output of the command, and over HTTP where it is mounted."""

import asyncio
import json
import os
import sys

import jsonschema
import pytest

from stemma.cli import app as commands
from stemma.web.tools import Mounted, Questions
from stemma.web.tools.answers import QUOTED
from stemma.web.tools.server import TOOLS
from tests.keeping.conftest import WIRE

mcp = pytest.importorskip("mcp")

#: the command with light adapters: what is tested is the protocol
COMMAND = """
from stemma import app
from stemma.testing import FakeEncoder
app.SentenceEncoder, app.shipped = FakeEncoder, lambda: False
from stemma.cli import app as commands
commands(["mcp"])
"""


async def every_tool(client):
    """The answer to a call of each tool, by its name."""
    found = {}

    async def call(name, **asked):
        found[name] = await client.call_tool(name, asked)
        return found[name].structured_content

    await call("list_stories")
    story = await call("get_story", story="st2")
    first, _, second = (article["id"] for article in story["articles"])
    await call("get_lineage", story="st2")
    await call("compare_articles", first=first, second=second)
    await call("find_statements", story="st2")
    await call("get_claim", claim=story["claims"][0]["id"])
    await call("list_changes")
    await call("search_text", query="Kühe")
    await call("trace_texts", texts=[{"text": WIRE}])
    return found


async def session(db):
    from mcp.client import Client
    from mcp.client.stdio import StdioServerParameters, stdio_client

    settings = StdioServerParameters(
        command=sys.executable,
        args=["-c", COMMAND],
        env={**os.environ, "STEMMA_DB": str(db), "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    async with Client(stdio_client(settings)) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        answers = await every_tool(client)
        wrong = await client.call_tool("get_story", {"story": "st99"})
        resource = await client.read_resource("stemma://story/st2")
        return tools, answers, wrong, resource


@pytest.mark.usefixtures("full")
def test_a_client_calls_every_tool_over_standard_input_and_output(tmp_path):
    tools, answers, wrong, resource = asyncio.run(session(tmp_path / "s.db"))
    assert set(tools) == set(TOOLS) == set(answers)
    for name, tool in tools.items():
        assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
        assert QUOTED in tool.description
        assert not answers[name].is_error, answers[name].content
        jsonschema.validate(answers[name].structured_content, tool.output_schema)
        assert {"coverage", "does_not", "quoted"} <= set(answers[name].structured_content)
        assert json.loads(answers[name].content[0].text) == answers[name].structured_content
    assert wrong.is_error
    assert "no story st99" in wrong.content[0].text
    assert json.loads(resource.contents[0].text)["stories"][0]["id"] == "st2"


async def asked(app, method, **params):
    """The answer to one call over HTTP, without a server."""
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
    headers = {
        "content-type": "application/json",
        "accept": "application/json, text/event-stream",
        "host": "desk",
        "mcp-protocol-version": "2025-06-18",
    }
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
             "path": "/mcp", "raw_path": b"/mcp", "query_string": b"", "root_path": "/mcp", "client": ("127.0.0.1", 1),
             "server": ("127.0.0.1", 2), "headers": [(k.encode(), v.encode()) for k, v in headers.items()]}  # fmt: skip
    given, sent = [{"type": "http.request", "body": body, "more_body": False}], []

    async def receive():
        return given.pop() if given else await asyncio.Event().wait()

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def test_mounted_it_answers_over_http(full):
    async def both():
        app = Mounted(Questions(connect=full.store.reading))
        found = await asyncio.gather(*(asked(app, "tools/call", name="list_stories", arguments={}) for _ in range(3)))
        await app.close()
        return found

    for status, body in asyncio.run(both()):
        assert status == 200, body
        assert json.loads(body)["result"]["structuredContent"]["stories"]


def test_without_the_extra_it_is_a_wrong_call_with_one_line(monkeypatch, tmp_path):
    from typer.testing import CliRunner

    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    done = CliRunner().invoke(commands, ["mcp", "--db", str(tmp_path / "s.db")])
    assert done.exit_code == 2
    assert done.stderr == "stemma: the tool server needs an optional package: pip install 'stemma-news[mcp]'\n"


def test_telemetry_is_off_before_the_sdk_is_loaded(full):
    from stemma.web.tools.server import server_of

    assert os.environ["OTEL_SDK_DISABLED"] == "true"
    assert server_of(Questions(connect=full.store.reading)).middleware == []
