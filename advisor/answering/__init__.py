"""Writing an answer and checking every sentence of it. What the check rejects never leaves."""

from __future__ import annotations

from advisor.answering.base import Lookup, Writer, make_writer
from advisor.answering.conditions import governing
from advisor.answering.finish import finish, finish_reply
from advisor.answering.verifier import check
from advisor.domain import Answer, Award, CaseFile, Draft, Evidence, Inquiry


def write(
    inquiry: Inquiry,
    evidence: Evidence,
    awards: tuple[Award, ...],
    *,
    library: Lookup,
    example: Award | None = None,
    writer: Writer | None = None,
) -> Draft:
    """A draft of the answer, by the template writer unless another is given.

    `example` is an award computed for Guangdong while the place is not known; it stands apart from the
    worker's own. A route that has its reply ready gets an empty draft, unless law was found beside it.
    """
    if inquiry.reply_alone or (inquiry.route != "answer" and not evidence.topics):
        return Draft((), ())
    return (writer or make_writer()).write(inquiry, evidence, awards, library=library, example=example)


def verify(
    draft: Draft,
    inquiry: Inquiry,
    evidence: Evidence,
    awards: tuple[Award, ...],
    *,
    library: Lookup,
    example: Award | None = None,
    case: CaseFile,
) -> Answer:
    """The answer: what of the draft is supported, the record of what was struck, and the case file.

    Reads every sentence against the law in `library`, the awards and the worker's words; see
    `advisor.answering.checks` for what each kind of sentence must show. Never raises for a bad draft.
    """
    if inquiry.reply_alone or (inquiry.route != "answer" and not draft.sections):
        return finish_reply(inquiry, library=library, case=case)
    checked = check(draft, inquiry, evidence, awards, library=library, example=example, case=case)
    return finish(
        checked,
        inquiry,
        evidence,
        awards,
        library=library,
        example=example,
        case=case,
        writing=draft.writing,
    )


__all__ = ["Lookup", "Writer", "governing", "make_writer", "verify", "write"]
