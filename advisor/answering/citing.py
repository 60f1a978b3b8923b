"""A source as an answer shows it: looked up, never taken on a writer's word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.answering.base import Lookup
from advisor.answering.layout import day_words
from advisor.domain import Case, Citation, Hit, Provision, ProvisionRef, State

NO_LONGER_LAW: frozenset[State] = frozenset({"not_in_force", "not_yet_in_force"})


def describe(ref: ProvisionRef, n: int, *, as_of: date, library: Lookup) -> Citation | None:
    """The citation of a provision as number `n`; None when no version of it is held."""
    instrument = library.find(ref.instrument)
    if instrument is None:
        return None
    ref = ProvisionRef(instrument.title, ref.article)
    provision = library.provision(ref, as_of) or library.provision(ref)
    if provision is None:
        return None
    state = library.state(instrument, as_of)
    return Citation(
        n=n,
        ref=ref,
        kind=provision.kind,
        version=provision.version,
        state=state,
        quote=provision.text,
        gist="".join(claim.text for claim in provision.claims) or None,
        url=instrument.url,
        page=provision.origin.page if provision.origin else None,
        note=_note(provision, state, as_of, library) or None,
        file=provision.origin.file if provision.origin else None,
    )


def _note(provision: Provision, state: State, as_of: date, library: Lookup) -> str:
    instrument = library.find(provision.ref.instrument)
    if instrument is None:
        return ""
    notes = []
    marks = {claim.verified for claim in provision.claims} if provision.text is None else set()
    if "unverified" in marks:
        notes.append("没有核对过原文")
    elif "secondary" in marks:
        notes.append("未见官方原文，据二手资料")
    version = library.version_on(instrument, as_of)
    if version is not None and version.in_doubt:
        notes.append(version.in_doubt)
    if state == "text_not_held":
        notes.append(
            f"{day_words(as_of)}的文本没有收录，这里依据的是{day_words(provision.version)}起施行的文本"
        )
    elif state == "not_in_force":
        notes.append(f"在{day_words(as_of)}已经失效")
    elif state == "not_yet_in_force":
        notes.append(f"在{day_words(as_of)}还没有施行")
    if provision.text is None and instrument.note:
        notes.append(instrument.note)
    if instrument.known_only_to_package:
        notes.append("施行日期没有另行核对")
    return "；".join(notes)


def describe_document(hit: Hit, quote: str | None, n: int) -> Citation:
    """The citation of a page of the user's own documents."""
    note = hit.passage.note if hit.passage else None
    return Citation(
        n, ProvisionRef(hit.instrument), "材料", None, "unknown", quote=quote, page=hit.page, note=note
    )


def describe_case(case: Case, n: int) -> Citation:
    notes = {"official": None, "secondary": "据二手资料", "unverified": "没有核对"}
    return Citation(
        n,
        ProvisionRef(case.title),
        "案例",
        None,
        "unknown",
        gist=case.result,
        url=case.url,
        note=notes[case.verified],
    )


class Numbering:
    """Numbers sources 1, 2, … in the order they are first cited."""

    def __init__(self, as_of: date, library: Lookup) -> None:
        self._as_of = as_of
        self._library = library
        self._numbers: dict[tuple[str, str | None, int | None], int] = {}
        self.citations: list[Citation] = []

    def cite(self, *refs: ProvisionRef) -> tuple[int, ...] | None:
        """The numbers of these provisions; None, and nothing numbered, when one of them is not held."""
        found = []
        for ref in dict.fromkeys(refs):
            citation = describe(ref, 0, as_of=self._as_of, library=self._library)
            if citation is None:
                return None
            found.append(citation)
        return tuple(dict.fromkeys(self._number(citation) for citation in found))

    def cite_held(self, *refs: ProvisionRef) -> tuple[int, ...]:
        """The numbers of those of these provisions that are held."""
        return tuple(dict.fromkeys(n for ref in refs for n in self.cite(ref) or ()))

    def document(self, hit: Hit, quote: str) -> tuple[int, ...]:
        return (self._number(describe_document(hit, quote, 0)),)

    def case(self, case: Case) -> tuple[int, ...]:
        return (self._number(describe_case(case, 0)),)

    def in_force(self, *refs: ProvisionRef) -> bool:
        """False when one of them is known not to be law on the date."""
        for ref in refs:
            instrument = self._library.find(ref.instrument)
            if instrument is not None and self._library.state(instrument, self._as_of) in NO_LONGER_LAW:
                return False
        return True

    def _number(self, citation: Citation) -> int:
        key = (citation.ref.instrument, citation.ref.article, citation.page)
        if key not in self._numbers:
            self._numbers[key] = len(self.citations) + 1
            self.citations.append(replace(citation, n=self._numbers[key]))
        return self._numbers[key]
