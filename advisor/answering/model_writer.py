"""The writer with a chat model: it words the short answer and the law; all else is the template's.

The model sees numbered sentences and hands back which to say, in which order and in which words. What it
says is checked like any draft; what fails goes back to it once, with the reason. Whenever too little is left,
or the model is slow, silent, busy or senseless, the template's answer stands.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from advisor.answering.base import Lookup
from advisor.answering.checks import reason_to_strike
from advisor.answering.citing import Numbering
from advisor.answering.desk import Desk
from advisor.answering.model_draft import Piece, compose, pieces, read_marks
from advisor.answering.model_lines import Lines, listed, marks, offered
from advisor.answering.template import compose as template_sections
from advisor.answering.template_short import LIMIT
from advisor.answering.verifier import set_scene
from advisor.domain import (
    Award,
    CaseFile,
    Draft,
    Evidence,
    Facts,
    Inquiry,
    Question,
    Section,
    Struck,
    Writing,
)
from advisor.llm.base import ChatModel, Limits
from advisor.llm.prompts import Prompt, load_prompt
from advisor.llm.reading import read
from advisor.llm.replies import objects

log = logging.getLogger(__name__)

LEAST_KEPT = 0.5
"""Share of the model's sentences of law that must stand; below it the model cannot be followed at all."""
WORTH_MENDING = 3.0
"""Seconds that must be left for a second attempt."""

_ASKED: dict[Question, str] = {
    "lawful": "合不合法",
    "how_much": "能要多少",
    "what_now": "怎么办",
    "by_when": "期限",
    "evidence": "要什么证据",
    "who_helps": "找谁帮忙",
    "boss_says": "公司的说法对不对",
}


class ModelWriter:
    """Writes with a chat model; the template is always at hand."""

    def __init__(
        self,
        model: ChatModel,
        *,
        name: str,
        prompts: Path,
        timeout: float,
        idle: float,
        progress: Callable[[str], None] = lambda stage: None,
    ) -> None:
        """`name` goes into the record; `timeout` and `idle` are seconds.

        Raises KnowledgeError for a bad prompt.
        """
        self._model = model
        self._name = name
        self._write: Prompt = load_prompt("write", prompts)
        self._mend: Prompt = load_prompt("mend", prompts)
        self._timeout = timeout
        self._idle = idle
        self._progress = progress

    def write(
        self,
        inquiry: Inquiry,
        evidence: Evidence,
        awards: tuple[Award, ...],
        *,
        library: Lookup,
        example: Award | None = None,
    ) -> Draft:
        sources = Numbering(inquiry.as_of, library)
        desk = Desk(inquiry, evidence, awards, example, library, sources)
        template = template_sections(desk)
        lines = offered(desk, template)
        citations = tuple(sources.citations)
        if inquiry.route != "answer" or not lines.claims or not _has(template, "law"):
            return Draft(template, citations)
        real = tuple(award for award in awards if award is not example)
        scene, _ = set_scene(citations, inquiry, evidence, real, library=library, case=CaseFile())

        def checked(written: Sequence[Piece]) -> list[Piece]:
            return [replace(piece, reason=reason_to_strike(piece.sentence, scene)) for piece in written]

        limits = Limits.starting_now(self._timeout, self._idle)
        self._progress("正在请语言模型组织文字…")
        reply = read(
            self._model,
            self._write.messages(
                question=inquiry.question,
                facts=_told(inquiry.facts),
                asks="、".join(_ASKED[one] for one in inquiry.asks) or "没有说明",
                claims=listed(lines.claims),
                lines=listed(lines.fixed),
                limit=str(LIMIT),
            ),
            limits=limits,
            heard=lambda chars: self._progress(f"正在请语言模型组织文字…（已收到 {chars} 字）"),
        )
        written = checked(pieces(reply.text, lines))
        failed = tuple(Struck(one.sentence.text, one.reason) for one in written if one.reason is not None)
        if any(one.line for one in written if one.reason) and limits.left > WORTH_MENDING:
            written = checked(self._mended(written, lines, limits))
        # What stood when the stream was cut is as good as any; what is missing comes from the template.
        trouble = _too_little(written) and (reply.trouble or _too_little(written))
        record = Writing("template" if trouble else "model", self._name, self._prompts, failed, trouble or "")
        log.info("chat model: %d sentences, %d sent back, %s", len(written), len(failed), trouble or "used")
        sections = template if trouble else compose(written, lines, template)
        return Draft(sections, citations, record)

    @property
    def _prompts(self) -> str:
        return sha256(f"{self._write.digest}{self._mend.digest}".encode()).hexdigest()[:12]

    def _mended(self, written: list[Piece], lines: Lines, limits: Limits) -> list[Piece]:
        """The pieces, with the second attempt in place of each failed rewording for which one came."""
        failed = [at for at, piece in enumerate(written) if piece.reason is not None and piece.line]
        self._progress("有的句子没有通过核对，正在请语言模型改一次…")
        reply = read(
            self._model,
            self._mend.messages(
                failed="\n\n".join(
                    f"{n}. 写成了：{written[at].sentence.text}\n原因：{written[at].reason}\n"
                    f"原句：{_original(written[at], lines)}"
                    for n, at in enumerate(failed, 1)
                )
            ),
            limits=limits,
        )
        again = list(written)
        for one in objects(reply.text):
            at, text = one.get("n"), one.get("text")
            if type(at) is int and 1 <= at <= len(failed) and isinstance(text, str):
                words, cites = read_marks(text, one.get("cites"))
                piece = written[failed[at - 1]]
                again[failed[at - 1]] = replace(
                    piece, sentence=replace(piece.sentence, text=words, cites=cites)
                )
        return again


def _original(piece: Piece, lines: Lines) -> str:
    claim = lines.claims[piece.line or ""]
    return f"{claim.text}{marks(claim)}"


def _has(sections: Sequence[Section], key: str) -> bool:
    return any(section.key == key for section in sections)


def _too_little(written: Sequence[Piece]) -> str:
    """Why what is left cannot carry an answer; empty when it can."""
    law = [piece for piece in written if piece.sentence.kind == "claim"]
    if not law:
        return "它没有按要求写"
    kept = sum(piece.reason is None for piece in law)
    return "" if kept >= max(1, LEAST_KEPT * len(law)) else "它写的话大多没有通过核对"


def _told(facts: Facts) -> str:
    """The facts in the worker's own words: what they did not say a model need not know."""
    words = dict.fromkeys(fact.words for fact in facts if fact.words)
    return "\n".join(f"- {one}" for one in words) or "（没有）"
