"""Whether a sentence in other words still says what the claim it is bound to says: no less, no more.

Deterministic and without a model. Both texts are read into the same few kinds of tokens (`reading`), then held
against each other (`comparing`): figures with their bounds, laws, places, parties and their part, what binds,
what is denied, joints, and every other word, both ways. What cannot be told the same is refused: a refusal
costs a plainer wording, a wrong sentence of law costs a worker the case.
"""

from __future__ import annotations

from advisor.answering.language import promises
from advisor.answering.rewording.comparing import difference
from advisor.answering.rewording.reading import read
from advisor.domain import Claim

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
    if promise := promises(text):
        return f"承诺了结果（{promise}）"
    return difference(read(text), read(claim.text), claim)
