"""The chat page: Gradio on FastAPI. Nothing heavy is imported until `serve` is called."""

from advisor.web.server import serve

__all__ = ["serve"]
