"""Drafts: filled from the case, gaps marked, no law that no claim supports, an end for the worker alone."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from docx.enum.text import WD_COLOR_INDEX

from advisor.advice import Advisor, advise
from advisor.domain import Answer, Item
from advisor.exports import documents_for, render
from advisor.exports.words import provisions
from advisor.sources.library import Library
from tests.exports.conftest import DAY, Opened, award, lines, made, rows, under

DRAFTS = ("arbitration", "complaint", "demand", "evidence")
OWN = "给您自己看的（从这里起不要交）"
STATED = re.compile(r"^\d+\.\t(?P<text>.*)（(?P<refs>《.*)，(?P<kind>要旨|原文)(?:，效力有疑问)?）。$")


def test_zhangs_case_has_the_whole_case_and_all_four_drafts(zhang: Answer) -> None:
    assert [one.id for one in documents_for(zhang)] == ["case", *DRAFTS]


@pytest.mark.parametrize(
    ("draft", "heading", "opening"),
    [
        ("arbitration", "仲裁请求", "请求裁决被申请人"),
        ("complaint", "投诉请求", "请责令被投诉单位"),
        ("demand", "请贵公司做到", "请在收到这封信以后"),
    ],
)
def test_the_request_names_months_and_sum_to_the_fen(
    opened: Opened, draft: str, heading: str, opening: str
) -> None:
    first = under(opened(draft), heading)[0]
    told = "支付高温津贴（2022年6月至2024年9月，共14个月，逐月数额见附表）4,200.00元。"
    assert first == f"1.\t{opening}{told}"


@pytest.mark.parametrize("draft", ["arbitration", "complaint", "demand"])
def test_the_annex_shows_how_the_sum_was_reached(opened: Opened, draft: str) -> None:
    document = opened(draft)
    assert rows(document, "月份", "数额")[-1][:2] == ["合计", "4,200.00元"]
    assert all("《" in row[4] for row in rows(document, "步", "算什么"))


def test_what_is_weak_in_the_sum_stands_on_the_workers_own_pages_alone(opened: Opened) -> None:
    document = opened("demand")
    handed_in = lines(document)[: lines(document).index(OWN)]
    handed_in += ["".join(row) for row in rows(document, "步", "算什么")]
    assert not [line for line in handed_in if "更早的部分" in line or "没有见到官方原文" in line]
    assert any("标准还没有核对到官方原文" in line for line in under(document, OWN))


@pytest.mark.parametrize("draft", ["arbitration", "complaint", "demand"])
def test_every_statement_of_law_is_a_claim_as_written_or_official_words(
    opened: Opened, advisor: Advisor, draft: str
) -> None:
    written = {one.text.rstrip("。"): one for one in advisor.library.claims.values()}
    stated = [line for line in under(opened(draft), "法律依据") if line[0].isdigit()]
    assert len(stated) >= 5
    for line in stated:
        found = STATED.match(line)
        assert found is not None, line
        if found["kind"] == "要旨":
            assert found["refs"] == provisions(written[found["text"]].provisions)
        else:
            name, article = re.match(r"《(.+)》(.+)", found["refs"]).groups()  # type: ignore[union-attr]
            held = advisor.library.provisions(advisor.library.find(name), DAY)  # type: ignore[arg-type]
            (text,) = [one.text for one in held if one.ref.article == article]
            assert found["text"].strip("「」") in (text or "")


@pytest.mark.parametrize("draft", DRAFTS)
def test_what_the_worker_alone_reads_stands_at_the_end_and_states_claims(
    opened: Opened, advisor: Advisor, draft: str
) -> None:
    document = opened(draft)
    own = under(document, OWN)
    claims = {
        f"{c.text.rstrip('。')}（{provisions(c.provisions)}）。" for c in advisor.library.claims.values()
    }
    at = own.index("为什么这样做，法律怎么说")
    stated = own[at + 1 : own.index("还不确定的，交之前弄清")]
    assert stated
    assert set(stated) <= claims
    assert any("12351" in line and "12348" in line and "律师" in line for line in own)
    assert any("33℃以下由谁证明" in line for line in own)


@pytest.mark.parametrize("draft", DRAFTS)
def test_gaps_are_marked_and_stand_out(opened: Opened, draft: str) -> None:
    document = opened(draft)
    cells = [p for table in document.tables for row in table.rows for c in row.cells for p in c.paragraphs]
    runs = [run for paragraph in (*document.paragraphs, *cells) for run in paragraph.runs]
    gaps = [run for run in runs if run.text.startswith("【待填：")]
    assert len(gaps) >= 5
    assert all(run.font.highlight_color == WD_COLOR_INDEX.YELLOW for run in gaps)


def test_the_application_has_the_parts_the_law_asks_for(opened: Opened) -> None:
    document = opened("arbitration")
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings[:5] == [
        "申请人",
        "被申请人",
        "仲裁请求",
        "事实和理由",
        "证据和证据来源，证人的姓名和住处",
    ]
    text = "\n".join(lines(document))
    assert "申请人于2022年5月1日到被申请人处工作" in text
    assert "申请人至今在职。" in text
    assert "佛山市【待填：" in text
    assert "劳动人事争议仲裁委员会" in text


def test_the_list_of_evidence_has_the_topics_items_on_the_side_that_holds_them(
    opened: Opened, zhang: Answer, advisor: Advisor
) -> None:
    document = opened("evidence")
    items = advisor.library.topics["high-temperature-allowance"].evidence
    checklist = {b.sentences[0].text for s in zhang.sections if s.key == "evidence" for b in s.blocks}
    items = tuple(one for one in items if one.text in checklist)
    mine = {row[1] for row in rows(document, "编号", "证据", "证明什么", "来源")}
    theirs = {row.cells[1].text for row in document.tables[1].rows[1:]}
    assert theirs == {one.text for one in items if one.holder == "employer"}
    assert theirs
    assert {one.text for one in items if one.holder == "worker"} == mine - {"【待填：证据名称】"}


def test_a_disputed_fact_is_not_told_and_a_rough_one_is_to_be_checked(advisor: Advisor) -> None:
    answer = advise(
        "佛山的厂，大概2021年进厂，月薪6000左右，公司拖着8月9月工资没发，我还在职", advisor=advisor, as_of=DAY
    )
    text = render(answer, "arbitration", library=advisor.library, form="md").decode()
    assert "月工资：6000元【待填：核对是不是这样】" in text


# --- sums that are not settled ---


def draft(answer: Answer, library: Library, id: str = "arbitration") -> str:
    return render(answer, id, library=library, form="md").decode()


def test_an_open_sum_is_a_gap_with_both_its_ends(library: Library) -> None:
    span = award("unpaid_wages", outcome="range", amount=None, low=Decimal(100), high=Decimal(300))
    text = draft(made(span), library)
    assert "支付拖欠的工资【待填：数额；最少100.00元，最多300.00元】" in text


def test_what_a_fund_pays_is_not_asked_of_the_employer(library: Library) -> None:
    text = draft(made(award("work_injury", "9000")), library)
    assert "支付工伤待遇中应由公司付的部分【待填：公司该付的数额；" in text


def test_a_sum_of_one_month_says_that_the_other_months_are_still_to_be_added(library: Library) -> None:
    one = award("overtime_pay", items=(Item("2026年8月", "100.00", "元"),))
    assert "（2026年8月）100.00元【待填：这里只算了一个月；" in draft(made(one), library)


def test_several_sums_are_added_up_only_when_all_are_settled(library: Library) -> None:
    both = draft(made(award("unpaid_wages", "100"), award("overtime_pay", "50.5")), library)
    assert "以上金额合计150.50元。" in both
    assert "合计" not in draft(made(award("unpaid_wages", "100"), award("work_injury", "50")), library)


def test_damages_and_compensation_are_not_asked_for_together(library: Library) -> None:
    text = draft(made(award("economic_compensation"), award("unlawful_termination", "200")), library)
    requests = text.partition("## 事实和理由")[0]
    assert "支付违法解除（终止）劳动合同的赔偿金200.00元" in requests
    assert "经济补偿" not in requests
    assert library.claims["impl-lcl-25-not-both"].text.rstrip("。") in text


def test_a_dispatched_worker_names_both_firms(library: Library) -> None:
    text = draft(made(award("unpaid_wages"), dispatched=True), library)
    assert "被申请人（派遣公司）" in text
    assert "被申请人（实际上班的公司）" in text
