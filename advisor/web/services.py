"""What other programs may ask, as the JSON of docs/interface.md: the HTTP API and the MCP server share it.

Every function raises `UserError`, one clear Chinese line, for what cannot be used.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from advisor.case_json import read_case
from advisor.citations import check as check_text
from advisor.clock import today
from advisor.domain import Answer, CaseFile, Instrument
from advisor.errors import UserError
from advisor.web.law_view import law_json, law_view
from advisor.wire import award_json, hit_json

if TYPE_CHECKING:
    from advisor.advice import Advisor, EntitlementInfo

Json = dict[str, Any]


class UnknownError(UserError):
    """What was named does not exist here: 404 over HTTP."""


def ask(advisor: Advisor, question: str, *, case: object = None, as_of: date | None = None) -> Answer:
    """An answer on a case file (its JSON shape, or None). It is counted, never remembered."""
    from advisor.web.recorded import answered

    answer, _ = answered(
        question, advisor=advisor, case=_case(case), as_of=as_of or today(), for_feedback=False
    )
    return answer


def _case(data: object) -> CaseFile | None:
    try:
        return None if data is None else read_case(data)
    except RecursionError:
        raise UserError("案件文件里的内容嵌套太深，不像是案件文件。") from None


def search(advisor: Advisor, query: str, *, top: int, as_of: date | None = None) -> Json:
    hits = advisor.search(query, top=top, as_of=as_of or today())
    return {"query": query, "hits": [hit_json(hit) for hit in hits]}


def entitlements(advisor: Advisor) -> Json:
    """Everything that can be computed, without the inputs."""
    return {
        "entitlements": [
            {"entitlement": one.id, "title": one.title, "summary": one.summary}
            for one in advisor.entitlements()
        ]
    }


def entitlement(advisor: Advisor, name: str) -> Json:
    """One of them with the JSON Schema of its inputs."""
    one = _entitlement(advisor, name)
    return {"entitlement": one.id, "title": one.title, "summary": one.summary, "schema": one.schema}


def calc(advisor: Advisor, name: str, inputs: Mapping[str, object], *, as_of: date | None = None) -> Json:
    one = _entitlement(advisor, name)
    return award_json(advisor.calculate(one.id, inputs, as_of=as_of or today()))


def _entitlement(advisor: Advisor, name: str) -> EntitlementInfo:
    found = next((one for one in advisor.entitlements() if name in (one.id, one.title)), None)
    if found is None:
        known = "、".join(f"{one.id}（{one.title}）" for one in advisor.entitlements())
        raise UnknownError(f"没有“{name[:60]}”这个计算项目。能算的有：{known}。")
    return found


def check(advisor: Advisor, text: str, *, as_of: date | None = None) -> Json:
    return check_text(text, library=advisor.library, as_of=as_of or today()).to_json()


def instruments(advisor: Advisor, *, as_of: date | None = None) -> Json:
    """Every instrument held, with its state on a day."""
    library, day = advisor.library, as_of or today()
    return {
        "as_of": day.isoformat(),
        "instruments": [
            {
                "instrument": one.title,
                "short": list(one.short),
                "level": one.level,
                "jurisdiction": one.jurisdiction,
                "state": library.state(one, day),
                "url": one.url,
            }
            for one in library.instruments
        ],
    }


def law(advisor: Advisor, name: str, *, article: str = "", as_of: date | None = None) -> Json:
    """An instrument on a day; with `article` (第四十七条) that one alone."""
    library = advisor.library
    instrument = library.find(name)
    if instrument is None:
        raise UnknownError(f"没有收录《{name[:60]}》。没有收录不等于不存在，请到官方法规库查。")
    told = law_json(law_view(library, instrument, as_of or today()))
    if article:
        told["articles"] = _article(told["articles"], instrument, article)
    return told


def _article(articles: list[Json], instrument: Instrument, wanted: str) -> list[Json]:
    found = [one for one in articles if one["article"] == wanted]
    if not found:
        raise UnknownError(
            f"《{instrument.title}》这一天的文本里没有收录“{wanted[:40]}”，条号请写成 第四十七条 这样。"
        )
    return found
