"""Where text comes from: packaged statutes, our knowledge files, the user's documents."""

from advisor.sources.library import Library
from advisor.sources.places import Place, Places
from advisor.sources.schema import Parameter, ParameterValue

__all__ = ["Library", "Parameter", "ParameterValue", "Place", "Places"]
