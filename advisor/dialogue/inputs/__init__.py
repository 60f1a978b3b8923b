"""What a message tells beyond the facts every matter shares: inputs of single entitlements.

They are kept as `entitlement.input` (`advisor.fact_names`), so that they reach that rule and no other; a
reader speaks only where words of its own subject stand, and leaves out what may be meant in two ways.
"""

from __future__ import annotations

from advisor.dialogue.facts.scene import Found, Scene
from advisor.dialogue.inputs.claims import claims
from advisor.dialogue.inputs.ending import ending
from advisor.dialogue.inputs.overtime import overtime
from advisor.dialogue.inputs.posts import posts
from advisor.dialogue.inputs.spells import spells
from advisor.dialogue.inputs.wages import wages

__all__ = ["told_inputs"]

_READERS = (ending, posts, overtime, wages, spells, claims)


def told_inputs(scene: Scene, found: Found) -> None:
    """Adds to `found`; the employer's own questions tell nothing of a claim."""
    if scene.for_employer:
        return
    for read in _READERS:
        found.merge(read(scene, found))
