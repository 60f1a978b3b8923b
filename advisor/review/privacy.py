"""Names and numbers of persons out of what is stored and exported."""

from __future__ import annotations

import importlib
import re
from importlib.util import find_spec

_NUMBERS = re.compile(
    r"(?<![0-9A-Za-z])(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\d{17}[0-9Xx]|\d{15,19})(?![0-9A-Za-z])"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)


def redact(text: str) -> str:
    """The text with a mark for whatever names a person.

    `advisor.privacy` does it where the program has it; otherwise phones, identity and card numbers and mail
    addresses alone are taken out.
    """
    if find_spec("advisor.privacy") is not None:
        return str(importlib.import_module("advisor.privacy").redact(text).text)
    return _NUMBERS.sub("[已遮住]", text)
