"""Where a connection goes out from: a handful of modules may open one, and docs/threats.md says of each what for. Read from the
code: what a library opens of itself, and what the system does for the program (a printer, a browser), is not seen here."""

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Final

from tests.source_tree import PACKAGE, ROOT, Module, modules

PAGE: Final = ROOT / "docs" / "threats.md"
_ROW: Final = re.compile(r"^- `([\w/]+\.py)`: ([A-Z].+\.)$", re.MULTILINE)
_HEAD: Final = "\n## What opens a connection\n"

# A class or function that opens one, or a whole module of them.
OPENERS: Final = (
    "asyncio.open_connection",
    "ftplib",
    "http.client",
    "httpx.AsyncClient",
    "httpx.Client",
    *(
        f"httpx.{method}"
        for method in ("delete", "get", "head", "options", "patch", "post", "put", "request", "stream")
    ),
    "imaplib",
    "poplib",
    "psycopg.connect",
    "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebSockets",
    "smtplib.SMTP",
    "smtplib.SMTP_SSL",
    "socket.create_connection",
    "sqlalchemy.create_engine",
    "urllib.request",
    "websockets.asyncio",
    "websockets.sync",
    "xmlrpc",
    "zeroconf.Zeroconf",
)
# Methods by which a socket, or a loop of asyncio, reaches another; many other things have a `connect`.
OF_SOCKETS: Final = {"connect", "connect_ex", "sendto", "sendmsg"}
OF_LOOPS: Final = {"create_connection", "create_datagram_endpoint", "open_connection", "sock_connect"}


def opened_by(nodes: Iterable[ast.AST]) -> set[str]:
    """Which of these ways out are in the nodes of one module."""
    nodes = tuple(nodes)
    called = dict(_names(nodes))
    told = {*called.values(), *(_told(node, called) for node in nodes)}
    found = {opener for opener in OPENERS if any(f"{name}.".startswith(f"{opener}.") for name in told)}
    has_sockets = any(name.split(".")[0] == "socket" for name in told)
    methods = OF_LOOPS | OF_SOCKETS if has_sockets else OF_LOOPS
    return found | {node.attr for node in nodes if isinstance(node, ast.Attribute) and node.attr in methods}


def _names(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    """Each name that an import makes, with what it stands for."""
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield (alias.asname, alias.name) if alias.asname else (alias.name.split(".")[0],) * 2
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _told(node: ast.AST, called: dict[str, str]) -> str:
    """The whole name that an expression like ``httpx.Client`` stands for; empty for anything else."""
    if isinstance(node, ast.Name):
        return called.get(node.id, "")
    if isinstance(node, ast.Attribute) and (before := _told(node.value, called)):
        return f"{before}.{node.attr}"
    return ""


def listed() -> dict[str, str]:
    """What docs/threats.md says of each module, by its place in the package."""
    part = PAGE.read_text(encoding="utf-8").partition(_HEAD)[2].partition("\n## ")[0]
    return dict(_ROW.findall(part))


def _place(module: Module) -> str:
    return module.place.removeprefix(f"{PACKAGE}/")


def test_that_only_what_the_page_of_threats_names_opens_a_connection() -> None:
    opening = {_place(module): opened for module in modules() if (opened := opened_by(module.nodes))}
    assert len(opening) > 5
    assert {place: opened for place, opened in opening.items() if place not in listed()} == {}
    assert sorted(set(listed()) - set(opening)) == []


def test_that_whatever_opens_a_connection_is_noticed() -> None:
    for code, expected in (
        ("import httpx\nhttpx.get('https://example.org')", "httpx.get"),
        ("import httpx as wire\nwire.Client()", "httpx.Client"),
        ("from httpx import AsyncClient\nAsyncClient()", "httpx.AsyncClient"),
        (
            "def ask():\n    from urllib.request import urlopen\n    urlopen('https://example.org')",
            "urllib.request",
        ),
        ("import http.client\nhttp.client.HTTPSConnection('example.org')", "http.client"),
        ("import smtplib\nclass Mail(smtplib.SMTP): pass", "smtplib.SMTP"),
        ("import socket\nsocket.socket().connect(('192.0.2.1', 9))", "connect"),
        ("from socket import socket\nsocket().sendto(b'', ('192.0.2.1', 9))", "sendto"),
        ("async def go(loop): await loop.create_connection(None)", "create_connection"),
        ("from PySide6.QtNetwork import QTcpSocket\nQTcpSocket()", "PySide6.QtNetwork"),
    ):
        assert opened_by(ast.walk(ast.parse(code))) == {expected}, code


def test_that_what_opens_none_is_let_be() -> None:
    for code in (
        "import httpx\ntry: pass\nexcept httpx.HTTPError: pass",
        "from urllib.parse import urlsplit\nurlsplit('https://example.org')",
        "from http import HTTPStatus\nHTTPStatus(404)",
        "button.clicked.connect(save)",
        "import socket\nsocket.create_server(('', 0))",
    ):
        assert opened_by(ast.walk(ast.parse(code))) == set(), code
