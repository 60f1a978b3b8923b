"""Files of knowledge/ checked against their shape, with one Chinese line for what is wrong."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from advisor.errors import KnowledgeError
from advisor.sources.located import Located, Trail

T = TypeVar("T")

_KINDS = {
    "string_type": "文字（数字和日期样子的内容要加引号）",
    "int_type": "整数，不加引号",
    "bool_type": "true 或 false",
    "date_type": "日期，如 2024-09-30，不加引号",
    "list_type": "列表",
    "dict_type": "“键: 值”的一组",
    "model_type": "“键: 值”的一组",
}


def shaped(shape: type[T] | TypeAdapter[T], located: Located, data: Any, trail: Trail = ()) -> T:
    """`data`, which stands at `trail` of the file, as a record of `shape`. Raises KnowledgeError."""
    adapter = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        # One line names one mistake: the first in the file, a misspelt key before the one it left missing.
        problems = [
            (_missing(detail), located.line((*trail, *detail["loc"])), detail) for detail in error.errors()
        ]
        _, line, detail = min(problems, key=lambda problem: problem[:2])
        what, remedy = _explain((*trail, *detail["loc"]), detail)
        raise KnowledgeError(f"{located.name}:{line}: {what}——{remedy}") from error


def _missing(detail: ErrorDetails) -> bool:
    return detail["type"] == "missing"


def _explain(where: Trail, detail: ErrorDetails) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    key = next((part for part in reversed(where) if isinstance(part, str)), "这里")
    given = detail["input"]
    if kind == "missing":
        return f"缺少“{where[-1]}”", "补上这一项，写法见 docs/knowledge.md"
    if kind == "extra_forbidden":
        return f"不认识的键“{where[-1]}”", "检查拼写，或删掉；能用的键见 docs/knowledge.md"
    if kind in _KINDS:
        return f"“{key}”的类型不对：{_shown(given)}", f"应写成{_KINDS[kind]}"
    if kind == "literal_error":
        return f"“{key}”的值不对：{_shown(given)}", f"只能是 {_choices(context['expected'])}"
    if kind in ("too_short", "string_too_short"):
        return (
            f"“{key}”太少",
            f"至少要有 {context.get('min_length', 1)} 个（现有 {context.get('actual_length', 0)} 个）",
        )
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        return f"“{key}”超出范围：{_shown(given)}", f"界限是 {bound}"
    if kind == "string_pattern_mismatch":
        return f"“{key}”的写法不对：{_shown(given)}", _pattern_remedy(context["pattern"])
    return f"“{key}”不对：{_shown(given)}", f"写法见 docs/knowledge.md（{kind}）"


def _pattern_remedy(pattern: str) -> str:
    if "。" in pattern:
        return "写成一句完整的话，以“。”结尾，中间不再有“。”和换行"
    if "https" in pattern:
        return "写成 https:// 开头的网址"
    if "[0-9]+(?:" in pattern:
        return '写成加引号的数字，如 "300" 或 "13.8"'
    if "a-z0-9" in pattern:
        return "只用小写字母、数字和连接号"
    return "不能为空，前后不留空格"


def _choices(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", "、").replace(", ", "、")


def _shown(value: Any) -> str:
    text = str(value).replace("\n", " ")
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
