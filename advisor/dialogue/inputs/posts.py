"""A change of post: the heat allowance is due from the day the hot one began."""

from __future__ import annotations

import re

from advisor.dialogue.facts.scene import Found, Scene
from advisor.dialogue.inputs.base import days_before, tell

_MOVED = re.compile(
    r"(?:起|开始|就|公司|主管|他们|才)*(?:把我|给我|将我|安排我|让我|叫我)?(?:又)?(?:调|安排|换|转|派)(?:我|岗|到|去|进|了|在|来)+"
)
_COOLED = re.compile(r"(?<!没)(?<!没有)(?<!无)空调(?:房|间|办公室)?|办公室|有冷气|恒温")
_HOT = re.compile(
    r"没(?:有)?(?:装)?(?:空调|冷气)|无空调|闷热|又闷又热|(?:三十[三-九]|3[3-9]|4\d)多?度|高温|蒸笼"
)
_OUTSIDE = re.compile(r"户外|露天|室外|外面|太阳底下")


def posts(scene: Scene, found: Found) -> Found:
    """`high_temperature_allowance.start` and `.post`, where a cooled post was left for a hot one."""
    told = Found()
    text = scene.reading.text
    if not scene.heat_matter:
        return told
    moved = {day: match for day, match in days_before(scene, _MOVED) if day <= scene.as_of}
    if len(moved) != 1:
        return told
    ((day, match),) = moved.items()
    before, behind = text[: match.start()], text[match.end() :]
    hot = _HOT.search(behind) or _OUTSIDE.search(behind)
    if hot is None or not _COOLED.search(before) or _HOT.search(before) or _OUTSIDE.search(before):
        return told
    owner = "high_temperature_allowance"
    post = "outdoor" if _OUTSIDE.search(behind) else "indoor_uncooled"
    tell(scene, told, f"{owner}.start", day, match)
    tell(scene, told, f"{owner}.post", post, match)
    return told
