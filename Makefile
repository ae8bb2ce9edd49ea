PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-browser check eval bench reference train update-golden clean

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: .venv/ready  ## make the virtual environment with everything that development needs

.venv/ready: pyproject.toml constraints.txt hatch_build.py
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

.venv/demo: pyproject.toml constraints.txt hatch_build.py
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

demo: .venv/demo  ## set everything up and print the sourcing label of an example
	$(BIN)/dateline read examples/commentary.txt

test: .venv/ready  ## all tests but those in a real browser
	$(BIN)/python -m pytest -m 'not browser'

test-browser: .venv/ready  ## the HTML reports in a real Chromium
	$(BIN)/python -m pytest -m browser

check: .venv/ready  ## what is checked before a change lands: format, rules, types, imports, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -m 'not browser'

eval: .venv/ready  ## measure quality on the corpora beside the project and compare with eval/floors.json
	$(BIN)/python -m eval.gate

bench: .venv/ready  ## measure speed and memory
	$(BIN)/python -m eval.bench

train: .venv/ready  ## train the reader model on the corpora beside the project; takes hours
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[training]'
	$(BIN)/python -m training --corpora ../shared/corpora

reference: .venv/ready  ## write the built-in reference pack anew from the lists in makers/lists
	$(BIN)/python -m makers.reference

update-golden: .venv/ready  ## write the golden files and the output in the README anew; look at the difference before committing it
	$(BIN)/python -m pytest tests/report -q --update-golden
	$(BIN)/python docs/fill.py

clean:  ## remove the virtual environment and all caches
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
