"""Text and Markdown, in the encodings Chinese files come in."""

from __future__ import annotations

import codecs
import re
from datetime import date
from statistics import median

from advisor.errors import UserError
from advisor.sources.documents.base import Extract, Page
from advisor.sources.documents.legible import legibility
from advisor.sources.documents.lines import ENDS_SENTENCE, join_lines, tidy, width

_BOMS: tuple[tuple[bytes, str], ...] = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The commonest characters of both scripts: a Big5 text read as GB 18030 is often valid, but has few of them.
_FREQUENT = frozenset(
    "的一是不了在人有我他这這个個们們来來到时時大地为為子中你说說生国國年着就那和要出也得里后後以会會家可下过過"
    "天去能对對小多于於心么麼都好起发發成只如事把还還用第样樣道想种種开開工作资資劳勞动動合同月日元公司者单單位"
    "法律定条條规規应應当當及其他所由与與按本因等金保险險支付员員厂廠班加休假"
)
_CONTROL = re.compile("[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]")
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.{0,20000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FLOOR = 0.7
_FEW = 20
_RULE = re.compile(r":?-+:?")
_SAMPLE = 200_000

_NOT_TEXT = "看不出是什么文件（不是文字内容）。请另存为 PDF、DOCX、HTML 或纯文本再添加。"


def read_plain(text: str, *, name: str) -> Extract:
    """The whole text as page 1, without a YAML head. Raises `UserError` where there is none."""
    front, text = split_front(text)
    lines = [line for line in map(_row, text.splitlines()) if line is not None]
    if _wrapped(lines):
        body = join_lines(lines)
    else:
        body = re.sub(r"\n{2,}", "\n", "\n".join(map(tidy, lines))).strip()
    if not body:
        raise UserError(f"{name}：里面没有文字，请检查内容后再添加。")
    heading = re.search(r"^#\s+(.+)$", body, re.MULTILINE)
    title = front.get("title") or (heading[1].strip() if heading else None)
    return Extract((Page(1, body),), title, front=front)


def split_front(text: str) -> tuple[dict[str, str], str]:
    """(keys and values of the YAML head, the text after it); no keys and the text where there is none."""
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    import yaml

    try:
        fields = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    if not isinstance(fields, dict):
        return {}, text
    # Lists and mappings are left out: nothing we read there is one, and aliases make them grow without end.
    plain = {
        str(key): str(value) for key, value in fields.items() if isinstance(value, str | int | float | date)
    }
    return plain, text[found.end() :]


def decode(data: bytes, name: str) -> str:
    """The text of `data`. Raises `UserError` where it is not text in any encoding we know."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_try(data, encoding), name)
    if b"\x00" in data:
        # In a text of ours NUL bytes mean UTF-16 without a mark: line breaks and figures have one each.
        candidates = [_try(data, encoding) for encoding in ("utf-16-le", "utf-16-be")]
        candidates = [
            text for text in candidates if text is not None and legibility(text[:_SAMPLE]) >= _FLOOR
        ]
    else:
        text = _try(data, "utf-8")
        if text is not None:
            return _checked(text, name)
        candidates = [_try(data, encoding) for encoding in ("gb18030", "big5hkscs")]
    found = [text for text in candidates if text is not None]
    return _checked(max(found, key=_likelihood, default=None), name)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likelihood(text: str) -> float:
    sample = text[:_SAMPLE]
    return sum(character in _FREQUENT for character in sample) / len(sample) + legibility(sample)


def _checked(text: str | None, name: str) -> str:
    if text is None:
        raise UserError(f"{name}：{_NOT_TEXT}")
    sample = text[:_SAMPLE]
    if "\x00" in text or len(_CONTROL.findall(sample)) > len(sample) / 100:
        raise UserError(f"{name}：{_NOT_TEXT}")
    if len(sample) >= _FEW and legibility(sample) < _FLOOR:
        raise UserError(f"{name}：文字是乱码，认不出编码。请用记事本或 Word 打开，另存为 UTF-8 编码再添加。")
    return text


def _row(line: str) -> str | None:
    """A row of a Markdown table as cells joined by bars; None for the rule under its head."""
    bare = line.strip()
    if not (bare.startswith("|") and bare.endswith("|") and len(bare) > 2):
        return line
    cells = [cell.strip() for cell in bare.strip("|").split("|")]
    return None if all(_RULE.fullmatch(cell) for cell in cells) else " | ".join(cells)


def _wrapped(lines: list[str]) -> bool:
    """Whether lines are broken at a margin, as in text out of a PDF: most as wide, few ending a sentence.

    Chats and lists have lines of all widths; joining those would put one's words into another's mouth.
    """
    rows = [row for row in map(tidy, lines) if row]
    if len(rows) < 10:
        return False
    widths = sorted(map(width, rows))
    margin = widths[int(len(widths) * 0.9)]
    if not 20 <= margin <= 120 or median(widths) < 0.7 * margin:
        return False
    full = [row for row in rows if width(row) >= 0.8 * margin]
    return sum(ENDS_SENTENCE.search(row) is not None for row in full) < 0.3 * len(full)
