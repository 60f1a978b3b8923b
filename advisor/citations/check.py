"""Check every citation and quotation of a text against the law of a day."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, replace
from datetime import date

from advisor.citations.articles import Span
from advisor.citations.compare import Comparison, compare, fold, is_within, parts
from advisor.citations.mentions import Quotation
from advisor.citations.notes import force_note, number_note, reason_note, unknown_note
from advisor.citations.parse import parse
from advisor.citations.quotes import Quote
from advisor.citations.report import Finding, Report, Verdict
from advisor.citations.resolve import Reason, Resolution, resolve
from advisor.citations.structure import part_note
from advisor.citations.tie import LEAST_QUOTATION
from advisor.citations.wording import Place, Wording
from advisor.domain import State
from advisor.sources.library import Library
from advisor.text import normalise

_TITLE = re.compile("《([^《》]+)》")

_ALIKE = 0.6
"""From here on a quotation that only shares a sentence with a citation is taken for its wording."""

_UNLIKE = 0.4
"""Below it the nearest article is no help to anybody."""


def check(text: str, *, library: Library, as_of: date) -> Report:
    """Every citation and quotation of `text`, in order, with its verdict under the law of `as_of`."""
    return Report(as_of, _Check(text, library, as_of).findings())


@dataclass(frozen=True, slots=True)
class _Read:
    """A quotation compared with what a citation resolves to."""

    resolution: Resolution
    quotation: Quotation
    comparison: Comparison | None
    """None where no text is held."""
    place: Place | None = None
    """Where else the words stand, or for a citation with no article, which article was compared."""


class _Check:
    def __init__(self, text: str, library: Library, as_of: date) -> None:
        self._text = text
        self._library = library
        self._as_of = as_of
        self._wording = Wording(library)
        self._claimed: list[Span] = []
        self._unknown_names: set[str] = set()
        self._groups: dict[int, list[int]] = {}
        self._breaks = [n for n, char in enumerate(text) if char == "\n"]

    def findings(self) -> tuple[Finding, ...]:
        parsed = parse(self._text, self._library)
        resolved = [resolve(mention, self._library, self._as_of) for mention in parsed.mentions]
        for n, mention in enumerate(parsed.mentions):
            self._groups.setdefault(mention.group, []).append(n)
        loose = list(parsed.loose)
        reads: dict[int, list[_Read]] = {}
        for n, resolution in enumerate(resolved):
            for quotation in resolution.mention.quotations:
                claimed = self._claim(n, quotation, resolved)
                if claimed is not None:
                    reads.setdefault(claimed[0], []).append(claimed[1])
                    insort(self._claimed, quotation.span)
                elif len(normalise(quotation.text)) >= LEAST_QUOTATION:
                    start, end = quotation.span
                    loose.append(Quote(quotation.span, quotation.text, (start - 1, end + 1)))
        found: list[Finding] = []
        for n, resolution in enumerate(resolved):
            if n in reads:
                found += [self._quoted(read) for read in reads[n]]
            elif not self._is_silent(resolution):
                found.append(self._plain(resolution))
        found += [self._loose(quote) for quote in loose]
        return tuple(sorted(found, key=lambda finding: finding.span))

    def _is_silent(self, resolution: Resolution) -> bool:
        """The law's own words within a quotation of it, and a name nobody knows that comes again."""
        mention = resolution.mention
        if mention.quoted and self._is_claimed(mention.span):
            return True
        if resolution.instrument is not None or mention.article is not None:
            return False
        again = mention.name in self._unknown_names
        self._unknown_names.add(mention.name)
        return again

    def _is_claimed(self, span: Span) -> bool:
        place = bisect_right(self._claimed, (span[0], len(self._text))) - 1
        return place >= 0 and span[1] <= self._claimed[place][1]

    # --- which citation a quotation belongs to -------------------------------------------------

    def _claim(
        self, holder: int, quotation: Quotation, resolved: list[Resolution]
    ) -> tuple[int, _Read] | None:
        """The citation of the holder's list that the words are read against; None for no quotation of law."""
        group = resolved[holder].mention.group
        others = [n for n in self._groups[group] if n != holder]
        reads = [(n, self._read(resolved[n], quotation)) for n in (holder, *others)]
        for n, read in reads:
            if read.comparison and read.comparison.verbatim:
                return n, read
        n, read = reads[0]
        if quotation.introduced:
            return n, read
        long_enough = len(normalise(quotation.text)) >= LEAST_QUOTATION
        if quotation.tie == "direct" and long_enough:
            return n, read
        if read.comparison is None:
            return (n, read) if long_enough and resolved[n].article else None
        return (n, read) if long_enough and read.comparison.likeness >= _ALIKE else None

    def _read(self, resolution: Resolution, quotation: Quotation) -> _Read:
        instrument, version = resolution.instrument, resolution.version
        if instrument is None or version is None:
            return _Read(resolution, quotation, None)
        if resolution.article is not None:
            text = resolution.provision.text if resolution.provision else None
            if text is None:
                return _Read(resolution, quotation, None)
            comparison = compare(quotation.text, text, resolution.article)
            elsewhere = None
            if not comparison.verbatim:
                elsewhere = self._wording.within(
                    instrument, version, quotation.text
                ) or self._wording.anywhere(self._as_of, quotation.text)
            return _Read(resolution, quotation, comparison, elsewhere)
        place = self._wording.within(instrument, version, quotation.text)
        if place is not None:
            return _Read(resolution, quotation, Comparison(True, 1.0), place)
        place = self._wording.nearest(instrument, version, quotation.text)
        if place is None:
            return _Read(resolution, quotation, None)
        return _Read(resolution, quotation, compare(quotation.text, place.text, place.article), place)

    # --- verdicts ------------------------------------------------------------------------------

    def _plain(self, resolution: Resolution) -> Finding:
        verdict = self._verdict(resolution)
        finding = self._finding(resolution, verdict)
        if verdict == "found" and resolution.provision and resolution.provision.text:
            return _noting(finding, part_note(resolution.mention, resolution.provision.text, None))
        return finding

    def _quoted(self, read: _Read) -> Finding:
        resolution, comparison = read.resolution, read.comparison
        verdict = self._verdict(resolution, quoted=True)
        finding = replace(self._finding(resolution, verdict), quote=read.quotation.text)
        if comparison is None:
            return _noting(finding, self._other_version(read)) if verdict == "not_held" else finding
        result: Verdict = "verbatim" if comparison.verbatim else "misquoted"
        if verdict == "found":
            finding = replace(finding, verdict=result)
        finding = replace(
            finding,
            comparison="verbatim" if comparison.verbatim else "misquoted",
            difference=comparison.difference,
        )
        if resolution.article is None and read.place:
            if comparison.likeness < _UNLIKE:
                finding = replace(finding, difference=None)
                return _noting(finding, "这部文件里没有找到这句话，文中也没有写第几条。")
            said = "引文出自" if comparison.verbatim else "文中没有写第几条，最接近的是"
            finding = replace(finding, article=read.place.article)
            return _noting(finding, f"{said}{read.place.article or '该文件'}。")
        if comparison.verbatim:
            text = resolution.provision.text if resolution.provision else None
            return _noting(finding, part_note(resolution.mention, text or "", read.quotation.text))
        if read.place is not None:
            return self._misplaced(finding, read.place)
        if comparison.out_of_order:
            return _noting(finding, "省略号前后的话都是原文，但先后次序与条文不同。")
        return finding

    def _misplaced(self, finding: Finding, place: Place) -> Finding:
        same = place.instrument == finding.instrument
        where = place.article if same else f"《{place.instrument}》{place.article or ''}"
        note = f"这句话一字不差，但它在{where}，不在文中写的{finding.article}。"
        # How far the words are from an article they were never taken from tells nobody anything.
        reason: Reason = "wrong_article" if same else "wrong_instrument"
        return _noting(replace(finding, reason=reason, difference=None), note)

    def _verdict(self, resolution: Resolution, *, quoted: bool = False) -> Verdict:
        if resolution.reason == "beyond_last":
            return "beyond_last_article"
        version = resolution.version
        if version is None or version.text == "not_held":
            surely = self._is_shown_repealed(resolution) or _is_shown_to_come(resolution)
            return "not_in_force" if surely else "not_held"
        if resolution.state in ("not_in_force", "not_yet_in_force"):
            return "not_in_force"
        if resolution.reason is not None:
            return "not_held"
        if resolution.provision is not None:
            return "gist_only" if resolution.provision.text is None else "found"
        return "gist_only" if not version.official and quoted else "found"

    def _is_shown_repealed(self, resolution: Resolution) -> bool:
        """Whether a text we do not hold was repealed by a law that we do hold, or have read for our gists.

        A repeal that rests on hearsay is told in the note alone, as one by an act that we do not hold, where
        the law named is merely what holds now.
        """
        instrument = resolution.instrument
        if instrument is None or resolution.state != "not_in_force" or not instrument.repealed_by:
            return False
        name = _TITLE.search(instrument.repealed_by)
        repealing = self._library.find(name[1]) if name else None
        version = self._library.version_on(repealing, self._as_of) if repealing else None
        if name is None or version is None:
            return False
        return version.official or (name.start() == 0 and version.text == "gist")

    def _finding(self, resolution: Resolution, verdict: Verdict) -> Finding:
        mention, instrument, provision = resolution.mention, resolution.instrument, resolution.provision
        return Finding(
            span=mention.span,
            text=mention.text,
            verdict=verdict,
            state=resolution.state,
            line=self._line(mention.span),
            instrument=instrument.title if instrument else None,
            article=resolution.article,
            version=resolution.version.effective if resolution.version else None,
            reason=resolution.reason,
            note=self._note(resolution, verdict),
            gist=tuple(claim.text for claim in provision.claims)
            if provision and verdict == "gist_only"
            else (),
            in_doubt=bool(resolution.version and resolution.version.in_doubt),
            url=instrument.url if instrument else None,
        )

    def _note(self, resolution: Resolution, verdict: Verdict) -> str:
        instrument, version = resolution.instrument, resolution.version
        if instrument is None:
            return unknown_note(resolution.mention, self._library)
        notes: list[str] = []
        if verdict == "beyond_last_article":
            notes.append(f"这部文件一共 {resolution.last_article} 条，没有{resolution.article}。")
        notes += [force_note(instrument, resolution, self._as_of), reason_note(resolution)]
        if verdict == "gist_only":
            notes.append("我们只有这份文件的要旨，没有原文，文字请到官方页面核对。")
        if version and version.in_doubt:
            notes.append(f"效力存疑：{version.in_doubt}。")
        if instrument.known_only_to_package:
            notes.append("这部法律的效力和日期只有数据包的提示，没有经我们核对。")
        if resolution.provision and (origin := resolution.provision.origin):
            notes.append(f"原文出自您添加的“{origin.file}”第 {origin.page} 页。")
        notes.append(number_note(resolution.mention, instrument))
        return "".join(notes)

    def _other_version(self, read: _Read) -> str:
        """Whether the words stand in a text of the article that we hold of another time."""
        resolution = read.resolution
        if (
            resolution.reason != "version_not_held"
            or resolution.instrument is None
            or resolution.article is None
        ):
            return ""
        place = self._wording.of_article(resolution.instrument, resolution.article)
        if place is None or not is_within(parts(read.quotation.text, resolution.article), fold(place.text)):
            return ""
        return f"引文与 {place.version} 起施行的文本一字不差。"

    def _loose(self, quote: Quote) -> Finding:
        place = self._wording.anywhere(self._as_of, quote.text)
        state: State = "unknown"
        note = "附近没有写出处，在检索的法条里也没有找到相同的文字，没有核对。如果不是引用法条，可以不管。"
        if place is not None:
            state = "in_force"
            note = f"一字不差地见于《{place.instrument}》{place.article or ''}，但文中没有写出处。"
        return Finding(
            span=quote.span,
            text=quote.text,
            verdict="unattributed",
            state=state,
            line=self._line(quote.span),
            instrument=place.instrument if place else None,
            article=place.article if place else None,
            version=place.version if place else None,
            quote=quote.text,
            comparison="verbatim" if place else None,
            note=note,
        )

    def _line(self, span: Span) -> int:
        return bisect_left(self._breaks, span[0]) + 1


def _is_shown_to_come(resolution: Resolution) -> bool:
    """Whether a text we do not hold was still to take effect, on a day we have seen written."""
    version = resolution.version
    return resolution.state == "not_yet_in_force" and version is not None and version.verified != "unverified"


def _noting(finding: Finding, note: str) -> Finding:
    return replace(finding, note=finding.note + note) if note else finding
