"""The case file as JSON that a caller can read, edit, export and load again.

What a caller wrote is read tolerantly: what cannot be used is one clear Chinese line, never a traceback.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from advisor.domain import (
    AnswerKind,
    Asked,
    CaseFile,
    Certainty,
    Contradiction,
    Fact,
    Facts,
    Missing,
    Outcome,
    ProvisionRef,
    SumFound,
    Supposed,
)
from advisor.errors import UserError
from advisor.fact_values import count, number, read_value, shown_raw, text, yes_no

Json = dict[str, Any]
VERSION = 1


# --- out ---


def case_json(case: CaseFile) -> Json:
    """The shape of docs/interface.md; `read_case` reads it back to an equal case file."""
    return {
        "version": VERSION,
        "facts": facts_json(case.facts),
        "matters": list(case.matters),
        "turns": case.turns,
        "awards": [_sum_json(one) for one in case.awards],
        "citations": [
            {"n": n, "instrument": ref.instrument, "article": ref.article}
            for n, ref in enumerate(case.citations, 1)
        ],
        "asked": [_asked_json(one) for one in case.asked],
        "contradictions": [
            {"earlier": fact_json(one.earlier), "later": fact_json(one.later)} for one in case.contradictions
        ],
        "supposed": None
        if case.supposed is None
        else {"words": case.supposed.words, "facts": facts_json(case.supposed.facts)},
        "story": case.story,
    }


def facts_json(facts: Iterable[Fact]) -> list[Json]:
    return [fact_json(fact) for fact in facts]


def fact_json(fact: Fact) -> Json:
    return {
        "name": fact.name,
        "value": _value_json(fact.value),
        "words": fact.words,
        "certainty": fact.certainty,
    }


def _value_json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _value_json(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_value_json(inner) for inner in value]
    return value


def _sum_json(found: SumFound) -> Json:
    amounts = {name: _plain(getattr(found, name)) for name in ("total", "amount", "low", "high")}
    return {
        "entitlement": found.entitlement,
        "title": found.title,
        "outcome": found.outcome,
        **amounts,
        "unit": found.unit,
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _asked_json(asked: Asked) -> Json:
    missing = asked.missing
    return {
        "fact": missing.fact,
        "entitlement": missing.entitlement,
        "label": missing.label,
        "ask": missing.ask,
        "why": missing.why,
        "where": missing.where,
        "kind": missing.kind,
        "unit": missing.unit,
        "nullable": missing.nullable,
        "turn": asked.turn,
        "times": asked.times,
        "unknown": asked.unknown,
    }


# --- in ---


def load_case(text: str) -> CaseFile:
    """A case file from its JSON text. Raises `UserError`, one line, for what is no case file."""
    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError):
        raise UserError("案件文件不是完整的 JSON，请用“导出”得到的文件，或检查括号和引号。") from None
    return read_case(data)


def read_case(data: Any) -> CaseFile:
    """A case file from its JSON shape; keys left out are empty. Raises `UserError` naming what is wrong."""
    record = _record(data, "案件文件", _CASE_KEYS)
    if record.get("version", VERSION) != VERSION:
        raise UserError(f"案件文件的 version 是{shown_raw(record['version'])}，这里只读 {VERSION}。")
    supposed = record.get("supposed")
    return CaseFile(
        facts=_facts(record.get("facts"), "facts"),
        matters=tuple(text(one, "matters") for one in _list(record.get("matters"), "matters")),
        turns=count(record.get("turns", 0), "turns"),
        awards=tuple(_sum(one) for one in _list(record.get("awards"), "awards")),
        citations=tuple(_ref(one) for one in _list(record.get("citations"), "citations")),
        asked=tuple(_asked(one) for one in _list(record.get("asked"), "asked")),
        contradictions=tuple(
            _contradiction(one) for one in _list(record.get("contradictions"), "contradictions")
        ),
        supposed=None if supposed is None else _supposed(supposed),
        story=text(record.get("story", ""), "story"),
    )


_CASE_KEYS = frozenset(
    {
        "version",
        "facts",
        "matters",
        "turns",
        "awards",
        "citations",
        "asked",
        "contradictions",
        "supposed",
        "story",
    }
)
_FACT_KEYS = frozenset({"name", "value", "words", "certainty"})
_SUM_KEYS = frozenset({"entitlement", "title", "outcome", "total", "amount", "low", "high", "unit"})
_ASKED_KEYS = frozenset(
    {"fact", "entitlement", "label", "ask", "why", "where", "kind", "unit", "nullable", "turn", "times"}
    | {"unknown"}
)


def _facts(data: Any, where: str) -> Facts:
    facts = [_fact(one) for one in _list(data, where)]
    names = [fact.name for fact in facts]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UserError(f"案件文件里“{twice}”写了两次，请只留一个。")
    return Facts({fact.name: fact for fact in facts})


def _fact(data: Any) -> Fact:
    record = _record(data, "facts 里的一项", _FACT_KEYS)
    name = text(record.get("name"), "name")
    certainty = record.get("certainty", "stated")
    if certainty not in get_args(Certainty):
        raise _unlisted(f"“{name}”的 certainty", certainty, get_args(Certainty))
    if "value" not in record:
        raise UserError(f"案件文件里“{name}”没有写 value。")
    return Fact(name, read_value(name, record["value"]), text(record.get("words", ""), "words"), certainty)


def _sum(data: Any) -> SumFound:
    record = _record(data, "awards 里的一项", _SUM_KEYS)
    outcome: Any = record.get("outcome")
    if outcome not in get_args(Outcome):
        raise _unlisted(" awards 的 outcome ", outcome, get_args(Outcome))

    def amount(name: str) -> Decimal | None:
        return None if record.get(name) is None else number(name, record[name])

    return SumFound(
        text(record.get("entitlement", ""), "entitlement"),
        text(record.get("title", ""), "title"),
        outcome,
        total=amount("total"),
        amount=amount("amount"),
        low=amount("low"),
        high=amount("high"),
        unit=text(record.get("unit", "元"), "unit"),
    )


def _ref(data: Any) -> ProvisionRef:
    record = _record(data, "citations 里的一项", frozenset({"n", "instrument", "article"}))
    article = record.get("article")
    return ProvisionRef(
        text(record.get("instrument"), "instrument"), None if article is None else text(article, "article")
    )


def _asked(data: Any) -> Asked:
    record = _record(data, "asked 里的一项", _ASKED_KEYS)
    kind = record.get("kind", "text")
    if kind not in get_args(AnswerKind):
        raise _unlisted(" asked 的 kind ", kind, get_args(AnswerKind))
    missing = Missing(
        text(record.get("fact"), "fact"),
        why=text(record.get("why", ""), "why"),
        where=text(record.get("where", ""), "where"),
        ask=text(record.get("ask", ""), "ask"),
        label=text(record.get("label", ""), "label"),
        kind=kind,
        unit=text(record.get("unit", ""), "unit"),
        nullable=yes_no("nullable", record.get("nullable", False)),
        entitlement=text(record.get("entitlement", ""), "entitlement"),
    )
    return Asked(
        missing,
        turn=count(record.get("turn", 0), "turn"),
        times=count(record.get("times", 1), "times"),
        unknown=yes_no("unknown", record.get("unknown", False)),
    )


def _contradiction(data: Any) -> Contradiction:
    record = _record(data, "contradictions 里的一项", frozenset({"earlier", "later"}))
    return Contradiction(_fact(record.get("earlier")), _fact(record.get("later")))


def _supposed(data: Any) -> Supposed:
    record = _record(data, "supposed", frozenset({"words", "facts"}))
    return Supposed(text(record.get("words", ""), "words"), _facts(record.get("facts"), "supposed"))


def _unlisted(what: str, raw: Any, known: tuple[str, ...]) -> UserError:
    return UserError(f"案件文件里{what}是{shown_raw(raw)}，可写：{'、'.join(known)}。")


def _record(data: Any, what: str, keys: frozenset[str]) -> Json:
    if not isinstance(data, dict):
        raise UserError(f"{what}应是一个 JSON 对象（花括号），现在是{shown_raw(data)}。")
    unknown = next((key for key in data if key not in keys), None)
    if unknown is not None:
        raise UserError(f"{what}里有不认识的“{str(unknown)[:40]}”，可写：{'、'.join(sorted(keys))}。")
    return data


def _list(data: Any, what: str) -> list[Any]:
    if data is None:
        return []
    if not isinstance(data, list):
        raise UserError(f"案件文件里的 {what} 应是一个列表（方括号），现在是{shown_raw(data)}。")
    return data
