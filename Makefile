# One command for each thing a contributor does; CI calls only these.
PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
export PYTHONPATH := src:.

.PHONY: demo hostile fuzz test check lint types layers eval eval-quick bench regolden pictures lock train-tagger clean

help:            ## What there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Stemma needs Python 3.11: install it, or call make PYTHON=/path/to/python3.11"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml | $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(VENV)/run.stamp   ## Trace a story that ships with the project and print the report
	$(BIN)/python -m eval.render gold/train/harbour-crane out/demo
	$(BIN)/python -m stemma trace out/demo --html out/demo.html
	@echo "The same report as a page: out/demo.html"

test: $(VENV)/dev.stamp   ## Run all tests, in two processes (WORKERS=1)
	$(BIN)/python -m pytest -n $(or $(WORKERS),2) --dist loadfile

check: lint types layers test   ## Everything CI checks, but for the evals

lint: $(VENV)/dev.stamp   ## Style, format
	$(BIN)/ruff check src tests eval bench train
	$(BIN)/ruff format --check src tests eval bench train

hostile: $(VENV)/dev.stamp  ## Every hostile input at full size, with what each costs (some twenty minutes)
	$(BIN)/python -m tests.hostile.running 20000 --models
	$(BIN)/python -m tests.hostile.growing

fuzz: $(VENV)/dev.stamp  ## Look for inputs that break something, for an hour (MINUTES=60); what is found is kept in tests/hostile/seeds
	$(BIN)/python -m tests.hostile.fuzz $(or $(MINUTES),60)

types: $(VENV)/dev.stamp  ## mypy --strict on all of src
	$(BIN)/mypy

layers: $(VENV)/dev.stamp ## Imports point down
	$(BIN)/lint-imports

eval: $(VENV)/dev.stamp   ## Measure every task on every corpus and write eval/RESULTS.md
	$(BIN)/python -m eval --write
	$(BIN)/python -m eval.readme

eval-quick: $(VENV)/dev.stamp  ## Fixed samples of each task, held against their floors
	$(BIN)/python -m eval --quick

bench: $(VENV)/dev.stamp  ## Speed and memory as ratios to named peers
	$(BIN)/python -m bench

regolden: $(VENV)/dev.stamp  ## Rewrite the JSON Schema and the expected.json of the golden cases; read the diff
	$(BIN)/python -m tests.regolden

pictures: $(VENV)/dev.stamp  ## Draw the picture of the demo that the documents show
	$(BIN)/python -m tests.demo_pictures

train-tagger:    ## Train the shipped tagger anew (some 6 GB of disk for torch, two hours on two cores)
	test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check -r train/requirements.txt
	PYTHON=.venv-train/bin/python sh train/run.sh build/train

lock: $(VENV)/dev.stamp   ## Pin all dependencies anew
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-header --no-emit-index-url --no-annotate --python-version 3.11 pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-header --no-emit-index-url --no-annotate --python-version 3.11 pyproject.toml --group test --group quality --group eval --group bench -c requirements/run.txt -o requirements/dev.txt

clean:           ## Remove what was built
	rm -rf $(VENV) out build dist
