# Everything a newcomer needs. `make` alone lists it.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
# Compiled modules are kept whatever the shell says: the tests start the program a hundred times.
unexport PYTHONDONTWRITEBYTECODE

# A Python compiled without optimisation, as version managers do unless told, takes a sixth longer for every page and
# test. Where that or none is at hand, the system's own is taken, if it suits. PYTHON=... names any other.
IS_QUICK := import sys, sysconfig; sys.exit("--enable-optimizations" not in (sysconfig.get_config_var("CONFIG_ARGS") or ""))
SUITS := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell (python3 -c '$(IS_QUICK)' || ! /usr/bin/python3 -c '$(SUITS)') 2>/dev/null && echo python3 || echo /usr/bin/python3)
VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/installed
INSTALLED_DEVELOPMENT := $(VENV)/installed-for-development
CODE := config tracker tests benchmarks manage.py
TEMPLATES := $(wildcard tracker/templates)
PYTEST_ARGUMENTS ?= --numprocesses auto --dist worksteal

.PHONY: help
help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F"|" "{printf \"%-18s%s\\n\", \$$1, \$$2}"

.PHONY: demo
demo: install  ## the whole site at http://127.0.0.1:8000/ until Ctrl-C (PORT=8001: another port; SEED=no: no dataset)
	@$(PY) manage.py demo $(if $(filter no,$(SEED)),--empty)

.PHONY: install
install: $(INSTALLED)  ## the environment in .venv, and nothing else

.PHONY: test
test: $(INSTALLED_DEVELOPMENT) chromium nginx lint  ## everything that CI runs
	$(PY) -m pytest $(PYTEST_ARGUMENTS)

.PHONY: lint
lint: $(INSTALLED_DEVELOPMENT)  ## style, imports, types, templates, migrations, and the safety of the production settings
	$(PY) -m ruff check $(CODE)
	$(PY) -m ruff format --check $(CODE)
	$(VENV)/bin/lint-imports --no-cache --no-logo
	$(PY) -m mypy $(CODE)
	$(if $(TEMPLATES),$(PY) -m djlint --check --lint $(TEMPLATES))
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py build_dictionary --check
	$(PY) manage.py build_permissions --check
	$(PY) -m tests.check_production

.PHONY: format
format: $(INSTALLED_DEVELOPMENT)  ## put code and templates in their proper form
	$(PY) -m ruff check --fix $(CODE)
	$(PY) -m ruff format $(CODE)
	$(if $(TEMPLATES),$(PY) -m djlint --reformat --quiet $(TEMPLATES))

.PHONY: chromium
chromium: $(INSTALLED_DEVELOPMENT)  ## the browser that the tests drive
	@$(PY) -m tests.browser.chromium

.PHONY: nginx
nginx: $(INSTALLED_DEVELOPMENT)  ## the proxy that the tests put in front of the site, as docker-compose.yml does
	@$(PY) -m tests.nginx

.PHONY: bench
bench: $(INSTALLED_DEVELOPMENT)  ## imports and exports against their peers, whole trackers loaded and undone (ARGUMENTS="--rows 5000,20000 --commitments 1000")
	$(PY) -m benchmarks.imports $(ARGUMENTS)

.PHONY: bench-counts
bench-counts: $(INSTALLED_DEVELOPMENT)  ## kept counts beside counting anew, and what keeping costs (ARGUMENTS="--commitments 10000,100000")
	$(PY) -m benchmarks.counts $(ARGUMENTS)

.PHONY: bench-filled
bench-filled: $(INSTALLED_DEVELOPMENT)  ## loading files into a full database beside an empty one (ARGUMENTS="--commitments 8000 --stored 100000")
	$(PY) -m benchmarks.filled $(ARGUMENTS)

.PHONY: before-after
before-after: $(INSTALLED_DEVELOPMENT)  ## what has been gained since an earlier commit, as ratios (ARGUMENTS="quotes --since 472eede")
	$(PY) -m benchmarks.before_after $(ARGUMENTS)

.PHONY: bench-scale
bench-scale: $(INSTALLED_DEVELOPMENT)  ## what every page costs at 1,000, 10,000 and 100,000 commitments (ARGUMENTS="--sizes 1000,10000 --since 38a491c")
	$(PY) -m benchmarks.scale $(ARGUMENTS)

INTEROP := .local/interop
.PHONY: interop
interop: $(INSTALLED_DEVELOPMENT)  ## the first dataset through other programs and back, into docs/spreadsheets.md; installs them (Debian, as root) (ARGUMENTS="pandas libreoffice")
	apt-get install --yes --no-install-recommends libreoffice-calc-nogui gnumeric r-base-core miller nodejs npm
	$(PYTHON) -m venv $(INTEROP)/venv
	$(INTEROP)/venv/bin/python -m pip install --quiet --disable-pip-version-check pandas openpyxl polars fastexcel xlsxwriter \
		duckdb csvkit visidata sqlite-utils
	npm install --silent --no-audit --no-fund --prefix $(INTEROP) exceljs xlsx
	FOLLOWTHROUGH_INTEROP=$(INTEROP) $(PY) -m tests.interop $(ARGUMENTS)

.PHONY: pictures
pictures: $(INSTALLED_DEVELOPMENT) chromium  ## docs/pictures, of a site that make demo serves meanwhile (SITE=http://127.0.0.1:8000)
	$(PY) -m tests.browser.pictures $(SITE)

COMPILE := .local/pins/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate $(ARGUMENTS) pyproject.toml

.PHONY: pins
pins:  ## compile requirements*.txt from pyproject.toml; make pins ARGUMENTS=--upgrade takes the latest
	$(PYTHON) -m venv .local/pins
	.local/pins/bin/python -m pip install --quiet "uv>=0.9"
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --extra local --output-file requirements-local.txt
	$(COMPILE) --extra local --extra development --output-file requirements-development.txt

.PHONY: clean
clean:  ## remove the environment, caches and the tests' databases; the database in .local stays
	rm -rf $(VENV) static .local/nginx .local/pins .local/test .mypy_cache .pytest_cache .ruff_cache .hypothesis test-results
	$(if $(wildcard /dev/shm),rm -rf "$$($(PYTHON) -m tests.memory)")

$(VENV)/made:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here; Followthrough needs Python 3.11 or later: name one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Followthrough needs Python 3.11 or later; name one with make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(INSTALLED): requirements-local.txt | $(VENV)/made
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-local.txt
	@touch $@

$(INSTALLED_DEVELOPMENT): requirements-development.txt | $(VENV)/made
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-development.txt
	@touch $(INSTALLED) $@
