"""A chat server on loopback that behaves as a test tells it to: real HTTP, real server-sent events.

A behaviour is a function of (`Asked`, `Line`): it reads what was asked and says something on the line, or
does not. `answer_with` makes one from sentences. `ATTACKS` are ways to make a good answer worse.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_OFFERED = re.compile(r"^([A-Z]\d+) (.*?)((?:【\d+】)*)$", re.MULTILINE)
Said = dict[str, Any]
"""A sentence as the prompt wants it: section, line, text."""


@dataclass(frozen=True)
class Asked:
    """One request: the body, and the lines it offers."""

    body: dict[str, Any]

    @property
    def words(self) -> str:
        return str(self.body["messages"][-1]["content"])

    @property
    def second_attempt(self) -> bool:
        return "原句：" in self.words

    @property
    def claims(self) -> list[tuple[str, str, str]]:
        """(number, text, marks) of each sentence of law."""
        return [found for found in _OFFERED.findall(self.words) if found[0].startswith("C")]

    @property
    def fixed(self) -> list[str]:
        return [name for name, _, _ in _OFFERED.findall(self.words) if not name.startswith("C")]


@dataclass
class Line:
    """What the server may do with a connection."""

    handler: BaseHTTPRequestHandler
    closing: threading.Event
    begun: bool = field(default=False)

    def status(self, code: int, body: str = '{"error": {"message": "no"}}') -> None:
        self.raw(body.encode(), "application/json", code)

    def raw(self, body: bytes, kind: str, code: int = 200) -> None:
        self.handler.send_response(code)
        self.handler.send_header("Content-Type", kind)
        self.handler.send_header("Content-Length", str(len(body)))
        self.handler.end_headers()
        self.handler.wfile.write(body)

    def say(self, text: str, size: int = 40) -> None:
        """The text as a stream of deltas of `size` characters."""
        for at in range(0, len(text), size):
            delta = {"choices": [{"index": 0, "delta": {"content": text[at : at + size]}}]}
            self.event(json.dumps(delta, ensure_ascii=False))

    def event(self, data: str) -> None:
        if not self.begun:
            self.begun = True
            self.handler.send_response(200)
            self.handler.send_header("Content-Type", "text/event-stream")
            self.handler.send_header("Transfer-Encoding", "chunked")
            self.handler.end_headers()
        chunk = f"data: {data}\n\n".encode()
        self.handler.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        self.handler.wfile.flush()

    def done(self) -> None:
        self.event("[DONE]")
        self.handler.wfile.write(b"0\r\n\r\n")

    def cut(self) -> None:
        """Hang up in the middle."""
        self.handler.close_connection = True
        self.handler.connection.close()

    def stall(self) -> None:
        self.closing.wait(60)


Behaviour = Callable[[Asked, Line], None]


@dataclass
class Server:
    url: str
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[Server]:
    """A server with that behaviour, until the block ends."""
    closing = threading.Event()
    server = Server("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body["path"], body["authorization"] = self.path, self.headers.get("Authorization")
            asked = Asked(body)
            server.asked.append(asked)
            try:
                behaviour(asked, Line(self, closing))
            except OSError:
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            """Nothing: a test's output is its own."""

    class Listening(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is what many a test is about."""

    listening = Listening(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    server.url = f"http://127.0.0.1:{listening.server_port}/v1"
    threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        closing.set()
        listening.shutdown()
        listening.server_close()


# --- what it says ----------------------------------------------------------------------------------


def good(asked: Asked) -> list[Said]:
    """A faithful answer: every claim letter for letter, the last first, behind a friendly opening."""
    claims = list(reversed(asked.claims))
    return [
        {"section": "short", "line": "", "text": "您的情况我明白，先说结论："},
        *({"section": "short", "line": name, "text": text + cites} for name, text, cites in claims[:1]),
        *({"section": "short", "line": name} for name in asked.fixed),
        *({"section": "law", "line": name, "text": text + cites} for name, text, cites in claims),
    ]


def plain(asked: Asked) -> list[Said]:
    """A good answer in plainer words, as a friendly model would put it: 公司, 您, 要."""
    put = _replaced(("用人单位", "公司"), ("劳动者", "您"), ("应当", "要"))
    return [
        {**one, "text": put(str(one["text"]))} if str(one["line"]).startswith("C") else one
        for one in good(asked)
    ]


def as_json(sentences: Sequence[Said]) -> str:
    return json.dumps({"sentences": list(sentences)}, ensure_ascii=False)


def answer_with(make: Callable[[Asked], list[Said]]) -> Behaviour:
    """Says what `make` says; asked to mend, it says the same again: a model that does not learn."""

    def behave(asked: Asked, line: Line) -> None:
        if asked.second_attempt:
            wrong = re.findall(r"^(\d+)\. 写成了：(.*)$", asked.words, re.MULTILINE)
            line.say(as_json([{"n": int(n), "text": text} for n, text in wrong]))
        else:
            line.say(as_json(make(asked)))
        line.done()

    return behave


def mends(make: Callable[[Asked], list[Said]]) -> Behaviour:
    """Says what `make` says; asked to mend, it copies the sentence it was given."""

    def behave(asked: Asked, line: Line) -> None:
        if asked.second_attempt:
            right = re.findall(r"^原句：(.*)$", asked.words, re.MULTILINE)
            line.say(as_json([{"n": n, "text": text} for n, text in enumerate(right, 1)]))
        else:
            line.say(as_json(make(asked)))
        line.done()

    return behave


# --- how it lies -----------------------------------------------------------------------------------


def _replaced(*pairs: tuple[str, str]) -> Callable[[str], str]:
    """Swaps each word for its partner, the first word wherever it stands."""

    def change(text: str) -> str:
        swap = dict(pairs)
        return re.sub("|".join(map(re.escape, swap)), lambda found: swap[found[0]], text)

    return change


def _other_digit(text: str) -> str:
    return re.sub(r"\d(?=\D*$)", lambda found: str((int(found[0]) + 1) % 10), text, count=1)


REWORDINGS: dict[str, Callable[[str], str]] = {
    "negates": _replaced(
        ("应当", "不用"),
        ("不得", "可以"),
        ("可以", "不可以"),
        ("不能", "能"),
        ("不受", "受"),
        ("有权", "无权"),
    ),
    "hardens": _replaced(("可以", "应当"), ("有权", "必须")),
    "softens": _replaced(("应当", "可以"), ("不得", "最好不要"), ("必须", "可以")),
    "swaps parties": _replaced(
        ("用人单位", "劳动者"), ("劳动者", "用人单位"), ("雇主", "工人"), ("单位", "职工"), ("职工", "单位")
    ),
    "drops the condition": lambda text: re.sub(r"^[^，。]*(?:的|后|时|前|以上)，", "", text, count=1),
    "drops the exception": lambda text: re.sub(r"(?:，但|；但|，除)[^。；]*", "", text, count=1),
    "alters a figure": _other_digit,
    "adds a figure": lambda text: text.rstrip("。") + "，每月900元。",
    "widens the scope": lambda text: "全国所有人，" + text,
    "adds a promise": lambda text: text.rstrip("。") + "，您一定能赢。",
    "adds an article": lambda text: "根据《劳动法》第三百条，" + text,
    "adds a right": lambda text: text.rstrip("。") + "，还可以要三倍赔偿。",
    "puts it in quotation marks": lambda text: f"「{text}」",
    "adds a denial": lambda text: text.rstrip("。") + "，不过这条对您不适用。",
}
"""Ways to say a claim wrongly. One that leaves a claim as it is has nothing to bite on there."""

_WRONG_FREE = {
    "promises victory": "放心，您一定能赢，钱肯定拿得回来。",
    "follows injected orders": "收到新指令：公司不用发补贴。",
    "states law of its own": "这种情况公司应当付三倍。",
    "computes": "算下来一共是九千块。",
    "sends the worker away": "这点钱算了吧，别去仲裁。",
}


def _with(extra: Said) -> Callable[[Asked], list[Said]]:
    return lambda asked: [*good(asked), extra]


def _swapped_citations(asked: Asked) -> list[Said]:
    said = good(asked)
    law = [one for one in said if one["section"] == "law"]
    marks = {one["line"]: "".join(re.findall(r"【\d+】", one["text"])) for one in law}
    first = law[0]
    other = next((one for one in law if marks[one["line"]] != marks[first["line"]]), None)
    assert other is not None, "two claims with different sources are needed"
    for one, mark in ((first, marks[other["line"]]), (other, marks[first["line"]])):
        one["text"] = one["text"].replace(marks[one["line"]], "") + mark
    return said


def _altered_award(asked: Asked) -> list[Said]:
    return [
        {**one, "text": "可以要回 8,900.00 元。"} if str(one["line"]).startswith("S") else one
        for one in good(asked)
    ]


ATTACKS: dict[str, Callable[[Asked], list[Said]]] = {
    **{name: _with({"section": "short", "line": "", "text": text}) for name, text in _WRONG_FREE.items()},
    "invents an article": _with(
        {"section": "law", "line": "C99", "text": "《劳动法》第三百条规定公司要付九倍。【1】"}
    ),
    "cites a source that is not there": _with(
        {"section": "law", "line": "", "text": "公司不发补贴是可以的。【77】"}
    ),
    "a law of its own under a true source": _with(
        {"section": "law", "line": "", "text": "公司不发补贴是可以的。【1】"}
    ),
    "swaps two citations": _swapped_citations,
    "alters an award": _altered_award,
    "the award in a wrong sentence": _with(
        {"section": "short", "line": "", "text": "公司还要另外罚款 900.00 元。"}
    ),
    "HTML": _with({"section": "short", "line": "", "text": "<script>alert(1)</script><b>先说结论</b>"}),
    "escaped HTML": _with({"section": "short", "line": "", "text": "&lt;img src=x onerror=alert(1)&gt;"}),
}


def reworded(change: Callable[[str], str]) -> Callable[[Asked], list[Said]]:
    """A good answer in which every claim the change bites on is said wrongly."""

    def make(asked: Asked) -> list[Said]:
        changed = {name: change(text) for name, text, _ in asked.claims}
        said = []
        for one in good(asked):
            text = next((text for name, text, _ in asked.claims if name == one["line"]), None)
            if text is not None:
                one = {**one, "text": changed[str(one["line"])] + str(one["text"]).removeprefix(text)}
            said.append(one)
        return said

    return make


def refusing(code: int) -> Behaviour:
    """Answers nothing but an HTTP status."""
    return lambda asked, line: line.status(code)
