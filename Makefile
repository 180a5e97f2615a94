# `make` lists what there is to do.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8050
WORKERS ?= 2
THREADS ?= 8
BIN := .venv/bin

.PHONY: help run test check bench tables install browser clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/packed ## install what the dashboard needs and serve it on HOST and PORT (127.0.0.1:8050)
	@echo "Diplomatic Tours: http://$(HOST):$(PORT)/  (Ctrl-C stops it)"
	@exec $(BIN)/gunicorn app:server --preload --workers $(WORKERS) --threads $(THREADS) --bind $(HOST):$(PORT) --timeout 60 --log-level warning

test: .venv/dev browser ## install what the tests need, the browser too, and run every test
	$(BIN)/python -m pytest

check: .venv/dev ## lint, format, types, and every rule over every table
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/biome check --config-path=.ci --error-on-warnings assets
	$(BIN)/python -m data check

bench: .venv/dev .venv/packed browser ## measure speed, beside the naive way, as one table
	$(BIN)/python -m tests.benchmarks

tables: .venv/dev ## build the tables again from RECORD=folder of the US travel record, then geocode and check them
	$(BIN)/python -m data import historyatstate $(RECORD)
	$(BIN)/python -m data geocode
	$(BIN)/python -m data check

install: .venv/packed

browser: .venv/dev
	@$(BIN)/python -m tests.browser.chromium

# A virtual environment; on a bare Debian the module that makes one is a package of its own.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv .venv 2>/dev/null || { rm -rf .venv; \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null; \
	  else echo "Python's venv module is missing: install it (Debian, Ubuntu: sudo apt-get install python3-venv), then run make again"; exit 1; fi; \
	  $(PYTHON) -m venv .venv; }

.venv/runtime: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

# The page's scripts, compressed ahead as small as can be.
.venv/packed: .venv/runtime $(shell find assets -name '*.js' -o -name '*.json')
	@$(BIN)/python -m components.addresses.packed
	@touch $@

.venv/dev: pyproject.toml .venv/runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip==26.3
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

clean: ## remove what was installed and made here
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .benchmarks test-results
