"""The law as the package and our knowledge hold it: official wording enters the tests only at run time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from advisor.citations import Finding, Report, check
from advisor.domain import Instrument, ProvisionRef, Version
from advisor.sources.library import Library

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def wording(library: Library) -> Callable[[str, str], str]:
    """The official wording of an article, from the packaged statutes."""

    def read(name: str, article: str) -> str:
        instrument = library.find(name)
        assert instrument is not None
        provision = library.provision(ProvisionRef(instrument.title, article))
        assert provision is not None and provision.text is not None
        return provision.text

    return read


@pytest.fixture
def checked(library: Library) -> Callable[..., Report]:
    def run(text: str, as_of: date = TODAY) -> Report:
        return check(text, library=library, as_of=as_of)

    return run


@pytest.fixture
def only(checked: Callable[..., Report]) -> Callable[..., Finding]:
    """The one finding of a text."""

    def run(text: str, as_of: date = TODAY) -> Finding:
        report = checked(text, as_of)
        assert len(report.findings) == 1, [(f.text, f.verdict) for f in report.findings]
        return report.findings[0]

    return run


class FewNames:
    """A library of names alone, for reading texts."""

    def __init__(self, *instruments: Instrument) -> None:
        self.instruments = instruments

    def find(self, name: str) -> Instrument | None:
        key = name.removeprefix("中华人民共和国")
        for instrument in self.instruments:
            if key in (instrument.title.removeprefix("中华人民共和国"), *instrument.short):
                return instrument
        return None


def named(title: str, *short: str, number: str | None = None) -> Instrument:
    version = Version(date(2008, 1, 1), "not_held", document_number=number)
    return Instrument(title, "statute", "", "全国", (version,), short)


@pytest.fixture(scope="session")
def names() -> FewNames:
    return FewNames(
        named("中华人民共和国劳动法", "劳动法"),
        named("中华人民共和国劳动合同法", "劳动合同法"),
        named("中华人民共和国刑法", "刑法"),
        named("工资支付暂行规定"),
        named("广东省工资支付条例"),
        named("防暑降温措施管理办法", number="安监总安健〔2012〕89号"),
        named("广东省座谈会纪要", "纪要", number="粤高法〔2012〕284号"),
    )
