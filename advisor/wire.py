"""Domain records as the JSON of `docs/interface.md`. Money is a plain string with two decimals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.case_json import case_json
from advisor.domain import (
    Answer,
    Award,
    Citation,
    Deadline,
    Hit,
    Item,
    Missing,
    ParameterUse,
    ProvisionRef,
    Step,
    Struck,
    Verification,
)

Json = dict[str, Any]


def money(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _quantity(value: Decimal | None, unit: str) -> str | None:
    """A sum to the fen; days and months without useless zeros."""
    if unit == "元" or value is None:
        return money(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def ref_json(ref: ProvisionRef) -> Json:
    return {"instrument": ref.instrument, "article": ref.article}


def _refs(refs: Iterable[ProvisionRef]) -> list[Json]:
    return [ref_json(ref) for ref in refs]


def hit_json(hit: Hit) -> Json:
    body = hit.passage.body if hit.passage is not None else None
    return {
        "instrument": hit.instrument,
        "article": hit.article,
        "version": _day(hit.version),
        "kind": hit.kind,
        "score": round(hit.score, 6),
        "legs": {name: round(score, 6) for name, score in hit.legs.items()},
        "via": list(hit.via),
        "page": hit.page,
        "text": body,
    }


def _parameter_json(use: ParameterUse) -> Json:
    return {
        "id": use.id,
        "value": use.value,
        "unit": use.unit,
        "from": use.effective.isoformat(),
        "to": _day(use.until),
        "reference": ref_json(use.reference),
        "verified": use.verified,
    }


def _step_json(step: Step) -> Json:
    return {
        "label": step.label,
        "expression": step.expression,
        "substituted": step.substituted,
        "value": step.value,
        "unit": step.unit,
        "parameters": [_parameter_json(use) for use in step.parameters],
        "basis": _refs(step.basis),
        "on": step.on.isoformat() if step.on else None,
    }


def _item_json(item: Item) -> Json:
    return {"label": item.label, "value": item.value, "unit": item.unit, "note": item.note}


def missing_json(missing: Missing) -> Json:
    return {
        "fact": missing.fact,
        "why": missing.why,
        "where": missing.where,
        "ask": missing.ask,
        "label": missing.label,
        "entitlement": missing.entitlement,
    }


def _deadline_json(deadline: Deadline) -> Json:
    return {
        "label": deadline.label,
        "day": _day(deadline.day),
        "note": deadline.note,
        "basis": _refs(deadline.basis),
    }


def award_json(award: Award) -> Json:
    bands = award.bands
    return {
        "entitlement": award.entitlement,
        "title": award.title,
        "outcome": award.outcome,
        "total": _quantity(award.total, award.unit),
        "amount": _quantity(award.amount, award.unit),
        "low": _quantity(award.low, award.unit),
        "high": _quantity(award.high, award.unit),
        "unit": award.unit,
        "items": [_item_json(item) for item in award.items],
        "bands": None
        if bands is None
        else {"recent": money(bands.recent), "older": money(bands.older), "barred": money(bands.barred)},
        "alternatives": [
            {
                "reading": other.reading,
                "amount": _quantity(other.amount, award.unit),
                "basis": _refs(other.basis),
            }
            for other in award.alternatives
        ],
        "steps": [_step_json(step) for step in award.steps],
        "basis": _refs(award.basis),
        "missing": [missing_json(entry) for entry in award.missing],
        "warnings": list(award.warnings),
        "deadlines": [_deadline_json(deadline) for deadline in award.deadlines],
    }


def citation_json(citation: Citation) -> Json:
    return {
        "n": citation.n,
        "instrument": citation.ref.instrument,
        "article": citation.ref.article,
        "version": _day(citation.version),
        "kind": citation.kind,
        "quote": citation.quote,
        "gist": citation.gist,
        "in_force": citation.state in ("in_force", "in_doubt"),
        "state": citation.state,
        "url": citation.url,
        "page": citation.page,
        "file": citation.file,
        "note": citation.note,
    }


def _struck_json(struck: Iterable[Struck]) -> list[Json]:
    return [{"text": one.text, "reason": one.reason} for one in struck]


def verification_json(verification: Verification | None) -> Json | None:
    if verification is None:
        return None
    return {
        "sentences": verification.sentences,
        "struck": _struck_json(verification.struck),
        "as_of": verification.as_of.isoformat(),
        "knowledge": verification.knowledge,
        "writing": {
            "by": verification.writing.by,
            "model": verification.writing.model,
            "prompts": verification.writing.prompts,
            "sent_back": _struck_json(verification.writing.sent_back),
            "trouble": verification.writing.trouble,
        },
    }


def answer_json(answer: Answer) -> Json:
    return {
        "route": answer.route,
        "topics": list(answer.topics),
        "text": answer.text,
        "citations": [citation_json(citation) for citation in answer.citations],
        "awards": [award_json(award) for award in answer.awards],
        "missing": [missing_json(entry) for entry in answer.missing],
        "verification": verification_json(answer.verification),
        "case": case_json(answer.case),
    }
