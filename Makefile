# `make help` lists what there is. Two commands matter to a newcomer: `make run` and `make test`.

PORT ?= 8000
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13,$(shell command -v $(name))) python3)
PY := .venv/bin/python
PROCESSES := -n auto --maxprocesses 4
PYTEST := $(PY) -m pytest $(PROCESSES)
# Tracing about doubles the time of the quick part: MEASURED=--cov has `make test` or .ci/run show it on the way.
QUICK := $(PYTEST) -m "not slow and not browser"
PLAIN := $(PY) -m tests.without_django $(PROCESSES) -m "not slow"
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run test quick reader intake coverage lint format types contracts messages rules fixture lock

help:  ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: .venv/installed .env  ## try it out: plant the seeds and serve on 127.0.0.1:8000 (PORT=)
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py plant
	@echo "http://127.0.0.1:$(PORT)/"
	@$(PY) -m gunicorn --config python:tracker.serving --bind 127.0.0.1:$(PORT)

test: .venv/installed-dev  ## the whole suite, on SQLite and on a throw-away PostgreSQL (REQUIRE_PG=1 insists)
	$(QUICK) $(MEASURED)
	$(PYTEST) -m "slow or browser"
	$(PY) -m tests.postgres $(PYTEST) -m "not looks"

reader: .venv/installed-dev  ## the quick tests of the reader alone, without Django: the inner loop
	$(PLAIN) tests/reader

intake: .venv/installed-dev  ## the same for intake
	$(PLAIN) tests/intake

quick: .venv/installed-dev  ## the quick part of the suite, on SQLite
	$(QUICK)

coverage: .venv/installed-dev  ## what the quick part leaves untried, the least covered files first
	$(QUICK) --cov

lint: .venv/installed-dev  ## style
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

format: .venv/installed-dev  ## put the style right
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

types: .venv/installed-dev  ## type hints
	$(PY) -m mypy tracker extraction

contracts: .venv/installed-dev  ## who may import whom
	.venv/bin/lint-imports

messages: .venv/installed-dev  ## find new texts, then translate them in tracker/locale and run this again
	$(PY) -m tests.catalogues

rules: .venv/installed-dev  ## write docs/rules.md from the rule files, and keep what the seed texts are read as
	@scratch=$$(mktemp) && trap "rm -f $$scratch" EXIT \
	&& $(PY) -m extraction.reader.rulepage > $$scratch && cat $$scratch > docs/rules.md && $(PY) -m tests.reader.recorded

fixture: .venv/installed .env  ## harvest fixtures/ from freshly planted seeds
	@scratch=$$(mktemp -d) && trap "rm -rf $$scratch" EXIT \
	&& export DATABASE_URL=sqlite:///$$scratch/tracker.sqlite3 STORE_ROOT=$$scratch/store DEMO=on \
	&& $(PY) manage.py migrate --verbosity 0 && $(PY) manage.py plant && $(PY) manage.py export_fixture fixtures/seeds.json

lock: .venv/installed-dev  ## pin the newest allowed versions of everything (needs uv)
	uv pip compile pyproject.toml --group dev --upgrade --generate-hashes --no-emit-index-url --python-version 3.11 \
		-o requirements-dev.txt
	uv pip compile pyproject.toml --constraint requirements-dev.txt --upgrade --generate-hashes --no-emit-index-url \
		--python-version 3.11 -o requirements.txt

# Installed again only when the pinned versions change.
.venv/installed: requirements.txt | .venv/bin/python
	$(PIP) -r $<
	@touch $@

.venv/installed-dev: requirements-dev.txt | .venv/bin/python
	$(PIP) -r $<
	@touch $@ .venv/installed

.venv/bin/python:
	$(PYTHON) make_venv.py .venv

# Only where there is none: settings somebody made are never touched.
.env:
	@printf '%s\n' '# A trial on this machine only. Other settings: tracker/settings.py' 'DEMO=on' > $@
