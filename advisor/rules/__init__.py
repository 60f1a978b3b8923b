"""Entitlements computed to the fen, each step with its legal basis. See docs/interface.md for the inputs."""

from advisor.rules.base import EntitlementInfo
from advisor.rules.engine import calculate, catalogue, evaluate, example_award

__all__ = ["EntitlementInfo", "calculate", "catalogue", "evaluate", "example_award"]
