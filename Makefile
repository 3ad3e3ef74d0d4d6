# `make demo` and `make test` are all that a newcomer needs: both create .venv in this folder first.
# All paths are relative, so the folder's own name may hold blanks and Vietnamese letters.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test test-neo4j lint types bench lock

demo: $(STAMP)
	@$(BIN)/danchieu demo $(if $(STORE),--store "$(STORE)")

# On two workers: tests of Neo4j wait for their server, the others use the time.
test: $(STAMP)
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup

# The tests of Neo4j alone, on any version: make test-neo4j NEO4J=2026.08.1
test-neo4j: $(STAMP)
	DANCHIEU_NEO4J_VERSION=$(or $(NEO4J),5.26.30) $(BIN)/python -m pytest -q tests/neo4j tests/contract -k neo4j

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/python -m mypy

bench: $(STAMP)
	@for script in benchmarks/*.py; do $(BIN)/python "$$script" || exit 1; done

# The versions of requirements.lock for all platforms, after a change of the dependencies in pyproject.toml.
lock: $(STAMP)
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --fork-strategy fewest --python-version 3.11 --group dev \
	  --no-annotate --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

# uv, with the hashes of the lock like everything else, installs the rest; the package itself is built from here. The path
# to it is made relative: Python reads it in the locale's encoding, so Vietnamese letters would break it under LC_ALL=C.
$(STAMP): requirements.lock pyproject.toml
	@echo "danchieu: preparing .venv (a few minutes the first time)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "danchieu needs Python 3.11 or newer, for example: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@awk '/^[^ #]/ { uv = /^uv==/ } uv' requirements.lock > .venv/uv.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@for path in .venv/lib/python3*/site-packages/*danchieu.pth; do echo ../../../.. > "$$path"; done
	@touch $@
