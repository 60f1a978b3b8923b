"""Whether a sentence in other words still says what the claim it is bound to says: no less, no more.

Deterministic and without a model. Both texts are read into the same few kinds of tokens (`reading`), then
held against each other (`comparing`): figures with their bounds, laws, places, parties and their part, what
binds, what is denied, joints, and every other word, both ways. What cannot be told the same is refused: a
refusal costs a plainer wording, a wrong sentence of law costs a worker the case.
"""

from __future__ import annotations

import re

from advisor.answering.language import promises
from advisor.answering.rewording.comparing import difference
from advisor.answering.rewording.parties import alike
from advisor.answering.rewording.reading import read
from advisor.domain import Claim

_QUOTE = re.compile(r"([^，。；：“”]{0,8})“([^“”]*)”")
_LONGEST = 1.8
"""A rewording has no need of more than this many times the claim's characters, and some to spare."""


def reason_to_refuse(text: str, claim: Claim) -> str | None:
    """Why `text` may not stand for the claim, in one Chinese clause; None when it says the same.

    The reason is written for a second attempt: it names the words that were lost, added or changed.
    """
    if text == claim.text:
        return None
    if len(text) > len(claim.text) * _LONGEST + 20:
        return "比原来的说法长太多，多出来的话没有依据"
    if any(mark in text for mark in "？?「」【】《》<>*#|`") or text.rstrip("。 ").endswith(("吗", "呢")):
        return "不是一句平直的话"
    if (promise := promises(text)) and not promises(claim.text):
        return f"承诺了结果（{promise}）"
    if changed := _quoted_otherwise(text, claim.text):
        return changed
    return difference(read(text), read(claim.text), claim)


def _quoted_otherwise(text: str, claim: str) -> str | None:
    """What the boss says (公司说“…”) stays in quotation marks, in his words and his mouth."""
    said, held = _QUOTE.findall(text), _QUOTE.findall(claim)
    if sorted(words for _, words in said) != sorted(words for _, words in held):
        return "“”里的话与原来的不一样"
    speakers = {words: speaker for speaker, words in held}
    for speaker, words in said:
        one, other = (read(name).of("party")[-1:] for name in (speaker, speakers[words]))
        if other and not (one and alike(one[0][1].value, other[0][1].value)):
            return f"“{words}”换了说的人"
    return None
