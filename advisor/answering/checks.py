"""The reasons for which a sentence is struck, kind by kind. A check returns the reason, or None."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from advisor.answering.authored import Authored
from advisor.answering.base import Lookup
from advisor.answering.citing import NO_LONGER_LAW
from advisor.answering.language import bends_figure, promises, states_law, turns_round
from advisor.answering.leads import says_something
from advisor.answering.rewording import reason_to_refuse
from advisor.answering.tracing import Account, Worker, deadline_figures, strangers
from advisor.citations import is_verbatim
from advisor.domain import FREE, Award, Citation, Claim, Deadline, Evidence, Hotline, ProvisionRef, Sentence
from advisor.figures import figures, figures_of_value

_QUOTE = re.compile(r"「([^「」]*)」")
_TITLE = re.compile(r"“[^“”]*”")
_MARK = re.compile(r"【\s*\d*\s*】")
_BROKEN = re.compile(r"[\n\r<>]|```|^\s*(?:#|\||!\[)|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a section's sentences are checked against."""

    library: Lookup
    evidence: Evidence
    citations: Mapping[int, Citation]
    """The sources that resolve, as the library describes them, by the draft's own numbers."""
    accounts: Mapping[str, Account]
    """Awards that sentences of this section may speak of: the example's stay in the example."""
    worker: Worker
    authored: Authored
    places: tuple[str, ...] = ()
    """Words whose places this section may name besides the worker's."""


def reason_to_strike(sentence: Sentence, scene: Scene) -> str | None:
    """Why the sentence may not leave; None when all it says is supported."""
    if not sentence.text.strip():
        return None if not sentence.cites else "没有文字，只有出处编号"
    if _MARK.search(sentence.text) or _BROKEN.search(sentence.text):
        return "句子里夹有编号、换行、网页代码或看不见的字符"
    missing = [n for n in sentence.cites if n not in scene.citations]
    if missing:
        return f"出处编号 {'、'.join(map(str, missing))} 对不上任何查得到的来源"
    match sentence.kind:
        case "claim":
            return _claim(sentence, scene)
        case "quotation":
            return _quotation(sentence, scene)
        case "sum":
            return _sum(sentence, scene)
        case "deadline":
            return _deadline(sentence, scene)
        case "hotline":
            return _hotline(sentence, scene)
        case "connective":
            return _connective(sentence, scene)
    return f"不认识的句子种类：{sentence.kind}"


def _refs(sentence: Sentence, scene: Scene) -> set[ProvisionRef]:
    return {scene.citations[n].ref for n in sentence.cites}


def _claim(sentence: Sentence, scene: Scene) -> str | None:
    claim = scene.library.claims.get(sentence.source or "")
    if claim is None:
        return "这句法律没有对应的、核对过的说法"
    if changed := reason_to_refuse(sentence.text, claim):
        return f"与核对过的说法 {claim.id} 不一致：{changed}"
    if _refs(sentence, scene) != {_official(ref, scene.library) for ref in claim.provisions}:
        return "出处不是这句话所依据的条文"
    return _not_law(sentence, scene) or _of_another_text(claim, sentence, scene)


def _of_another_text(claim: Claim, sentence: Sentence, scene: Scene) -> str | None:
    """A gist of a text that another has replaced, or is to replace, is not the law the citation shows.

    One that says itself until when it held (从2014年到2024年) stays true.
    """
    for shown in (scene.citations[n] for n in sentence.cites):
        instrument = scene.library.find(shown.ref.instrument)
        if instrument is None or len(instrument.versions) == 1:
            continue
        others = [one for one in instrument.versions if one.effective != shown.version]
        dated = [one for one in others if one.until and f"到{one.until.year}年" in claim.text]
        if any(
            _is_gist_of(claim, shown.ref, other.effective, scene) for other in others if other not in dated
        ):
            return f"{shown.ref}的这句话说的是另一个时间的文本"
    return None


def _is_gist_of(claim: Claim, ref: ProvisionRef, on: date, scene: Scene) -> bool:
    provision = scene.library.provision(ref, on)
    return provision is not None and any(one.id == claim.id for one in provision.claims)


def _official(ref: ProvisionRef, library: Lookup) -> ProvisionRef:
    instrument = library.find(ref.instrument)
    return ref if instrument is None else ProvisionRef(instrument.title, ref.article)


def _not_law(sentence: Sentence, scene: Scene) -> str | None:
    dead = [scene.citations[n].ref for n in sentence.cites if scene.citations[n].state in NO_LONGER_LAW]
    return f"{dead[0]}在这个日期不是有效的法律" if dead else None


def _quotation(sentence: Sentence, scene: Scene) -> str | None:
    quotes = _QUOTE.findall(sentence.text)
    around = _QUOTE.sub("", sentence.text)
    if not quotes or "「" in around or "」" in around:
        return "标为引文，却没有完整的引号"
    cited = [scene.citations[n] for n in sentence.cites]
    if not cited:
        return "引文没有出处"
    for quote in quotes:
        if not any(_says(citation, quote, scene) for citation in cited):
            if all(citation.kind == "要旨" for citation in cited):
                return "要旨不是官方原文，不能放进引号"
            return "引文与所引来源的原文不一致"
    return _not_law(sentence, scene) or _free_words(around, scene)


def _says(citation: Citation, quote: str, scene: Scene) -> bool:
    if citation.kind == "原文":
        return citation.quote is not None and bool(quote.strip()) and is_verbatim(quote, citation.quote)
    if citation.kind == "材料":
        return any(
            hit.kind == "document"
            and (hit.instrument, hit.page) == (citation.ref.instrument, citation.page)
            and hit.passage is not None
            and bool(quote.strip())
            and is_verbatim(quote, hit.passage.body)
            for hit in scene.evidence.hits
        )
    return False


def _sum(sentence: Sentence, scene: Scene) -> str | None:
    account = scene.accounts.get(sentence.source or "")
    if account is None:
        return "这句话说的金额没有对应的计算结果"
    strange = _refs(sentence, scene) - {_official(ref, scene.library) for ref in _basis(account.award)}
    if strange:
        return f"{min(map(str, strange))}不是这项计算的依据"
    if scene.authored.holds(sentence.text):
        return promised(sentence.text)
    if not figures(sentence.text):
        return _free_words(sentence.text, scene)
    untraced = account.untraced(sentence.text, scene.worker)
    if untraced is not None:
        return f"“{untraced.words}”与计算结果对不上"
    rest = account.remainder(sentence.text)
    return (
        _outright(rest, account.award.title)
        or _reversed(rest)
        or promised(sentence.text)
        or _elsewhere(rest, scene, account.words)
    )


def _outright(text: str, authored: str) -> str | None:
    """Words of law in a sentence about a sum, unless a rule wrote that very passage."""
    law = states_law(text)
    return f"没有依据地说到法律（{law}）" if law and law not in authored else None


def _basis(award: Award) -> set[ProvisionRef]:
    refs = {*award.basis, *(ref for step in award.steps for ref in step.basis)}
    refs |= {use.reference for step in award.steps for use in step.parameters}
    refs |= {ref for other in award.alternatives for ref in other.basis}
    return refs


def _deadline(sentence: Sentence, scene: Scene) -> str | None:
    account = scene.accounts.get(sentence.source or "")
    if account is None:
        return "这个期限没有对应的计算结果"
    for deadline in account.award.deadlines:
        noted = sentence.text.rstrip("。") in _notes(deadline)
        dated = deadline.label in sentence.text and _says_day(sentence.text, deadline)
        if not (noted or dated):
            continue
        if _refs(sentence, scene) - {_official(ref, scene.library) for ref in deadline.basis}:
            return "出处不是这个期限的依据"
        rest = "" if noted else sentence.text.replace(deadline.label, "")
        return (
            _outright(rest, deadline.note)
            or _reversed(rest)
            or promised(sentence.text)
            or _elsewhere(rest, scene, deadline.note)
        )
    return "期限或日期与计算结果对不上"


def _notes(deadline: Deadline) -> set[str]:
    return {deadline.note.rstrip("。"), f"{deadline.label}：{deadline.note}".rstrip("。")}


def _says_day(text: str, deadline: Deadline) -> bool:
    """Whether the text gives the deadline's last day, and no other figure than its label's."""
    if deadline.day is None or strangers(text, deadline_figures(deadline)) is not None:
        return False
    return any(figure.value == figures_of_value(deadline.day)[0].value for figure in figures(text))


def _reversed(text: str) -> str | None:
    words = turns_round(text) or bends_figure(text)
    return f"把计算结果说反或说偏了（{words}）" if words else None


def _hotline(sentence: Sentence, scene: Scene) -> str | None:
    hotline = scene.library.hotlines.get(sentence.source or "")
    if hotline is None:
        return "没有这个求助渠道的记录"
    if hotline.name not in sentence.text:
        return "求助渠道的名称不对"
    if hotline.number is not None and not _number_stands(hotline, sentence.text):
        return "电话号码与核对过的不一致"
    rest = sentence.text
    for known in (hotline.helps_with, hotline.name, hotline.number or ""):
        rest = rest.replace(known, "") if known else rest
    strange = strangers(rest, ())
    return f"“{strange.words}”没有来源" if strange is not None else _free_words(rest, scene)


def _number_stands(hotline: Hotline, text: str) -> bool:
    """The number, with no digit before or after it that would make it another."""
    return re.search(rf"(?<![\d-]){re.escape(hotline.number or '')}(?![\d-])", text) is not None


def _connective(sentence: Sentence, scene: Scene) -> str | None:
    text = sentence.text
    if sentence.source == FREE:
        # Whoever cannot be asked what they meant by it gets no free words that could mean something.
        return "没有依据的话不能带出处" if sentence.cites else says_something(text)
    if sentence.cites:
        cases = [scene.citations[n].kind == "案例" for n in sentence.cites]
        if all(cases) and scene.authored.case_holds(sentence.source or "", text):
            return None
        return "没有依据的话不能带出处"
    if scene.authored.holds(text):
        return promised(text)
    return _free_words(without_titles(text, scene.library), scene)


def without_titles(text: str, library: Lookup) -> str:
    """The text without the “titles” of topics as the library holds them: a name states no law."""
    titles = {f"“{topic.title}”" for topic in library.topics.values()}
    return _TITLE.sub(lambda quoted: "" if quoted[0] in titles else quoted[0], text)


def _free_words(text: str, scene: Scene) -> str | None:
    """Text nobody reviewed: no law, no promise, and every figure and place from the worker."""
    if "「" in text and any(quote not in scene.worker.words for quote in _QUOTE.findall(text)):
        return "引号里的话没有来源"
    if law := states_law(text):
        return f"没有依据地说到法律（{law}）"
    if turned := turns_round(text):
        return f"否定了旁边有依据的话（{turned}）"
    strange = strangers(text, scene.worker.figures)
    if strange is not None:
        return f"“{strange.words}”没有来源"
    return promised(text) or _elsewhere(text, scene)


def promised(text: str) -> str | None:
    promise = promises(text)
    return f"承诺了结果（{promise}）" if promise else None


def _elsewhere(text: str, scene: Scene, *known: str) -> str | None:
    place = scene.worker.stranger_place(text, *known, *scene.places)
    return f"说到的地方“{place}”不是您说的" if place else None


def reply_reason(text: str, library: Lookup, worker: Worker) -> str | None:
    """Why a sentence of a ready-made reply may not leave: a phone nobody checked, an amount, a promise."""
    numbers = {hotline.number for hotline in library.hotlines.values() if hotline.number}
    for figure in figures(text):
        if figure.kind == "phone" and figure.words not in numbers and not figure.within(worker.figures):
            return f"电话号码 {figure.words} 没有核对过"
        if figure.is_money and not figure.within(worker.figures):
            return f"“{figure.words}”没有来源"
    return promised(text)
