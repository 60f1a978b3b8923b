"""What a run says of itself: every failing case, the gates it missed with the cases behind, and no more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast
from xml.etree import ElementTree

import pytest

from advisor.advice import Advisor
from advisor.errors import UserError
from evals import baseline, runner
from evals.gates import read_gate
from evals.outcome import Outcome, Ran, missed_by
from evals.page import Row, chinese, rendered, told, write_report
from evals.report import Judged, SuiteResult, figures_of

SECRET = "没人该读到的留出题"
STAMP = {"date": "2026-11-23", "commit": "abc1234", "knowledge": "k", "encoder": "e", "prompts": "write 1"}
NOBODY = cast(Advisor, object())


def judged(id: str, right: bool, *, held_out: bool = False, text: str = "") -> Judged:
    half = "held-out" if held_out else "dev"
    words = text or (SECRET if held_out else f"问题{id}")
    return Judged(
        id,
        words,
        f"应{words}",
        f"得{words}",
        right,
        "wrong",
        half=half,
        scores={f"{half} exact": float(right)},
    )


CASES = (
    judged("d-1", True),
    judged("d-2", False, text='<b>工资</b> & "押金"'),
    judged("h-1", False, held_out=True),
    judged("h-2", True, held_out=True),
)
RESULT = SuiteResult.of("amounts", CASES)


def outcome(result: SuiteResult = RESULT, **floors: object) -> Outcome:
    gate = read_gate(result.suite, floors)
    missed = tuple(missed_by(result, gate, ()))
    return Outcome("fast", STAMP, (Ran(result, 2.0),), missed, (), {result.suite: gate}, 60.0)


# --- a result ------------------------------------------------------------------------------------


def test_figures_are_sums_over_the_cases_that_count() -> None:
    cases = [
        Judged("a", "", "", "", True, scores={"read": (3, 4), "exact": 1.0}),
        Judged("b", "", "", "", True, scores={"read": (1, 6)}),
        Judged("c", "", "", "", True, scores={"read": (0, 0), "exact": 0.0, "never": (0, 0)}),
    ]
    assert figures_of(cases) == {"read": 0.4, "exact": 0.5}


def test_failures_are_those_of_the_development_half() -> None:
    assert [one.case for one in RESULT.failures] == ["d-2"]
    assert RESULT.figures == {"dev exact": 0.5, "held-out exact": 0.5}


def test_an_id_that_occurs_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        SuiteResult.of("amounts", [judged("d-1", True), judged("d-1", False)])


def test_neither_console_nor_json_nor_junit_tell_a_held_out_case(tmp_path: Path) -> None:
    write_report(outcome(**{"held-out exact": 1.0}), tmp_path)
    told = ["\n".join(RESULT.lines()), json.dumps(RESULT.to_json(), ensure_ascii=False)]
    told += [(tmp_path / name).read_text("utf-8") for name in ("report.json", "junit.xml")]
    assert not any(SECRET in text for text in told)
    assert all("h-1" in text for text in told[1:]), "its id is told"


# --- gates ---------------------------------------------------------------------------------------


def test_a_missed_gate_names_the_cases_behind_it() -> None:
    (miss,) = outcome(**{"dev exact": 1.0}).missed
    assert miss.line == "amounts: dev exact 0.500 is below 1.0; cases d-2"


def test_cases_that_were_right_in_the_baseline_are_named_before_those_long_known(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    before = SuiteResult.of("amounts", [judged("d-1", True), judged("d-2", False), judged("d-3", True)])
    baseline.keep_baseline([before], STAMP, path)
    now = SuiteResult.of("amounts", [judged("d-1", True), judged("d-2", False), judged("d-3", False)])
    gate = read_gate("amounts", {"dev exact": 0.6})
    changes = baseline.changes([now], baseline.read_baseline(path), {"amounts": gate})
    (miss,) = missed_by(now, gate, changes)
    assert miss.cases == ("d-3",)


def test_what_is_made_by_rule_names_what_is_wrong_behind_it() -> None:
    result = SuiteResult.of("support", CASES, {"by rule": 0.9}, {"by rule": ("claim-7",)})
    (miss,) = missed_by(result, read_gate("support", {"by rule": 1.0}), ())
    assert miss.line == "support: by rule 0.900 is below 1.0; cases claim-7"


def test_figures_of_single_matters_stand_in_a_grid_and_those_of_cases_do_not() -> None:
    case = Judged("a", "", "", "", False, matter="wage-arrears", scores={"dev said": 0.5, "as expected": 1.0})
    result = SuiteResult.of("answers", [case], {"wage-arrears said": 0.5, "all | lost": 3.0, "seconds": 2.0})
    cells = {figure: result.cell(figure) for figure in result.figures}
    assert cells == {
        "dev said": ("", "dev said"),
        "as expected": ("", "as expected"),
        "wage-arrears said": ("wage-arrears", "said"),
        "all | lost": ("all", "lost"),
        "seconds": ("", "seconds"),
    }


# --- the baseline --------------------------------------------------------------------------------


def test_a_baseline_keeps_suites_that_did_not_run_and_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    ratios = SuiteResult.of("facts", [Judged("f", "话", "", "", True, scores={"read": (2, 3)})])
    baseline.keep_baseline([ratios], STAMP, path)
    baseline.keep_baseline([RESULT], STAMP | {"date": "2026-11-24"}, path)
    held = baseline.read_baseline(path)
    assert held["facts"] == (STAMP, {"read": {"f": (2.0, 3.0)}})
    assert held["amounts"][1]["dev exact"] == {"d-1": (1.0, 1.0), "d-2": (0.0, 1.0)}
    assert "问题" not in path.read_text("utf-8") and SECRET not in path.read_text("utf-8")


def test_a_file_that_is_no_baseline_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text("[1]", encoding="utf-8")
    with pytest.raises(UserError, match=r"baseline\.json 不是评测基线"):
        baseline.read_baseline(path)
    assert baseline.read_baseline(tmp_path / "none.json") == {}


def test_the_baseline_that_comes_along_can_be_read() -> None:
    held = baseline.read_baseline()
    assert held and set(held) <= set(runner.SUITES)
    assert all(stamp["commit"] and scores for stamp, scores in held.values())


# --- the run -------------------------------------------------------------------------------------


@pytest.fixture
def suites(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Runs made-up suites as the fast profile under a gate; the lines told, the last one the exit code."""

    def run(**made: Callable[[Advisor], SuiteResult]) -> list[str]:
        gates = {"amounts": read_gate("amounts", {"cases": 4, "dev exact": 0.5})}
        monkeypatch.setattr(runner, "SUITES", made)
        monkeypatch.setattr(runner, "read_gates", lambda: gates)
        monkeypatch.setattr(runner, "stamp", lambda advisor: STAMP)
        monkeypatch.setattr(runner, "called", lambda advisor: {})
        monkeypatch.setattr(baseline, "read_baseline", dict)
        told: list[str] = []
        code = runner.run(NOBODY, suite=None, gate=True, as_json=False, echo=told.append)
        return [*told, str(code)]

    return run


def test_a_good_run_says_so_and_how_long_it_took(suites: Callable[..., list[str]]) -> None:
    told = suites(amounts=lambda advisor: RESULT)
    assert told[-2:] == ["All gates passed.", "0"]
    assert any(re.fullmatch(r"1 suites, 4 cases, 0 min 0 s, .* \(fast\)\.", line) for line in told)


def test_a_suite_that_stops_did_not_run_and_fails(suites: Callable[..., list[str]]) -> None:
    def stopped(advisor: Advisor) -> SuiteResult:
        raise UserError("没有这句论断")

    told = suites(amounts=stopped)
    assert "GATE amounts: did not run: 没有这句论断" in told and told[-1] == "1"


def test_a_suite_the_gates_expect_and_nobody_ran_fails(suites: Callable[..., list[str]]) -> None:
    told = suites(other=lambda advisor: SuiteResult("other", 1, {}, ()))
    assert "GATE amounts: did not run" in told and told[-1] == "1"


def test_fewer_cases_than_expected_fail(suites: Callable[..., list[str]]) -> None:
    told = suites(amounts=lambda advisor: SuiteResult.of("amounts", CASES[:1]))
    assert "GATE amounts: 1 cases ran, 4 expected" in told and told[-1] == "1"


# --- the page ------------------------------------------------------------------------------------


def test_the_page_shows_every_failing_case_with_what_was_expected_and_came() -> None:
    page = rendered(outcome())
    assert "&lt;b&gt;工资&lt;/b&gt; &amp; &#34;押金&#34;" in page, "a case is text, never markup"
    assert "题号 d-2" in page and "题号 d-1" not in page
    assert "得&lt;b&gt;" in page and "应&lt;b&gt;" in page


def test_figures_told_of_a_group_are_named_in_both_parts() -> None:
    case = Judged("a", "", "", "", True, scores={"hard said": 1.0, "odd figure": 1.0})
    page = rendered(outcome(SuiteResult.of("answers", [case])))
    assert "难：必须说的说了" in page and "odd figure" in page


def test_held_out_cases_stand_in_a_part_of_their_own_that_is_closed() -> None:
    before, after = rendered(outcome()).split('<section id="held-out">')
    assert SECRET not in before and SECRET in after
    assert "<details open" not in after and re.search(r"<details[^>]*open", after) is None


def test_the_page_needs_nothing_but_itself() -> None:
    page = rendered(outcome())
    assert not re.search(r"<script|<link|https?://|@import|url\(", page)
    assert "prefers-color-scheme: dark" in page and "@media print" in page


def test_the_page_names_gates_goals_and_what_it_was_made_of() -> None:
    floors = {"dev exact": {"least": 0.9, "goal": 0.95}, "held-out exact": {"zero": True, "least": 1.0}}
    page = rendered(outcome(**floors))
    assert "有 2 项没有达到放行标准" in page and "还没有" in page and "1 次" in page
    assert all(value in page for value in STAMP.values())


def test_a_half_that_is_not_at_zero_yet_is_counted_beside_the_one_that_must_be() -> None:
    wrong = [
        Judged(id, "问", "应", "得", not one, half=half, scores={f"{half} wrong": float(one)})
        for id, half, one in (("d-1", "dev", 0), ("h-1", "held-out", 1), ("h-2", "held-out", 1))
    ]
    floors = {"dev wrong": {"zero": True}, "held-out wrong": {"most": 1.0, "goal": 0.0}}
    page = rendered(outcome(SuiteResult.of("amounts", wrong), **floors))
    assert '一次都不许出的错：<b class="bad">2 次</b>' in page


def test_junit_fails_where_a_gate_fell_and_passes_over_what_a_floor_allows(tmp_path: Path) -> None:
    write_report(outcome(**{"dev exact": 1.0}), tmp_path)
    suite = ElementTree.parse(tmp_path / "junit.xml").getroot()[0]
    kinds = {case.get("name"): [child.tag for child in case] for case in suite}
    assert kinds == {"gate": ["failure"], "d-1": [], "d-2": ["failure"], "h-1": ["skipped"], "h-2": []}
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("5", "2", "1")


@pytest.mark.parametrize(
    ("value", "shown"), [(1.0, "100%"), (0.9996, "99.9%"), (0.0002, "0.1%"), (0.0, "0%"), (0.9449, "94.5%")]
)
def test_nothing_is_rounded_to_all_or_none_that_is_not(value: float, shown: str) -> None:
    row = Row("f", "f", "f", "", value, 1, None, None, None, None, share=True, got=value, of=1.0)
    assert told(row) == shown


def test_ids_and_articles_are_told_as_people_say_them() -> None:
    names = {"award": "算出了金额", "dismissal": "辞退", "let out": "放出来了"}
    assert chinese("award dismissal x-1 let out", names) == "算出了金额 辞退 x-1 放出来了"
    assert chinese("劳动法#第三条、某意见#第十二项", {}) == "《劳动法》第三条、《某意见》第十二项"
