"""Search: named articles, keywords and meaning, ranked into one list of provisions and pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TypeVar

from advisor.domain import Case, Evidence, Hit, HitKind, Inquiry, Passage, Provision, ProvisionRef, Topic
from advisor.index import Index
from advisor.retrieval import confidence, filters, query
from advisor.retrieval.classifier import classifier_for
from advisor.retrieval.legs import Legs
from advisor.retrieval.ranking import Ranked, Weights, rank
from advisor.retrieval.references import references
from advisor.retrieval.rerank import cross_encoder, rerank
from advisor.sources.library import Library

OVERFETCH = 600
"""Passages asked of each leg: date and place are filtered afterwards, and several stand for one provision."""
EVIDENCE_TOP = 20
"""Hits handed to the writer."""
CASES_TOP = 3

_Named = TypeVar("_Named", Topic, Case)


def search(
    query: str,
    *,
    index: Index,
    library: Library,
    as_of: date,
    jurisdictions: Collection[str] | None = None,
    matters: Sequence[str] = (),
    top: int = 10,
) -> tuple[Hit, ...]:
    """Provisions, each once, and pages of the user's documents, best first, at most `top`.

    `jurisdictions` are provinces and cities whose rules apply beside the nation's; None: those the query
    names, else Guangdong. `matters` are topics known to be meant. Only texts in force, or in doubt, on
    `as_of`. Articles named in the query come first, of whatever place they are. Raises UserError when the
    model cannot load or is not the index's own.
    """
    places = filters.places_in(query, library) if jurisdictions is None else jurisdictions
    ground = Ground(index, library, filters.scope(as_of, places))
    known = [library.topics[matter] for matter in matters if matter in library.topics]
    return ground.hits(ground.legs(query, references(query, library, as_of), known), top)


def retrieve(inquiry: Inquiry, *, index: Index, library: Library, top: int = EVIDENCE_TOP) -> Evidence:
    """What a writer may rest on for the inquiry.

    Topics the dialogue recognised come first, then those that search finds beyond doubt (`confidence`);
    `near` are those that may be meant. Of the topics' cases those most like the question come first. A
    follow-up is searched for together with what it goes on with.
    `abstained` when no topic was found, no article named, and nothing found is close.
    """
    places = filters.places_of(inquiry, library) or filters.places_in(inquiry.question, library)
    ground = Ground(index, library, filters.scope(inquiry.as_of, places))
    named = dict.fromkeys((*inquiry.references, *references(inquiry.question, library, inquiry.as_of)))
    recognised = [library.topics[matter] for matter in inquiry.matters if matter in library.topics]
    earlier = (library.topics[matter].title for matter in inquiry.earlier if matter in library.topics)
    legs = ground.legs(query.going_on(inquiry.question, earlier), named, recognised)
    topics = _distinct(
        recognised, (library.topics[key] for key in confidence.topics(legs) if key in library.topics)
    )
    near = [
        topic
        for key in confidence.near_topics(legs)
        if (topic := library.topics.get(key)) is not None and topic not in topics
    ]
    close = confidence.case_closeness(legs)
    cases = _distinct(
        sorted(
            (library.cases[key] for topic in topics for key in topic.cases if key in library.cases),
            key=lambda case: -close.get(case.id, 0.0),
        ),
        (library.cases[key] for key in confidence.cases(legs) if key in library.cases),
    )
    return Evidence(
        hits=ground.hits(legs, top),
        topics=tuple(topics),
        cases=tuple(cases[:CASES_TOP]),
        near=tuple(near),
        nearness=confidence.claim_nearness(legs),
        abstained=not topics and not legs.named and not confidence.good(legs),
    )


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a search is made: the index and library, and the place and date whose law applies."""

    index: Index
    library: Library
    scope: filters.Scope

    def legs(self, text: str, named: Iterable[ProvisionRef], topics: Sequence[Topic]) -> Legs:
        """What each search finds, of the right place and date."""
        text = query.fold(text)
        held = (self.library.provision(ref, self.scope.as_of) for ref in named)
        known = Legs(
            named=[self._passage(provision) for provision in held if provision is not None],
            matters=[topic.id for topic in topics],
        )
        if not query.says_something(text):
            return known
        words = self.index.keyword(query.widen(text, self.index.lexicon), OVERFETCH)
        vectors = self.index.embedded(query.pieces(text))
        near = self.index.nearest(vectors, OVERFETCH)
        classifier = classifier_for(self.index.encoder)
        return replace(
            known,
            keyword=[(passage, own) for passage, own in words if self.scope.admits(passage)],
            dense=[one for one in near if self.scope.admits(one.passage)],
            judged=classifier.judge(vectors) if classifier is not None else {},
            query=text,
        )

    def hits(self, legs: Legs, top: int, weights: Weights | None = None) -> tuple[Hit, ...]:
        """The first `top` targets of the legs as hits, best first.

        Raises UserError when a reranker is set that cannot be used.
        """
        named = {passage.parents[0] for passage in legs.named}
        ranked = rank(legs, self.library.topics, weights)
        hits: Iterable[Hit] = filter(None, (self._hit(one, one.target in named) for one in ranked))
        if model := self.index.settings.reranker_model:
            hits = rerank(legs.query, hits, cross_encoder(model))
        return tuple(islice(hits, top))

    def _hit(self, ranked: Ranked, named: bool) -> Hit | None:
        target, known = ranked.target, ranked.known
        passage = known.passage
        if passage is None and isinstance(target, ProvisionRef):
            # Reached through a topic, a case or a wording only: the text of the date stands for it.
            provision = self.library.provision(target, self.scope.as_of)
            if provision is not None and (named or self.scope.admits_provision(provision)):
                passage = self._passage(provision)
        if passage is None:
            return None
        return Hit(
            instrument=passage.title,
            article=passage.article,
            version=passage.version,
            kind=_kind(passage),
            score=round(ranked.score, 6),
            legs={leg: round(own, 4) for leg, own in known.legs.items()},
            via=tuple(known.via),
            page=passage.page,
            passage=passage,
        )

    def _passage(self, provision: Provision) -> Passage:
        """The article's first passage; made here for an instrument that is held but not indexed."""
        for passage in self.index.by_provision.get(provision.ref, ()):
            if passage.version == provision.version:
                return passage
        body = provision.text or "\n".join(claim.text for claim in provision.claims)
        return Passage(
            id=f"p:{provision.ref.instrument}:{provision.ref.article or ''}:{provision.version}:1",
            text=body,
            body=body,
            kind=provision.level,
            source=provision.ref.instrument,
            title=provision.ref.instrument,
            parents=(provision.ref,),
            article=provision.ref.article,
            version=provision.version,
            jurisdiction=provision.jurisdiction,
        )


def _kind(passage: Passage) -> HitKind:
    if passage.kind == "topic" or passage.kind == "case":
        raise ValueError(f"a {passage.kind} is no hit by itself: {passage.id}")
    return passage.kind


def _distinct(*groups: Iterable[_Named]) -> list[_Named]:
    return list({one.id: one for group in groups for one in group}.values())
