# One door to the house: make run · test · bench · golden · words · package · lock.   `make` alone says what each does.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check --root-user-action=ignore
PINNED := $(PIP_INSTALL) --require-hashes --only-binary=:all: --requirement
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard resources/i18n/*/LC_MESSAGES/*.po))

# The first Python of 3.11 or newer; another one by `make PYTHON=…`.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$each; break; }; done)

.PHONY: help run test bench golden pictures words package lock system-run system-test python

help:
	@echo "make run      set up, then open the window; where there is no display, write its pictures and a packet to out/"
	@echo "make test     set up, then run every check"
	@echo "make bench    measure each figure beside its baseline"
	@echo "make golden   write the golden files of the tests anew; read the diff before you commit it"
	@echo "make words    bring the Korean catalogue up to what the code says, and compile it"
	@echo "make pictures make the pictures of the README anew"
	@echo "make package  build the program as a folder that runs without Python, and try it"
	@echo "make lock     resolve and pin the requirements anew (UPGRADE=1: take the newest)"

run: $(VENV)/ready-run $(CATALOGUES)
	@$(BIN)/python packaging/first_run.py

test: $(VENV)/ready-test $(CATALOGUES)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -rs -n 2 --dist worksteal $(if $(PYTEST),$(PYTEST),--cov --cov-report=)

bench: $(VENV)/ready-bench $(CATALOGUES)
	@$(BIN)/python -m briefviewer bench

golden: $(VENV)/ready-test $(CATALOGUES)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --golden

words: $(VENV)/ready-run
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --no-default-keywords --keyword text --keyword mark --keyword text_in:1c,2 \
	  --keyword mark_in:1c,2 --keyword plural:1,2 --no-location --sort-output --ignore-dirs "store columns domain" \
	  --output-file build/briefviewer.pot src
	@$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 120 \
	  --domain briefviewer --input-file build/briefviewer.pot --output-dir resources/i18n
	@$(BIN)/python packaging/build_hook.py

pictures: $(VENV)/ready-run $(CATALOGUES)
	@$(BIN)/python packaging/pictures.py

package: $(VENV)/ready-package $(CATALOGUES)
	@$(BIN)/python packaging/build_package.py

# The environment: made afresh when a requirement changes, so that nothing is left over from before.

$(VENV)/made: requirements/pip.txt requirements/run.txt requirements/test.txt requirements/package.txt | python system-run
	@echo "Making $(VENV) with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PINNED) requirements/pip.txt
	@touch $@

$(VENV)/ready-run: $(VENV)/made pyproject.toml packaging/build_hook.py | system-run
	@echo "Installing pinned requirements …"
	@$(PINNED) requirements/run.txt
	@$(PIP_INSTALL) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-test: $(VENV)/ready-run | system-test
	@echo "Installing pinned requirements of the tests …"
	@$(PINNED) requirements/test.txt
	@touch $@

$(VENV)/ready-bench: $(VENV)/ready-run requirements/bench.txt
	@echo "Installing pinned requirements of the figures …"
	@$(PINNED) requirements/bench.txt
	@touch $@

$(VENV)/ready-package: $(VENV)/ready-run
	@echo "Installing pinned requirements of the package …"
	@$(PINNED) requirements/package.txt
	@touch $@

%.mo: %.po | $(VENV)/ready-run
	@$(BIN)/python packaging/build_hook.py

python:
	@test -n "$(PYTHON)" || { echo "briefviewer needs Python 3.11 or newer; none was found. On Debian: apt-get install python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11" >&2; exit 1; }

system-run system-test: system-%:
	@sh packaging/linux/system-packages.sh $* "$(PYTHON)"

lock:
	@sh requirements/lock.sh
