"""One module or package per entitlement, under its id; see `advisor.rules.registry`."""
