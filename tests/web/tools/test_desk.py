"""The tools behind the desk's gates: a real client calls every one over HTTP, without a server."""

import asyncio
import sys

import httpx2
import pytest

from stemma.web.tools.server import TOOLS
from tests.web.conftest import HOST, TOKEN, Client
from tests.web.tools.test_server import every_tool

pytest.importorskip("mcp")


@pytest.fixture
def light(monkeypatch):
    """Given texts are traced with light adapters: what is tested is the protocol."""
    from stemma import app
    from stemma.testing import FakeEncoder

    monkeypatch.setattr(app, "SentenceEncoder", FakeEncoder)
    monkeypatch.setattr(app, "shipped", lambda: False)


async def session(app):
    from mcp.client import Client as Assistant
    from mcp.client.streamable_http import streamable_http_client

    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url=f"http://{HOST}") as web:
        connection = streamable_http_client(f"http://{HOST}/mcp", http_client=web, terminate_on_close=False)
        async with Assistant(connection) as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            resource = await client.read_resource("stemma://story/st2")
            return tools, await every_tool(client), resource


@pytest.mark.usefixtures("light")
def test_a_client_calls_every_tool_over_http(full, app_of):
    tools, answers, resource = asyncio.run(session(app_of(full)))
    assert tools == set(TOOLS) == set(answers)
    for name, answer in answers.items():
        assert not answer.is_error, (name, answer.content)
        assert {"coverage", "does_not", "quoted"} <= set(answer.structured_content)
    assert '"st2"' in resource.contents[0].text


ASKED = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
HEAD = {"Accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-06-18"}


@pytest.mark.parametrize(
    ("head", "status"),
    [({}, 200), ({"Host": "evil.example"}, 421), ({"Origin": "http://evil.example"}, 403), ({"Origin": "null"}, 403)],
)
def test_the_gates_of_the_desk_stand_before_the_tools(full, app_of, head, status):
    with Client(app_of(full)) as client:
        assert client.post("/mcp", json=ASKED, headers={**HEAD, **head}).status_code == status


def test_a_desk_that_others_reach_asks_assistants_for_the_token(full, app_of):
    with Client(app_of(full, public=True)) as client:
        assert client.post("/mcp", json=ASKED, headers=HEAD).status_code == 403
        assert client.post("/mcp", json=ASKED, headers={**HEAD, "Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_without_the_extra_the_desk_says_what_to_install(full, app_of, monkeypatch):
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with Client(app_of(full), raise_server_exceptions=False) as client:
        answer = client.post("/mcp", json=ASKED, headers=HEAD)
    assert answer.status_code == 501
    assert "stemma-news[mcp]" in answer.json()["error"]
