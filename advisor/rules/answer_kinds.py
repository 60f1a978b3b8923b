"""What kind of answer an input wants, for whoever has to read a short one (6200, 还在, 21天)."""

from __future__ import annotations

from advisor.domain import AnswerKind
from advisor.rules.composite import ByMonth, Months, Nullable, OneOf
from advisor.rules.kinds import CalendarMonth, Choice, City, Day, Flag, Kind, Number


def answer_kind(kind: Kind) -> tuple[AnswerKind, str, bool]:
    """The kind, the unit of a number, and whether "there is none" (没有, 还在职) is an answer."""
    match kind:
        case Nullable(inner):
            name, unit, _ = answer_kind(inner)
            return name, unit, True
        case ByMonth(inner, single):
            name, unit, none = answer_kind(inner)
            # A bare 12小时 is hours a day or a week far oftener than hours in all.
            return (name, unit, none) if single and unit != "小时" else ("by_month", unit, none)
        case OneOf(_, inner):
            return answer_kind(inner)
        case Number(unit):
            return "number", unit, False
        case Day():
            return "day", "", False
        case CalendarMonth():
            return "month", "", False
        case Months():
            return "months", "", False
        case Flag():
            return "yes_no", "", False
        case Choice():
            return "choice", "", False
        case City():
            return "place", "", False
    # A kind of one entitlement (a grade: 九级) says by its schema what it is.
    schema = kind.schema()
    return ("number", str(schema["x-unit"]), False) if "x-unit" in schema else ("text", "", False)
