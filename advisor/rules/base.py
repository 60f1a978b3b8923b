"""What an entitlement is to the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.domain import Award, Deadline, Inquiry, Missing, ProvisionRef
from advisor.rules.inputs import Inputs, InputSpec, input_schema
from advisor.rules.kinds import Schema
from advisor.rules.parameters import Figures


@dataclass(frozen=True, slots=True)
class Foretold:
    """What the facts told settle before the sum can be had, and the provisions it rests on."""

    words: str
    basis: tuple[ProvisionRef, ...]


@dataclass(frozen=True, slots=True)
class FromCase:
    """Raw inputs taken from a conversation, and what had to be supposed for them."""

    inputs: Mapping[str, Any]
    missing: tuple[Missing, ...] = ()
    """Asked for beside the result: the supposition holds until answered."""
    warnings: tuple[str, ...] = ()
    blocking: tuple[Missing, ...] = ()
    """Asked for instead of a result: what was said leaves the sum open, and no supposition is fair."""
    deadlines: tuple[Deadline, ...] | None = None
    """In place of the computed ones, where the supposition is not fair to the last days either."""
    used: tuple[str, ...] = ()
    """Facts that serve under another name than their own: a rough one among them is named in the award."""
    first: tuple[str, ...] = ()
    """Inputs to ask for before the others, where they are missing."""
    foretell: Callable[[Figures], Foretold | None] | None = None
    """What can be said while the sum still waits; may raise `FigureMissing`."""


def from_facts(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """The facts of a conversation as they are."""
    return FromCase(facts)


def told_for(id: str, *names: str) -> Callable[[Inquiry], bool | None]:
    """Called for by whoever tells what only this entitlement asks for."""

    def concerns(inquiry: Inquiry) -> bool | None:
        return True if any(f"{id}.{name}" in inquiry.facts for name in names) else None

    return concerns


def by_the_matter(inquiry: Inquiry) -> bool | None:
    """What was told neither calls for the entitlement nor rules it out."""
    return None


def no_deadlines(inputs: Inputs, figures: Figures) -> tuple[Deadline, ...]:
    """For entitlements without a claim that runs out."""
    return ()


@dataclass(frozen=True, slots=True)
class Explained:
    """What a lawyer needs to know of a rule beside its inputs and figures: the entry of docs/rules.md.

    Chinese, in our own words, one sentence each.
    """

    formula: tuple[str, ...]
    basis: tuple[ProvisionRef, ...]
    conventions: tuple[str, ...] = ()
    """Where the law is silent and one way of counting was chosen."""
    disputed: tuple[str, ...] = ()
    """Points on which tribunals or texts differ; the award names them as alternatives or warnings."""


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One entitlement: its inputs, and the pure function that turns them into an award.

    `compute` may raise `InputError` (inputs that contradict each other) and `FigureMissing`, `deadlines` the
    former.
    """

    id: str
    title: str
    summary: str
    inputs: tuple[InputSpec, ...]
    parameters: tuple[str, ...]
    """Ids of the dated figures it reads."""
    compute: Callable[[Inputs, Figures], Award]
    explained: Explained
    from_inquiry: Callable[[Inquiry, Mapping[str, Any]], FromCase] = from_facts
    """Adjusts the facts of a conversation (a claim made on inquiry.filing) to inputs."""
    concerns: Callable[[Inquiry], bool | None] = by_the_matter
    """Whether the facts of a conversation call for it though its matter was not named (True) or rule it out
    though it was (False); None: the matter decides."""
    deadlines: Callable[[Inputs, Figures], tuple[Deadline, ...]] = no_deadlines
    """The last days as far as the inputs tell them, for an award whose sum cannot be had yet."""
    words: tuple[str, ...] = ()
    """Further names people use for it."""
    one_of: tuple[tuple[str, ...], ...] = ()
    """Groups of inputs of which at least one must be given."""
    asks_first: bool = True
    """Whether `required` inputs are asked for before `compute` is called; False where compute can say
    something (that it does not apply) without them."""

    def required(self, inputs: Inputs) -> tuple[Missing, ...]:
        """What must be given and was not: required inputs, and the first of each group of `one_of`."""
        alone = [spec.name for spec in self.inputs if spec.required and spec.name not in inputs]
        groups = [group[0] for group in self.one_of if not any(name in inputs for name in group)]
        return tuple(self.missing(name) for name in dict.fromkeys((*alone, *groups)))

    def spec(self, name: str) -> InputSpec:
        return next(spec for spec in self.inputs if spec.name == name)

    def missing(self, name: str, why: str | None = None) -> Missing:
        return self.spec(name).missing(why)


@dataclass(frozen=True, slots=True)
class EntitlementInfo:
    """What the command line, the forms and the conversation need to know of an entitlement."""

    id: str
    title: str
    summary: str
    schema: Schema
    inputs: tuple[InputSpec, ...]
    explained: Explained

    @classmethod
    def of(cls, entitlement: Entitlement) -> EntitlementInfo:
        schema = input_schema(entitlement.id, entitlement.title, entitlement.inputs, entitlement.one_of)
        return cls(
            entitlement.id,
            entitlement.title,
            entitlement.summary,
            schema,
            entitlement.inputs,
            entitlement.explained,
        )
