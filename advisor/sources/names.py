"""Names of instruments as people write them, reduced to one key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from advisor.text import normalise

_MARKS = str.maketrans("", "", "《》〈〉<>「」『』【】")
_STATE = "中华人民共和国"
# Which text is meant, or that it is on trial; （一） and the like are part of a title and stay.
_VERSION_NOTE = re.compile(
    r"\((?=[^()]*(?:[0-9]{4}|[〇零一二三四五六七八九]{4}|试行|暂行|修正|修订|修改|文本|版))[^()]*\)$"
)


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Brackets of titles and the words 中华人民共和国 dropped, widths folded."""
    return normalise(name).translate(_MARKS).replace(_STATE, "")


def name_keys(name: str) -> Iterator[str]:
    """Keys to look a name up by, best first: as written, then without a trailing note of its version."""
    key = name_key(name)
    yield key
    bare = _VERSION_NOTE.sub("", key)
    if bare and bare != key:
        yield bare
