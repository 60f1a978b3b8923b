"""The eval suites: datasets, metrics, gates and the runner behind `advisor eval`."""
