# Mis Órdenes. `make run` installs everything and serves a demo shop; `make test` runs all tests.
PYTHON ?= python3
BIN := .venv/bin
UV := uv==0.13.9
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url

.DEFAULT_GOAL := help
.PHONY: help run test law check format pages web schema lock bench bench-live clean

help: ## Show this list.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

run: .venv/installed pages ## Install, build the pages, make the demo shop, serve (HOST, PORT).
	@$(BIN)/mis-ordenes demo
	@$(BIN)/mis-ordenes serve --demo

test: .venv/installed-dev pages ## Install what tests need and run them all (ARGS="-k words").
	$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

check: .venv/installed-dev pages ## Format, lint, types, import contracts, schema, TypeScript.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/mis-ordenes schema --check
	$(BIN)/python web/build.py --check

law: .venv/installed-dev pages ## The law of the streams over thousands of random steps (some minutes).
	MIS_ORDENES_TESTS_STEPS=2500 $(BIN)/python -m pytest -n 0 --timeout 600 tests/app/live/test_law.py $(ARGS)

format: .venv/installed-dev ## Format the code and mend what the linter can.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pages: .venv/installed ## Build the pages, if their sources changed.
	@$(BIN)/python web/build.py

web: .venv/installed ## Work on the pages with live reload, beside `make run`.
	@$(BIN)/python web/build.py --dev

schema: .venv/installed ## Write schema.graphql anew.
	@$(BIN)/mis-ordenes schema

bench: .venv/installed-dev pages ## Measure, as ratios to named baselines (ARGS="--quick").
	$(BIN)/python -m bench $(ARGS)

bench-live: .venv/installed-dev pages ## Measure live customers beside a bare socket (ARGS="--quick").
	$(BIN)/python -m bench.live $(ARGS)

lock: .venv/installed ## Pin the newest allowed versions of all dependencies.
	$(PIP) install "$(UV)"
	$(BIN)/uv pip compile $(LOCK_FLAGS) --upgrade --group build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile $(LOCK_FLAGS) --upgrade --group build --group dev -c requirements.lock \
		pyproject.toml -o requirements-dev.lock

clean: ## Remove what was installed and built; the data in var/ stays.
	rm -rf .venv app/static web/node_modules web/src/gql

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Say which: make run PYTHON=python3.12"; exit 1; }
	@echo "Making .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv .venv

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing from requirements.lock"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	@echo "Installing from requirements-dev.lock"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
