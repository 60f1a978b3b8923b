"""Claims and the files they are written in: provisions, topics, cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from advisor.domain import (
    ActionStep,
    Case,
    Claim,
    EvidenceItem,
    ProvisionRef,
    Topic,
    TopicClaim,
    Uncertainty,
)
from advisor.sources.instruments import Register, check_verified
from advisor.sources.located import Located, Trail
from advisor.sources.schema import (
    FACT_NAMES,
    CaseFile,
    ClaimEntry,
    ClaimUse,
    RefEntry,
    StandingClaimEntry,
    TopicClaimEntry,
    TopicFile,
)
from advisor.sources.shapes import shaped

CASE_HEADINGS = ("经过", "争议", "结果", "理由")


class ClaimBook:
    """Every claim by id, and where it was written, so that an id used twice can be told."""

    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}
        self._written: dict[str, str] = {}

    def add(
        self,
        located: Located,
        entry: ClaimEntry,
        first: tuple[ProvisionRef, ...],
        also: tuple[ProvisionRef, ...],
        trail: Trail,
    ) -> Claim:
        if entry.id in self.claims:
            located.fail(f"主张编号“{entry.id}”已用于 {self._written[entry.id]}", "换一个编号", *trail, "id")
        check_verified(located, entry.verified, entry.unverified_reason, *trail)
        claim = Claim(
            id=entry.id,
            text=entry.text,
            provisions=(*first, *also),
            binds=tuple(entry.binds),
            modality=entry.modality,
            conditions=tuple(entry.conditions),
            exceptions=tuple(entry.exceptions),
            figures=tuple(entry.figures),
            verified=entry.verified,
            unverified_reason=entry.unverified_reason,
        )
        self.claims[entry.id] = claim
        self._written[entry.id] = f"{located.name}:{located.line((*trail, 'id'))}"
        return claim


def references(
    register: Register, located: Located, entries: list[RefEntry], *trail: str | int
) -> tuple[ProvisionRef, ...]:
    return tuple(register.reference(located, entry, *trail, n) for n, entry in enumerate(entries))


def standing_claim(
    register: Register, book: ClaimBook, located: Located, entry: StandingClaimEntry, trail: Trail
) -> Claim:
    return book.add(
        located,
        entry,
        references(register, located, entry.provisions, *trail, "provisions"),
        references(register, located, entry.also, *trail, "also"),
        trail,
    )


def build_case(register: Register, book: ClaimBook, located: Located) -> Case:
    entry = shaped(CaseFile, located, located.data)
    check_verified(located, entry.verified, entry.unverified_reason)
    parts = _headed(located)
    claims = [
        standing_claim(register, book, located, claim, ("claims", n)) for n, claim in enumerate(entry.claims)
    ]
    return Case(
        id=entry.id,
        title=entry.title,
        source=entry.source,
        decided=entry.decided.isoformat() if isinstance(entry.decided, date) else entry.decided,
        facts=parts["经过"],
        question=parts["争议"],
        result=parts["结果"],
        why=parts["理由"],
        provisions=references(register, located, entry.provisions, "provisions"),
        claims=tuple(claims),
        topics=tuple(entry.topics),
        url=entry.url,
        verified=entry.verified,
        unverified_reason=entry.unverified_reason,
    )


def _headed(located: Located) -> dict[str, str]:
    """The body's parts by heading."""
    parts: dict[str, list[str]] = {}
    heading = ""
    for n, line in enumerate(located.body.split("\n")):
        if line.startswith("## "):
            heading = line.removeprefix("## ").strip()
            if heading not in CASE_HEADINGS:
                located.fail_in_body(
                    f"不认识的标题“{heading}”", f"只用这些标题：{'、'.join(CASE_HEADINGS)}", n
                )
            if heading in parts:
                located.fail_in_body(f"标题“{heading}”写了两次", "并到一处", n)
            parts[heading] = []
        elif heading:
            parts[heading].append(line)
        elif line.strip():
            located.fail_in_body("第一个标题之前有文字", "移到“## 经过”之下，或删掉", n)
    found = {name: "\n".join(lines).strip() for name, lines in parts.items()}
    for name in CASE_HEADINGS:
        if not found.get(name):
            located.fail_in_body(f"正文缺少“## {name}”", "补上这个标题和内容")
    return found


def build_own_claims(
    register: Register, book: ClaimBook, located: Located, entry: TopicFile
) -> dict[int, Claim]:
    """The claims a topic writes itself, by their place in its list."""
    own: dict[int, Claim] = {}
    for n, raw in enumerate(entry.claims):
        if "claim" not in raw:
            written = shaped(TopicClaimEntry, located, raw, ("claims", n))
            own[n] = standing_claim(register, book, located, written, ("claims", n))
    return own


def build_topic(
    register: Register,
    located: Located,
    entry: TopicFile,
    own: Mapping[int, Claim],
    known: Callable[[Located, str, str, Trail], Any],
) -> Topic:
    """A topic. `known(located, kind, id, trail)` gives what an id names: claim, case or hotline, or fails."""
    claims: list[TopicClaim] = []
    for n, raw in enumerate(entry.claims):
        trail: Trail = ("claims", n)
        if n in own:
            entry_of = shaped(TopicClaimEntry, located, raw, trail)
            question, when, cues, claim = entry_of.question, entry_of.when, entry_of.cues, own[n]
        else:
            use = shaped(ClaimUse, located, raw, trail)
            question, when, cues = use.question, use.when, use.cues
            claim = known(located, "claim", use.claim, (*trail, "claim"))
        claims.append(TopicClaim(question, claim, _when(located, when, trail), tuple(cues)))

    def ids(kind: str, given: list[str], *trail: str | int) -> tuple[str, ...]:
        for n, one in enumerate(given):
            known(located, kind, one, (*trail, n))
        return tuple(given)

    return Topic(
        id=entry.id,
        title=entry.title,
        asked_as=tuple(entry.asked_as),
        provisions=references(register, located, entry.provisions, "provisions"),
        claims=tuple(claims),
        entitlements=tuple(entry.entitlements),
        steps=tuple(
            ActionStep(
                text=step.text,
                who=step.who,
                where=step.where,
                papers=tuple(step.papers),
                claims=ids("claim", step.claims, "steps", n, "claims"),
                when=_when(located, step.when, ("steps", n)),
            )
            for n, step in enumerate(entry.steps)
        ),
        evidence=tuple(
            EvidenceItem(
                text=item.text,
                how=item.how,
                holder=item.holder,
                claims=ids("claim", item.claims, "evidence", n, "claims"),
                when=_when(located, item.when, ("evidence", n)),
            )
            for n, item in enumerate(entry.evidence)
        ),
        uncertainties=tuple(
            Uncertainty(
                doubt.text, doubt.effect, doubt.weight, _when(located, doubt.when, ("uncertainties", n))
            )
            for n, doubt in enumerate(entry.uncertainties)
        ),
        helpers=ids("hotline", entry.helpers, "helpers"),
        cases=ids("case", entry.cases, "cases"),
        keywords=tuple(entry.keywords),
        procedure=entry.procedure,
    )


def _when(located: Located, when: Mapping[str, list[str]], trail: Trail) -> dict[str, tuple[str, ...]]:
    for fact in when:
        if fact not in FACT_NAMES:
            located.fail(
                f"when 里没有“{fact}”这个事实",
                "用 docs/interface.md 的输入名，或在 schema.py 登记",
                *trail,
                "when",
                fact,
            )
    return {fact: tuple(values) for fact, values in when.items()}
