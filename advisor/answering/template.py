"""The offline writer: claims as written, the award as computed, advice as reviewed, in a fixed order."""

from __future__ import annotations

from advisor.answering.base import Lookup
from advisor.answering.citing import Numbering
from advisor.answering.desk import Desk
from advisor.answering.template_aid import (
    deadlines_section,
    evidence_section,
    help_section,
    questions_section,
    rests_section,
    steps_section,
)
from advisor.answering.template_law import documents_section, law_section
from advisor.answering.template_point import point_sections
from advisor.answering.template_short import short_section
from advisor.answering.template_sum import example_section, sum_section
from advisor.domain import Award, Draft, Evidence, Inquiry, Section


class TemplateWriter:
    """Writes without a model. Sections that have nothing to say are left out."""

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
        sections = compose(Desk(inquiry, evidence, awards, example, library, sources))
        return Draft(sections, tuple(sources.citations))


def compose(desk: Desk) -> tuple[Section, ...]:
    """Every section that has something to say, in the order of reading."""
    explained = point_sections(desk)
    if explained:
        return explained
    # The order of writing is the order of reading: sources are numbered as they are first cited.
    sections = (
        short_section(desk),
        questions_section(desk),
        sum_section(desk),
        example_section(desk),
        law_section(desk),
        documents_section(desk),
        steps_section(desk),
        evidence_section(desk),
        deadlines_section(desk),
        help_section(desk),
        rests_section(desk),
    )
    return tuple(part for part in sections if part is not None)
