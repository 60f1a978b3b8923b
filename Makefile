# make run   create the environment, build the knowledge base, open the chat page
# make test  lint, types and tests, from nothing
# make eval  the eval suites with their report

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP_FLAGS ?=

.DEFAULT_GOAL := help
.PHONY: help run setup test lint types unit eval tables vectors docs build clean

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

test: lint types unit ## Lint, types and tests, from nothing

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev
	@$(BIN)/mypy

unit: $(VENV)/.dev
	@sh scripts/check-system.sh test
	@$(BIN)/python -m pytest -rs

eval: $(VENV)/.dev ## The eval suites, with gates
	@$(BIN)/advisor kb build
	@$(BIN)/advisor eval --gate

tables: $(VENV)/.dev ## Measure anew and write the tables of docs/evaluation.md (half an hour)
	@$(BIN)/advisor kb build
	@$(BIN)/python -m evals.tables

vectors: $(VENV)/.dev ## Bring the vectors that come with the project up to date with knowledge/
	@$(BIN)/python -m evals.train.prepare

docs: $(VENV)/.dev ## Write docs/rules.md from the rules and figures
	@$(BIN)/python -m advisor.rules.document > docs/rules.md.new && mv docs/rules.md.new docs/rules.md

build: $(VENV)/.dev ## Build the wheel into dist/
	@$(BIN)/python -m pip wheel --no-deps --quiet -w dist .

clean: ## Remove the environment, the built knowledge base and caches
	@rm -rf $(VENV) .advisor dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
