# make run   create the environment, build the knowledge base, open the chat page
# make test  lint, types, tests and the fast eval suites with their gates, from nothing
# make eval  all eval suites with their report

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP_FLAGS ?=

.DEFAULT_GOAL := help
.PHONY: help run setup test lint types unit gate eval baseline tables vectors docs pictures build clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

run: $(VENV)/.ready ## Set up if needed, build the knowledge base, open the chat page
	@$(BIN)/advisor kb build
	@$(BIN)/advisor web

setup: $(VENV)/.ready ## Create the environment with the locked packages

$(VENV)/.ready: pyproject.toml requirements.lock
	@PYTHON="$(PYTHON)" sh scripts/check-system.sh setup
	@echo "First set-up: about 2.5 GB of packages are downloaded and installed into $(VENV) (some minutes)."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check $(PIP_FLAGS) \
		-c requirements.lock torch
	@$(BIN)/python -m pip install --disable-pip-version-check $(PIP_FLAGS) \
		-c requirements.lock -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.ready
	@$(BIN)/python -m pip install --disable-pip-version-check $(PIP_FLAGS) --quiet -c requirements.lock -e '.[dev]'
	@touch $@

test: lint types unit gate ## Lint, types, tests and the fast eval gate, from nothing

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev
	@$(BIN)/mypy

unit: $(VENV)/.dev
	@sh scripts/check-system.sh test
	@$(BIN)/python -m pytest -rs

gate: $(VENV)/.dev ## The fast eval suites against their gates (some minutes)
	@$(BIN)/advisor kb build
	@$(BIN)/advisor eval --gate

REPORT ?= reports/eval

eval: $(VENV)/.dev ## All eval suites against their gates, with a report in reports/eval
	@$(BIN)/advisor kb build
	@$(BIN)/advisor eval --gate --full --report $(REPORT)

baseline: $(VENV)/.dev ## Keep what the eval suites give now as what later runs are compared with
	@$(BIN)/advisor kb build
	@$(BIN)/advisor eval --full --keep-baseline

tables: $(VENV)/.dev ## Measure anew and write the tables of docs/evaluation.md (half an hour)
	@$(BIN)/advisor kb build
	@$(BIN)/python -m evals.tables

vectors: $(VENV)/.dev ## Bring the vectors that come with the project up to date with knowledge/
	@$(BIN)/python -m evals.train.prepare

docs: $(VENV)/.dev ## Write docs/rules.md from the rules and figures
	@$(BIN)/python -m advisor.rules.document > docs/rules.md.new && mv docs/rules.md.new docs/rules.md

pictures: $(VENV)/.dev ## Take the pictures of docs/images anew (needs Chromium)
	@$(BIN)/advisor kb build
	@$(BIN)/python -m tests.web.pictures

build: $(VENV)/.dev ## Build the wheel into dist/
	@$(BIN)/python -m pip wheel --no-deps --quiet -w dist .

clean: ## Remove the environment, the built knowledge base and caches
	@rm -rf $(VENV) .advisor dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
