"""Messages nobody can read, and messages longer than can be worked on."""

from __future__ import annotations

import re
import unicodedata

from advisor.text import simplified

_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]*")
_TELLS = (
    re.compile(r"\d{2,4}年|\d{1,2}月|[去今前明]年|\d号|上个?月|至今|到现在"),
    re.compile(r"\d+\s*(?:元|块)|[一二三四五六七八九]千|万"),
    re.compile(r"工资|加班|补贴|津贴|高温|离职|辞|合同|社保|仲裁|工伤|车间|公司|老板|厂|空调|入职|进厂|度"),
    re.compile(r"[？?]|吗|怎么|多少|合法|能不能|可以|哪里|要回"),
)
_CHUNK = 200
_HAN = re.compile(r"[\u3400-\u9fff]")
_MOJIBAKE = re.compile(
    r"锟斤拷|烫烫烫|屯屯屯|\ufffd{2,}|(?:[ÃÂâæåèéçäïð][\x80-\xbf¡-¿]){2,}|[\u0080-\u009f]{2,}"
)


def shorten(message: str, limit: int) -> tuple[str, int]:
    """The parts that state facts or questions, in order, within `limit`; how many characters are left out."""
    if len(message) <= limit:
        return message, 0
    parts = [piece for sentence in _SENTENCE.findall(message) if sentence for piece in _pieces(sentence)]
    # Python's sort is stable: among equally telling parts the earlier ones stay.
    tells = [_tells(part) for part in parts]
    ranked = sorted(range(len(parts)), key=lambda index: -tells[index])
    kept: set[int] = set()
    room = limit
    for index in ranked:
        if len(parts[index]) <= room and (tells[index] or not kept):
            kept.add(index)
            room -= len(parts[index])
    shortened = "".join(parts[index] for index in sorted(kept))
    return shortened, len(message) - len(shortened)


def _pieces(sentence: str) -> list[str]:
    """A sentence without stops is cut at commas, and where it has none, anywhere."""
    if len(sentence) <= _CHUNK:
        return [sentence]
    clauses = re.findall(r"[^，,、 ]*[，,、 ]*", sentence)
    return [clause[at : at + _CHUNK] for clause in clauses for at in range(0, len(clause), _CHUNK)]


def _tells(part: str) -> int:
    part = simplified(part)
    return sum(pattern.search(part) is not None for pattern in _TELLS)


def is_unreadable(message: str) -> bool:
    """Empty, only marks or pictures, control characters, wrongly decoded text, or keys struck at random."""
    letters = [char for char in message if unicodedata.category(char)[0] in "LN"]
    if not letters:
        return True
    controls = sum(
        unicodedata.category(char) in ("Cc", "Co", "Cn") and char not in "\n\r\t" for char in message
    )
    if _MOJIBAKE.search(message) or controls * 5 > len(message):
        # A single bad character in a long message leaves the rest readable.
        return len(_HAN.findall(_MOJIBAKE.sub("", message))) < 6
    han = _HAN.findall(message)
    if han:
        return len(han) >= 4 and len(set(han)) <= max(1, len(han) // 6) and len(set(letters)) <= 3
    return not re.search(r"\d{4}[-/.]\d|\d{1,2}[./-]\d{1,2}|^\W*\d+(?:\.\d+)?\W*[℃%kKwW]?\W*$", message)
