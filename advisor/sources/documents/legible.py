"""Whether characters look like language: fonts without a proper mapping extract as garbage, silently."""

from __future__ import annotations

import re

_GLYPH_NAMES = re.compile(r"/(?:gid|glyph|cid|uni|index|g|G|C|u)[0-9A-Fa-f]{1,6}(?![0-9A-Za-z])|\(cid:\d+\)")
_READABLE = re.compile(
    # ASCII, Latin-1 signs, Greek, punctuation up to dingbats, CJK punctuation, kana, units, Han, forms
    "[\u0021-\u007e§©®°±²³µ·×÷\u0370-\u03ff\u2010-\u27bf\u2e3a\u2e3b\u3000-\u312f\u3200-\u33ff"
    "\u4e00-\u9fff\ufe30-\ufe4f\uff01-\uffee]"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_SPACE = re.compile(r"\s+")

_FLOOR = 0.85
_COMMON_FLOOR = 0.8
_FEW_HAN = 30


def legibility(text: str) -> float:
    """Share (0–1) of the characters that a Chinese or English text is made of; 1.0 for an empty one.

    A scrambled Chinese font yields ideographs, only the wrong ones: nearly all of a real text's are in the
    everyday levels of GB 2312 or Big5, and a third of random ones; that share counts where it is lower.
    """
    characters = _SPACE.sub("", _GLYPH_NAMES.sub("\ufffd\ufffd\ufffd", text))
    if not characters:
        return 1.0
    share = len(_READABLE.findall(characters)) / len(characters)
    han = _HAN.findall(characters)
    if len(han) < _FEW_HAN:
        return share
    return min(share, sum(map(_everyday, han)) / len(han) * _FLOOR / _COMMON_FLOOR)


def is_legible(text: str) -> bool:
    return legibility(text) >= _FLOOR


def _everyday(character: str) -> bool:
    simplified = character.encode("gb2312", "ignore")
    traditional = character.encode("big5", "ignore")
    return simplified[:1] in _GB_LEVEL_1 or b"\xa4\x40" <= traditional <= b"\xc6\x7e"


_GB_LEVEL_1 = frozenset(bytes([row]) for row in range(0xB0, 0xD8))
