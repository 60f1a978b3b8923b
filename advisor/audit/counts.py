"""How much is known, by kind, jurisdiction and instrument."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from advisor.index.lexicon import Term

if TYPE_CHECKING:
    from advisor.sources.library import Library


_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """`kinds`: instruments, provisions, claims, … by their Chinese names; `jurisdictions`: provisions;
    `instruments`: provisions, claims and wordings of each, where we wrote any or its text is searched;
    `matters`: claims of each topic."""

    kinds: dict[str, int]
    jurisdictions: dict[str, int]
    instruments: dict[str, tuple[int, int, int]]
    matters: dict[str, int]

    def lines(self) -> list[str]:
        """For people: a line each for kinds, jurisdictions and matters, then a line for each instrument."""
        shown = [_listed(self.kinds), f"按地区（条）：{_listed(self.jurisdictions)}"]
        shown.append(f"按主题（论断）：{_listed(self.matters)}")
        shown.append("按文件（条／论断／问法）：")
        shown += [
            f"  {title}  {provisions}／{claims}／{wordings}"
            for title, (provisions, claims, wordings) in self.instruments.items()
        ]
        return shown

    def compact(self) -> list[str]:
        """The same in three lines: of the instruments those with most provisions."""
        ordered = sorted(self.instruments.items(), key=lambda item: -item[1][0])
        named = "  ".join(f"{title} {provisions}" for title, (provisions, _, _) in ordered[:_SHOWN])
        left = len(ordered) - _SHOWN
        more = f"  另有 {left} 部，见 advisor kb check" if left > 0 else ""
        return [
            _listed(self.kinds),
            f"按地区（条）：{_listed(self.jurisdictions)}",
            f"按文件（条）：{named}{more}",
        ]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def count(library: Library, lexicon: Sequence[Term]) -> Counts:
    """The counts of a library that validates."""
    places: Counter[str] = Counter()
    instruments: dict[str, tuple[int, int, int]] = {}
    provisions = gists = wordings = 0
    for instrument in library.instruments:
        held = [
            provision
            for version in instrument.versions
            if version.text != "not_held"
            for provision in library.provisions(instrument, version.effective)
            if provision.version == version.effective
        ]
        written = [one for one in held if one.claims or one.asked_as]
        if instrument.indexed is not True:
            held = written
        if not held:
            continue
        asked = sum(len(provision.asked_as) for provision in held)
        name = instrument.short[0] if instrument.short else instrument.title
        instruments[name] = (len(held), sum(len(one.claims) for one in held), asked)
        places[instrument.jurisdiction] += len(held)
        provisions += len(held)
        gists += sum(provision.text is None for provision in held)
        wordings += asked
    kinds = {
        "登记的文件": len(library.instruments),
        "条文": provisions,
        "其中要旨": gists,
        "论断": len(library.claims),
        "条文的问法": wordings,
        "主题": len(library.topics),
        "主题的问法": sum(len(topic.asked_as) for topic in library.topics.values()),
        "带答案条文的问题": sum(map(len, library.questions.values())),
        "案例": len(library.cases),
        "口语词": sum(len(term.say) for term in lexicon),
        "参数": len(library.parameters),
        "热线": len(library.hotlines),
    }
    matters = {topic.title: len(topic.claims) for topic in library.topics.values()}
    return Counts(kinds, dict(places.most_common()), instruments, matters)


def _listed(counts: dict[str, int]) -> str:
    return "  ".join(f"{name} {number}" for name, number in counts.items())
