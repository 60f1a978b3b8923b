"""`/calc`: every entitlement as a form a worker understands; its result with steps and the law behind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from advisor.clock import today
from advisor.errors import UserError
from advisor.web.addresses import law_address
from advisor.web.calc_form import fields
from advisor.web.site import not_found, page

if TYPE_CHECKING:
    from advisor.advice import Advisor, EntitlementInfo
    from advisor.domain import Award

GROUPS: Mapping[str, tuple[str, ...]] = {
    "工资和津贴": (
        *("unpaid_wages", "overtime_pay", "high_temperature_allowance", "minimum_wage_shortfall"),
        *("work_stoppage_pay", "sick_pay", "probation", "arrears_surcharge"),
    ),
    "离开公司": (
        *("economic_compensation", "unlawful_termination", "double_wage", "non_compete_pay"),
        "unemployment_benefit",
    ),
    "假期": ("annual_leave", "family_leave", "statutory_holidays", "medical_period"),
    "工伤": ("work_injury", "work_injury_treatment_pay", "work_injury_death"),
    "时效和退休": ("deadline", "final_award", "retirement_age"),
}
"""How the calculators are laid out; one that stands in no group comes last."""
_MOST_CHARS = 4000
"""Of one input: a form sends no more than that."""


def calc_router(advisor: Advisor) -> APIRouter:
    """Forms and results; no model is loaded for them."""
    router = APIRouter()

    @router.get("/calc", include_in_schema=False, response_class=HTMLResponse)
    def calculators() -> Response:
        return page("calculators.html", here="/calc", groups=_grouped(advisor))

    @router.get("/calc/{id}", include_in_schema=False, response_class=HTMLResponse)
    def calculator(id: str) -> Response:
        info = _find(advisor, id)
        if info is None:
            return not_found("没有这个计算器。", here="/calc", back="/calc", back_words="看看能算什么")
        return page(
            "calculator.html",
            here="/calc",
            info=info,
            fields=fields(info),
            law=law_address,
            cities=_cities(advisor),
        )

    @router.post("/calc/{id}", include_in_schema=False, response_class=HTMLResponse)
    async def result(id: str, request: Request) -> Response:
        """The result alone, as a piece of the page; a value that cannot be used is named in one line."""
        info = _find(advisor, id)
        if info is None:
            return not_found("没有这个计算器。", here="/calc", back="/calc", back_words="看看能算什么")
        form = await request.form()
        inputs = {name: str(value)[:_MOST_CHARS] for name, value in form.items() if str(value).strip()}
        return page("calc_result.html", here="/calc", **_result(advisor, id, inputs))

    return router


def _result(advisor: Advisor, id: str, inputs: Mapping[str, object]) -> dict[str, Any]:
    try:
        award: Award | None = advisor.calculate(id, inputs)
        problem = None
    except UserError as error:
        award, problem = None, str(error)
    return {"award": award, "problem": problem, "law": law_address, "days_left": _days_left, "given": inputs}


def _days_left(day: date) -> str:
    left = (day - today()).days
    if left < 0:
        return f"已过{-left}天"
    return "就是今天" if left == 0 else f"还有{left}天"


def _find(advisor: Advisor, id: str) -> EntitlementInfo | None:
    return next((one for one in advisor.entitlements() if one.id == id), None)


def _grouped(advisor: Advisor) -> list[tuple[str, list[EntitlementInfo]]]:
    known = {one.id: one for one in advisor.entitlements()}
    groups = [(words, [known.pop(id) for id in ids if id in known]) for words, ids in GROUPS.items()]
    return [*groups, *([("其他", list(known.values()))] if known else [])]


def _cities(advisor: Advisor) -> list[str]:
    """Names offered while a city is typed: those whose wage class is known."""
    return list(dict.fromkeys(city for one in advisor.library.city_classes for city in one.cities))
