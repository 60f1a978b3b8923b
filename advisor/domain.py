"""The nouns every stage shares.

Frozen records only: no I/O, no look-ups elsewhere, no dict bags across a stage's border. Money is
`Decimal` in yuan, dates are `datetime.date`, months are "YYYY-MM", jurisdictions are the Chinese
place name without 省/市 (全国 for the nation).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Level = Literal["statute", "regulation", "interpretation", "local", "guidance"]
"""What an instrument is: a law of the congress, a regulation or departmental rule, a judicial
interpretation, a local rule, or guidance (court minutes, letters) of uncertain weight."""

HitKind = Literal["statute", "regulation", "interpretation", "local", "guidance", "document"]
TextHeld = Literal["packaged", "added", "gist", "not_held"]
"""Where the wording of a version comes from: the packaged statutes, a file the user added, nowhere (our gist
alone), or nothing is held of it."""
State = Literal["in_force", "not_in_force", "not_yet_in_force", "in_doubt", "text_not_held", "unknown"]
CitationKind = Literal["原文", "要旨", "案例", "材料"]
Modality = Literal["must", "may", "must_not", "need_not", "is"]
Question = Literal["lawful", "how_much", "what_now", "by_when", "evidence", "who_helps", "boss_says"]
Route = Literal["answer", "clarify", "decline", "decline_route", "refuse", "crisis", "deescalate"]
AnswerKind = Literal["day", "month", "number", "yes_no", "choice", "months", "by_month", "place", "text"]
"""What kind of answer a question wants, so that a short one (6200, 还在, 21天) can be read."""
Outcome = Literal["award", "range", "missing", "not_applicable", "conflict", "out_of_period"]
Verified = Literal["official", "secondary", "unverified"]
Certainty = Literal["stated", "inferred", "assumed", "about", "at_least", "disputed", "supposed"]
"""How far a fact is settled: said plainly; concluded from what was said; taken over from the way it was
asked; a rough figure; a lower bound; said by the employer's side alone; a plan or an "if"."""
NOT_SETTLED: frozenset[Certainty] = frozenset({"disputed", "supposed"})
"""Facts of these kinds are kept and shown, but enter no sum and admit no part of an answer."""


# --- law ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class ProvisionRef:
    """An article of an instrument, by the instrument's official full title.

    `article` is 第X条, 第X条之X, 第X项 for numbered items outside 条, or None where nothing is numbered.
    """

    instrument: str
    article: str | None = None

    def __str__(self) -> str:
        return f"《{self.instrument}》{self.article or ''}"


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an instrument. `until` is the last day it was in force (inclusive)."""

    effective: date
    text: TextHeld
    until: date | None = None
    articles: int | None = None
    promulgated: date | None = None
    document_number: str | None = None
    in_doubt: str | None = None
    """Why its weight is uncertain (court guidance); it may be a basis, and is shown as such."""
    checked: str = ""
    """Where dates and article count were checked."""
    verified: Verified = "unverified"
    unverified_reason: str | None = None
    package_id: str | None = None
    """Key of this text in the packaged statutes, where they hold it."""
    added: str | None = None
    """Id of the user's document that holds this text, where `text` is added."""

    @property
    def official(self) -> bool:
        """Whether official wording is held, of some articles at least."""
        return self.text in ("packaged", "added")


@dataclass(frozen=True, slots=True)
class Instrument:
    title: str
    level: Level
    issuer: str
    jurisdiction: str
    versions: tuple[Version, ...]
    short: tuple[str, ...] = ()
    url: str | None = None
    indexed: bool | Literal["written"] = False
    """Whether its provisions are searched: all, or of a law for everybody ("written") those articles alone of
    which our files say something. Every held text serves citation checking."""
    repealed_by: str | None = None
    note: str | None = None
    known_only_to_package: bool = False
    """True where only the package's own hints describe it: its status was not checked by us."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One plain sentence of law, written and reviewed by us, with the provisions it stands on."""

    id: str
    text: str
    provisions: tuple[ProvisionRef, ...]
    binds: tuple[str, ...] = ()
    modality: Modality = "is"
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    verified: Verified = "official"
    unverified_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the user's own files a wording stands."""

    document: str
    """The document's id."""
    file: str
    page: int


@dataclass(frozen=True, slots=True)
class Provision:
    """An article as held for one version: official wording, our gist (claims), or both."""

    ref: ProvisionRef
    level: Level
    jurisdiction: str
    version: date
    path: str = ""
    """Chapter and section, as the text names them."""
    text: str | None = None
    """Official wording, paragraphs separated by newlines; None where we hold only a gist."""
    claims: tuple[Claim, ...] = ()
    asked_as: tuple[str, ...] = ()
    origin: Origin | None = None
    """The user's file the wording was taken from; None for packaged wording and gists."""

    @property
    def kind(self) -> CitationKind:
        return "原文" if self.text is not None else "要旨"


@dataclass(frozen=True, slots=True)
class TopicClaim:
    """A claim under the sub-question it answers; `when` names facts and the values that admit it.

    `cues` are words by which a message asks about this very claim (凉茶, 辞职+补偿: both), so that it leads.
    """

    question: Question
    claim: Claim
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionStep:
    """Something the worker does: advice, not law. The law behind it is in `claims`."""

    text: str
    who: str | None = None
    where: str | None = None
    papers: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A thing to collect; `how` says how to get it lawfully."""

    text: str
    how: str | None = None
    holder: Literal["worker", "employer"] = "worker"
    claims: tuple[str, ...] = ()
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """A doubt and its effect on the sum or the deadline; `weight` 1 is the gravest."""

    text: str
    effect: str
    weight: int
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WorkedQuestion:
    """What workers ask, with the articles that answer it: search learns by it which law belongs together."""

    asked_as: tuple[str, ...]
    provisions: tuple[ProvisionRef, ...]
    """Those that answer, best first; then those that help (consequence, proof, limit, procedure)."""
    answering: int
    """How many of them answer."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a worker needs on one matter, in the order they need it."""

    id: str
    title: str
    asked_as: tuple[str, ...]
    provisions: tuple[ProvisionRef, ...]
    """In order of weight."""
    claims: tuple[TopicClaim, ...]
    entitlements: tuple[str, ...] = ()
    steps: tuple[ActionStep, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    uncertainties: tuple[Uncertainty, ...] = ()
    helpers: tuple[str, ...] = ()
    """Ids of hotlines and offices, best first."""
    cases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    """Words that, alone, name this matter."""
    procedure: bool = False
    """Arbitration, evidence and the like: asked about for some other matter, which then leads."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case write-up in our own words."""

    id: str
    title: str
    source: str
    decided: str | None
    facts: str
    question: str
    result: str
    why: str
    provisions: tuple[ProvisionRef, ...]
    claims: tuple[Claim, ...] = ()
    topics: tuple[str, ...] = ()
    url: str | None = None
    verified: Verified = "official"
    unverified_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Hotline:
    id: str
    name: str
    number: str | None
    helps_with: str
    checked: str
    verified: Verified
    unverified_reason: str | None = None


# --- retrieval ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded and searched. A hit on it is a hit on its `parents`."""

    id: str
    text: str
    """As embedded: front matter (title, chapter) and body."""
    body: str
    """As shown: the words of the source alone."""
    kind: Literal["statute", "regulation", "interpretation", "local", "guidance", "document", "topic", "case"]
    source: str
    """Instrument title, topic id, case id or document id."""
    title: str
    parents: tuple[ProvisionRef, ...] = ()
    article: str | None = None
    paragraph: int | None = None
    version: date | None = None
    effective: date | None = None
    until: date | None = None
    jurisdiction: str = "全国"
    page: int | None = None
    offset: int | None = None
    note: str | None = None
    """What must be said wherever a user's paper is shown: version not checked, read from a picture."""

    def __hash__(self) -> int:
        # A search puts hundreds into dictionaries; hashing every field takes longer than the search itself.
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision (or a page of a user's document) that answers a query, best first.

    `legs` holds each leg's own score (keyword, dense, reference); `via` names the topics, cases and
    wordings that led here. For documents `instrument` is the document's title and `page` is set.
    """

    instrument: str
    article: str | None
    version: date | None
    kind: HitKind
    score: float
    legs: Mapping[str, float] = field(default_factory=dict)
    via: tuple[str, ...] = ()
    page: int | None = None
    passage: Passage | None = None

    @property
    def ref(self) -> ProvisionRef:
        return ProvisionRef(self.instrument, self.article)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a writer may rest on: hits, and the topics and cases that govern the matter, best first."""

    hits: tuple[Hit, ...] = ()
    topics: tuple[Topic, ...] = ()
    cases: tuple[Case, ...] = ()
    near: tuple[Topic, ...] = ()
    """Topics close to the question that are not beyond doubt meant: offered, not answered from."""
    nearness: Mapping[str, float] = field(default_factory=dict)
    """By claim id, how near the question is to what the claim says; only claims that search found."""
    abstained: bool = False
    """True when nothing found is good enough to answer from."""


# --- the worker's situation --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of the case, under its input name (see docs/interface.md).

    `value` is a date, Decimal, str, bool, None ("known not to exist") or a dict of months; `words`
    are the worker's own.
    """

    name: str
    value: Any
    words: str
    certainty: Certainty = "stated"


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts by name; later ones replace earlier ones.

    `in` and `get` know those alone that hold (not disputed, not merely supposed); `entries` and iteration
    have all.
    """

    entries: Mapping[str, Fact] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.entries and self.entries[name].certainty not in NOT_SETTLED

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.entries.values())

    def get(self, name: str, default: Any = None) -> Any:
        return self.entries[name].value if name in self else default

    def with_(self, *facts: Fact) -> Facts:
        return Facts({**self.entries, **{fact.name: fact for fact in facts}})

    def without(self, *names: str) -> Facts:
        return Facts({key: fact for key, fact in self.entries.items() if key not in names})


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that changes the answer: its input name, why it matters, where a worker finds it."""

    fact: str
    why: str
    where: str
    ask: str = ""
    """The question to put to the worker."""
    label: str = ""
    """Its short Chinese name."""
    kind: AnswerKind = "text"
    unit: str = ""
    nullable: bool = False
    """Whether "there is none" (没有, 还在职) is an answer."""
    entitlement: str = ""
    """Whose input it is; a question of the conversation itself has none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to the worker in this conversation: how often, and in which turn last."""

    missing: Missing
    turn: int
    times: int = 1
    unknown: bool = False
    """The worker said that they do not know."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two turns that tell the same fact differently; the earlier one holds until the worker decides."""

    earlier: Fact
    later: Fact


@dataclass(frozen=True, slots=True)
class Supposed:
    """What a what-if question (如果是深圳呢) supposes: no part of the case until the worker says so."""

    words: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class SumFound:
    """An award as the case file keeps it: what it is and how much, without its steps."""

    entitlement: str
    title: str
    outcome: Outcome
    total: Decimal | None = None
    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = "元"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a conversation knows so far; the caller keeps it and hands it back.

    One a conversation: nothing else remembers anything of it.
    """

    facts: Facts = field(default_factory=Facts)
    matters: tuple[str, ...] = ()
    """Topic ids, the latest first."""
    turns: int = 0
    awards: tuple[SumFound, ...] = ()
    """Of the last answer that computed something."""
    citations: tuple[ProvisionRef, ...] = ()
    """Of the last answer that cited something, in the order of its 【n】."""
    asked: tuple[Asked, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    """Asked about and not yet decided."""
    supposed: Supposed | None = None
    """Of the last answer, where that was to a what-if question."""
    story: str = ""
    """The worker's words while no matter was made out in them: the next message is read with them."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question, understood."""

    question: str
    """The worker's words, as used (see `left_out`)."""
    as_of: date
    """The date of the law."""
    filing: date
    """The date on which the claim would be made."""
    route: Route = "answer"
    facts: Facts = field(default_factory=Facts)
    matters: tuple[str, ...] = ()
    """Topic ids recognised in the words, best first."""
    earlier: tuple[str, ...] = ()
    """Topic ids of earlier turns that a follow-up (要多久, 那我辞职呢) goes on with, the latest first."""
    asks: tuple[Question, ...] = ()
    """Sub-questions asked, in order."""
    references: tuple[ProvisionRef, ...] = ()
    """Articles the worker named."""
    notes: tuple[str, ...] = ()
    """What the answer must say of the message itself (parts left out, contradictions), in Chinese."""
    reply: str | None = None
    """The whole reply, for routes other than answer; words that lead the law where that follows."""
    reply_alone: bool = False
    """Whether the reply is all there is to say on the route answer too (谢谢, 好的)."""
    told: Facts | None = None
    """The facts of the case itself, where `facts` hold a supposition as well."""
    supposed: Supposed | None = None
    """What the message, or the question it goes on with, merely supposes."""
    questions: tuple[Missing, ...] = ()
    """What the conversation itself has to ask (two turns that contradict each other), before the rules do."""
    asked: tuple[Asked, ...] = ()
    """Questions put before: none is put a second time, unless `reopened`."""
    reopened: bool = False
    """Whether the worker asks what is still to be told."""
    contradictions: tuple[Contradiction, ...] = ()
    """Not yet decided, those of this message included."""
    point: int | None = None
    """Which point of the last answer the message wants explained (上面第二条什么意思)."""


# --- computed ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ParameterUse:
    """A dated figure a step read: which value, since when, on whose word."""

    id: str
    value: str
    unit: str
    effective: date
    until: date | None
    reference: ProvisionRef
    verified: Verified


@dataclass(frozen=True, slots=True)
class Step:
    label: str
    expression: str
    substituted: str
    value: str
    unit: str
    parameters: tuple[ParameterUse, ...] = ()
    basis: tuple[ProvisionRef, ...] = ()
    on: date | None = None
    """The day whose law the step applies: its basis was in force (or in doubt) then."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the sum as a worker reads it (usually a month)."""

    label: str
    value: str
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bands:
    """The claimable sum by age: records must be produced; worker must prove; time-barred."""

    recent: Decimal
    older: Decimal
    barred: Decimal


@dataclass(frozen=True, slots=True)
class Alternative:
    reading: str
    amount: Decimal | None
    basis: tuple[ProvisionRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day. `day` is None where time does not run (yet); `note` then says why."""

    label: str
    day: date | None
    note: str
    basis: tuple[ProvisionRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Award:
    """What a rule found. `total` accrued; `amount` can still be claimed on the filing date."""

    entitlement: str
    outcome: Outcome
    title: str = ""
    total: Decimal | None = None
    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = "元"
    items: tuple[Item, ...] = ()
    bands: Bands | None = None
    alternatives: tuple[Alternative, ...] = ()
    steps: tuple[Step, ...] = ()
    basis: tuple[ProvisionRef, ...] = ()
    missing: tuple[Missing, ...] = ()
    warnings: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    foretold: str | None = None
    """Of an award that still waits for facts: what those told already settle."""


# --- written -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered source of an answer. `quote` is official wording, only for kind 原文 (or 材料)."""

    n: int
    ref: ProvisionRef
    kind: CitationKind
    version: date | None
    state: State
    quote: str | None = None
    gist: str | None = None
    url: str | None = None
    page: int | None = None
    note: str | None = None
    """Shown beside it: in doubt, not checked, repealed."""
    file: str | None = None
    """Name of the user's file an official wording was taken from; `page` is then its page there."""


FREE = "model"
"""`source` of a connective sentence that a model wrote: it may hold nothing but words that say nothing."""

SentenceKind = Literal["claim", "quotation", "sum", "deadline", "hotline", "connective"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a draft and what it rests on.

    claim: `source` is a claim id, `text` the claim as written or a rewording that says the same. quotation:
    `text` carries words of the cited provision between 「 and 」. sum, deadline: `source` is an entitlement
    id. hotline: `source` a hotline id. connective: states no law; `source` is FREE where a model wrote it.
    `cites` are citation numbers, written as 【n】 after the text.
    """

    text: str
    kind: SentenceKind
    source: str | None = None
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences that belong together: a paragraph, one list item, or a table row."""

    style: Literal["paragraph", "item", "step", "row", "head", "note"]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    key: Literal[
        "short",
        "sum",
        "law",
        "steps",
        "evidence",
        "deadlines",
        "help",
        "rests",
        "example",
        "questions",
        "notes",
    ]
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Struck:
    """A sentence the verifier removed, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Writing:
    """Who wrote a draft. For the record and for the reader; no check believes it."""

    by: Literal["template", "model"] = "template"
    model: str = ""
    """provider:model that was asked; empty where none was."""
    prompts: str = ""
    """Digest of the prompts the model was given."""
    sent_back: tuple[Struck, ...] = ()
    """Sentences of the model's first draft that failed, and why: it was asked once to mend them."""
    trouble: str = ""
    """Why the template answers though a model was asked, in Chinese."""


@dataclass(frozen=True, slots=True)
class Draft:
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    writing: Writing = field(default_factory=Writing)


@dataclass(frozen=True, slots=True)
class Verification:
    sentences: int
    struck: tuple[Struck, ...]
    as_of: date
    knowledge: str = ""
    """Hash of the knowledge the answer was checked against."""
    writing: Writing = field(default_factory=Writing)


@dataclass(frozen=True, slots=True)
class Answer:
    route: Route
    text: str
    """The whole answer in Markdown, with 【n】 marks."""
    sections: tuple[Section, ...] = ()
    topics: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    awards: tuple[Award, ...] = ()
    missing: tuple[Missing, ...] = ()
    verification: Verification | None = None
    case: CaseFile = field(default_factory=CaseFile)
