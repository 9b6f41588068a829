# The two commands: `make run` and `make test`. Nothing to install first but Python 3.11, git and make.
# All that is installed lands in .tools, .venv and node_modules of this folder; `make clean` takes it away.

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Another Python than the one found: make PYTHON=/path/to/python3.11
export PYTHON
# How many tests run side by side, and what else pytest is told: make test TESTS="tests/cards -x"
WORKERS ?= 2
TESTS ?=

PLEK := .venv/bin/plek
PY := .venv/bin/python
LOCKS := pyproject.toml requirements/build.txt requirements/runtime.txt scripts/install-python-packages

# Which modules are changed, and how many changes of each: make mutants MODULES="registry/core/workdays.py" SAMPLE=20
MODULES ?=
SAMPLE ?= 0

.PHONY: help run test check lint format lock bench mutants docs-pictures node clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.plek-run node ## Start everything here: registry, bot and, where Node is, the Playground
	@exec $(PLEK) up

# A file stays on one worker, which starts what its tests share; the order stays pytest-randomly's.
test: .venv/.plek-dev node ## Run all tests
	$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(TESTS)

check: lint test ## Lint, then test

lint: .venv/.plek-dev ## Check style, types and layers
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

format: .venv/.plek-dev ## Put the code in the agreed form
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

lock: .tools/.plek-ready ## Lock the newest allowed versions of requirements/*.in
	requirements/lock --upgrade

bench: .venv/.plek-dev ## Measure a turn beside a bare botbuilder echo bot, reading from Graph, lists of signals
	$(PY) -m bench

mutants: .venv/.plek-dev ## Make small mistakes in chosen modules and see that tests notice them
	$(PY) -m tests.mutants --jobs $(WORKERS) --sample $(SAMPLE) $(MODULES)

docs-pictures: .venv/.plek-dev node ## Make the pictures of the docs anew from the real client
	PLEK_PICTURES_TO=docs/pictures $(PY) -m pytest tests/client tests/render $(TESTS)

clean: ## Remove all that was installed or cached here; the registry's data in .plek stays
	rm -rf .tools .venv node_modules dist build test-results
	rm -rf .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .grimp_cache .hypothesis

.tools/.plek-ready: requirements/uv.txt scripts/find-python
	@python=$$(scripts/find-python) || exit 1; \
	echo "plek: making .tools with uv, by $$("$$python" --version) ..."; \
	rm -rf .tools && "$$python" -m venv .tools && \
	.tools/bin/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes --requirement requirements/uv.txt
	@touch $@

.venv/.plek-run: .tools/.plek-ready $(LOCKS)
	@scripts/install-python-packages run

.venv/.plek-dev: .tools/.plek-ready $(LOCKS) requirements/dev.txt
	@scripts/install-python-packages dev

node:
	@scripts/install-node-modules
