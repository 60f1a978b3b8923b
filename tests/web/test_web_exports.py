"""Documents to take along: made of the answer one has, handed to who has its link, gone after a while."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from fastapi import FastAPI
from starlette.testclient import TestClient

from advisor.advice import Advisor, advise
from advisor.web import case_exports
from advisor.web.case_exports import exports_html, exports_router
from advisor.web.remembered import Remembered

ZHANG = "我2022年5月1日进佛山一家厂，车间夏天三十五六度没空调，从没发过高温补贴，我还在职，能要回多少？"


@pytest.fixture
def client(advisor: Advisor) -> TestClient:
    app = FastAPI()
    app.include_router(exports_router(advisor))
    return TestClient(app)


@pytest.fixture(scope="module")
def links(advisor: Advisor) -> list[str]:
    return re.findall(r'href="(/case/export/[^"]+)"', exports_html(advise(ZHANG, advisor=advisor), ZHANG))


def test_every_document_offered_opens_and_tells_of_the_case(client: TestClient, links: list[str]) -> None:
    documents = [link for link in links if link.endswith(".docx")]
    assert len(documents) >= 3
    for link in documents:
        reply = client.get(link)
        assert reply.status_code == 200
        assert "attachment" in reply.headers["content-disposition"]
        assert reply.headers["cache-control"] == "no-store"
        paper = Document(io.BytesIO(reply.content))
        words = "\n".join(one.text for one in paper.paragraphs)
        words += "\n".join(cell.text for table in paper.tables for row in table.rows for cell in row.cells)
        assert "高温津贴" in words
    case = client.get(next(link for link in links if link.endswith("case.md"))).text
    assert "2022年5月1日" in case and "佛山" in case


def test_a_reply_without_law_offers_nothing(advisor: Advisor) -> None:
    assert exports_html(advise("今天天气怎么样", advisor=advisor), "今天天气怎么样") == ""


@pytest.mark.parametrize("name", ["case.docx", "nothing.docx", "case.exe"])
def test_nobody_gets_a_file_without_its_link(client: TestClient, name: str) -> None:
    reply = client.get(f"/case/export/guess/{name}")
    assert reply.status_code == 404
    assert "半小时" in reply.text


def test_a_document_that_does_not_fit_is_refused_in_one_line(client: TestClient, links: list[str]) -> None:
    reply = client.get(links[0].rsplit("/", 1)[0] + "/no-such.docx")
    assert reply.status_code == 404 and "可写" in reply.text


def test_after_half_an_hour_it_is_gone(
    client: TestClient, advisor: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(case_exports, "kept", Remembered(clock=lambda: now[0]))
    html = exports_html(advise(ZHANG, advisor=advisor), ZHANG)
    link = re.findall(r'href="([^"]+case\.md)"', html)[0]
    assert client.get(link).status_code == 200
    now[0] = 31 * 60
    assert client.get(link).status_code == 404
