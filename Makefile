# Everything a fresh machine needs is Python 3.11 or newer, a C compiler and the package index.
PYTHON ?= python3
BIN := .venv/bin
EXTRAS ?= dev
BENCHMARKS := match_lists judged_pairs mills sample_year two_years candidates register_index asking limit search finding pages disclosure load
PYTEST := $(BIN)/pytest --quiet -n 3 --dist loadfile --no-loadscope-reorder

.PHONY: help demo serve test check bench bench-matching messages clean

help: ## Show what can be asked for
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: .venv/.desk ## Play one invented year of an agreement and serve desk and public site
	$(BIN)/akkoord demo

serve: .venv/.desk ## Serve an installation that `akkoord init` has set up in var/
	$(BIN)/akkoord serve --config var

test: .venv/.dev ## Run all tests, on PostgreSQL and on SQLite
	AKKOORD_TEST_DATABASE=postgresql $(PYTEST) tests/desk tests/project/backup tests/test_main_job.py
	$(PYTEST)

check: .venv/.dev ## Check style, types, imports, migrations, translations and vendored files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	AKKOORD_DESK_DATABASE=sqlite:.venv/check.sqlite3 $(BIN)/akkoord manage makemigrations --check --dry-run
	$(BIN)/python tools/messages.py check
	$(BIN)/python tools/vendor_front_end.py --check

bench: .venv/.dev ## Measure matching, intake and search; real lists are read where they are
	for each in $(BENCHMARKS); do $(BIN)/python benchmarks/$$each.py --write || exit 1; done

bench-matching: .venv/.dev ## Measure matching beside its peers, each in an environment of its own
	$(BIN)/python benchmarks/matching.py

messages: .venv/.dev ## Extract the texts for people and compile their translations
	$(BIN)/python tools/messages.py extract
	$(BIN)/python tools/messages.py compile

clean: ## Remove what was set up and generated
	rm -rf .venv .venv-peers benchmarks/.results var out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.desk: uv.lock pyproject.toml tools/install.py | .venv/bin/python
	$(BIN)/python tools/install.py --extra desk
	touch $@

.venv/.dev: uv.lock pyproject.toml tools/install.py | .venv/bin/python
	$(BIN)/python tools/install.py $(EXTRAS:%=--extra %)
	touch .venv/.desk $@
