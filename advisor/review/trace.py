"""How an answer came about, as JSON: what a lawyer needs to judge it long after."""

from __future__ import annotations

from importlib import metadata
from typing import Any

from advisor.domain import Answer, Evidence
from advisor.wire import answer_json, hit_json

_MOST_PASSAGES = 20
_MOST_CHARS = 600


def trace(question: str, answer: Answer, evidence: Evidence, *, milliseconds: int) -> dict[str, Any]:
    """Question, answer, facts, passages with scores, awards with steps, sentences with verdict, versions.

    `question` is stored as given: whoever calls takes names and numbers out first.
    """
    told = answer_json(answer)
    verification = answer.verification
    return {
        "question": question,
        "answer": answer.text,
        "route": answer.route,
        "topics": list(answer.topics),
        "turns": answer.case.turns,
        "facts": told["case"]["facts"],
        "citations": told["citations"],
        "awards": told["awards"],
        "passages": [_passage(hit_json(hit)) for hit in evidence.hits[:_MOST_PASSAGES]],
        "abstained": evidence.abstained,
        "sentences": _sentences(answer),
        "versions": {
            "program": _program(),
            "knowledge": verification.knowledge if verification else "",
            "as_of": verification.as_of.isoformat() if verification else None,
        },
        "milliseconds": milliseconds,
    }


def _passage(hit: dict[str, Any]) -> dict[str, Any]:
    return {**hit, "text": (hit["text"] or "")[:_MOST_CHARS]}


def _sentences(answer: Answer) -> list[dict[str, Any]]:
    """Those the verifier let through, in order, then those it struck with the reason."""
    kept = [
        {
            "text": sentence.text,
            "kind": sentence.kind,
            "source": sentence.source,
            "cites": list(sentence.cites),
            "verdict": "kept",
            "reason": "",
        }
        for section in answer.sections
        for block in section.blocks
        for sentence in block.sentences
    ]
    struck: list[dict[str, Any]] = [
        {"text": one.text, "kind": "", "source": None, "cites": [], "verdict": "struck", "reason": one.reason}
        for one in (answer.verification.struck if answer.verification else ())
    ]
    return kept + struck


def _program() -> str:
    try:
        return metadata.version("labour-case-advisor")
    except metadata.PackageNotFoundError:
        return "unknown"
