"""The results as JUnit XML, which CI servers show: a test suite for each suite, a test case for each case and
one for the gate. Of held-out cases the id alone is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from evals.outcome import Missed, Outcome, Ran

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot carry, not even escaped."""


def write_junit(outcome: Outcome, path: Path) -> None:
    """Writes the file. A wrong case is a failure where a gate fell with it, and else told as skipped, with
    its reason: floors are below one on purpose, and a server would call every run broken."""
    root = ElementTree.Element("testsuites", name="advisor eval", time=f"{outcome.seconds:.1f}")
    for ran in outcome.ran:
        fallen = [line for line in outcome.missed if line.suite == ran.result.suite]
        _suite(root, ran, fallen)
    for line in outcome.missed:
        if line.suite not in {ran.result.suite for ran in outcome.ran}:
            suite = ElementTree.SubElement(root, "testsuite", name=line.suite, tests="1", errors="1")
            case = ElementTree.SubElement(suite, "testcase", classname=line.suite, name="ran")
            ElementTree.SubElement(case, "error", message=_clean(line.text))
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _suite(root: ElementTree.Element, ran: Ran, fallen: Sequence[Missed]) -> None:
    result = ran.result
    guilty = {id for one in fallen for id in one.cases}
    wrong = [case.id for case in result.judged if not case.passed]
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=result.suite,
        tests=str(len(result.judged) + 1),
        failures=str(bool(fallen) + len(guilty)),
        skipped=str(len(set(wrong) - guilty)),
        time=f"{ran.seconds:.1f}",
    )
    gate = ElementTree.SubElement(suite, "testcase", classname=result.suite, name="gate")
    if fallen:
        lines = [_clean(one.line) for one in fallen]
        ElementTree.SubElement(gate, "failure", message="; ".join(lines)).text = "\n".join(lines)
    for case in result.judged:
        element = ElementTree.SubElement(suite, "testcase", classname=result.suite, name=_clean(case.id))
        if case.id in guilty or not case.passed:
            words = f"expected {case.expected}, got {case.got}" if case.shown else "held out"
            kind = "failure" if case.id in guilty else "skipped"
            ElementTree.SubElement(element, kind, message=_clean(f"{case.why}: {words}"))


def _clean(text: str) -> str:
    return _ILLEGAL.sub("?", text)
