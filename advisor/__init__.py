"""A labour-rights case advisor: cited law, sums to the fen, next steps."""

__version__ = "0.1.0"
