# make help tells what each target does. Needs Python 3.11 or newer, Node 20 or newer and a package registry.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:
MAKEFLAGS += --no-print-directory

PY := .venv/bin/python
ENGLISH := niangjia/locale/en/LC_MESSAGES/django

# Tests keep their own server beside the home's, and that one does not wait for the disk.
TEST_ENV := NIANGJIA_HOME="$${NIANGJIA_HOME:-$(CURDIR)/var}/test" NIANGJIA_TEST_SERVER=1

# Every branch of what decides, admits and writes is run by a test.
FULLY_COVERED := niangjia/*/rules*,niangjia/*/rules/*,niangjia/*/access*,niangjia/*/actions*,niangjia/*/actions/*

.PHONY: help setup run demo-national test check drill bench messages lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 22

setup: .venv/.python-ready niangjia/site/static/vendor/.ready $(ENGLISH).mo ## environment and browser files from the locks; nothing when they are fresh

run: setup ## the demonstration with the Mianyang example on http://127.0.0.1:8000 (another port: make run PORT=8100)
	@exec .venv/bin/niangjia demo $(if $(PORT),--port $(PORT))

demo-national: setup ## 3 million invented units on the real divisions: a result for each, roll-ups (fewer: UNITS=100000)
	@umask 077
	folder="$${NIANGJIA_HOME:-$(CURDIR)/var}/national"
	.venv/bin/niangjia national example --units $(or $(UNITS),3000000) --out "$$folder/units.parquet"
	.venv/bin/niangjia national staffing --in "$$folder/units.parquet" --out "$$folder/staffing"

test: setup ## everything a change needs: the whole suite, the journeys in a browser included
	@tools/chromium.sh
	$(TEST_ENV) $(PY) -m pytest -n 2 $(if $(ARGS),$(ARGS),--cov --cov-report=)
	$(if $(ARGS),,.venv/bin/coverage report --include='$(FULLY_COVERED)' --skip-covered --show-missing --fail-under=100)

check: setup ## lint, format, types, floors, missing migrations, policy documents, deployment, known weaknesses
	@set -x
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	.venv/bin/niangjia manage makemigrations --check --dry-run
	.venv/bin/niangjia policy check
	.venv/bin/niangjia manage check --deploy --fail-level WARNING
	$(PY) tools/audit.py

drill: setup ## long forms: load, crash, 10,000 answers, keys, backup, fuzz, 3 million units, papers in LibreOffice (one: ARGS="-k load")
	@tools/office.sh
	@$(TEST_ENV) $(PY) -m pytest -m drill $(ARGS)

messages: .venv/.python-ready ## bring the English catalogue to what the pages say: lists what has no English yet
	@$(PY) -m niangjia.site.catalogue gather

bench: setup ## what the house costs, as ratios to yardsticks of the same run; one measure only: make bench ARGS=pages
	@$(PY) -m bench $(ARGS)

lock: .venv/.python-ready ## write requirements.lock and package-lock.json anew from pyproject.toml and package.json
	@tools/uv.sh pip compile pyproject.toml --python $(PY) --all-extras --generate-hashes --upgrade \
	    --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -o requirements.lock
	npm install --package-lock-only

clean: ## remove what setup made; data and keys stay
	@rm -rf .venv .venv-tools node_modules niangjia/site/static/vendor $(ENGLISH).mo

.venv/.python-ready: requirements.lock pyproject.toml tools/python.sh
	@tools/python.sh

niangjia/site/static/vendor/.ready: package.json package-lock.json niangjia/site/assets.py | .venv/.python-ready
	@tools/browser-files.sh

$(ENGLISH).mo: $(ENGLISH).po niangjia/site/catalogue.py | .venv/.python-ready
	@$(PY) -m niangjia.site.catalogue
