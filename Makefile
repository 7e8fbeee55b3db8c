# Two commands for newcomers: `make report` and `make test`. Everything else is built on them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: report fetch test types-here proof fuzz audit format renew bench picture lock clean

report: $(READY)
	@echo "Building the report of the series in declarations: the SCO's, and a fictional one."
	@$(BIN)/comparator build declarations --out public
	@echo "The command is $(BIN)/comparator; '. $(BIN)/activate' makes it known to your shell."

# The only target that visits other sites: SERIES=sco, or another folder of a series.
SERIES ?= sco
fetch: $(READY)
	$(BIN)/comparator fetch $(SERIES)

test: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(MAKE) --jobs --output-sync types-here types-win32 types-darwin
	$(BIN)/pytest --numprocesses auto --dist worksteal

# Each system with a cache of its own: they go side by side, and one does not undo another's.
types-here: $(READY)
	$(BIN)/mypy

types-%: $(READY)
	$(BIN)/mypy --platform $* --cache-dir .mypy_cache/$* comparator

# What takes longer and proves more of the same: long and hostile inputs, further layouts.
proof: $(READY)
	$(BIN)/pytest --numprocesses auto -m proof

# Readers fed with what nobody wrote, for MINUTES altogether; what breaks one is kept and named.
MINUTES ?= 5
fuzz: $(READY)
	$(BIN)/python -m benchmarks.fuzz --minutes $(MINUTES)

# Known holes in what we stand on, where the database can be asked; else that is said.
audit: $(READY)
	$(BIN)/python -m benchmarks.audit

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# After a change to sentences or commands: catalogues, reference, man page, layout of the code.
renew: $(READY)
	$(BIN)/python -m comparator.wording.extraction
	$(BIN)/python -m comparator.cli.manual
	$(MAKE) format

bench: $(READY)
	$(BIN)/comparator check --answers declarations/specimen
	$(BIN)/python -m benchmarks.alignment.run
	$(BIN)/python -m benchmarks.diff_readability
	$(BIN)/python -m benchmarks.diff_speed
	$(BIN)/python -m benchmarks.rebuild
	$(BIN)/python -m benchmarks.build_stages
	$(BIN)/python -m benchmarks.large_corpora 2000

# The README's picture; needs Chromium.
picture: $(READY)
	$(BIN)/python -m benchmarks.picture

# The versions that everyone develops with, for every platform and Python at once.
lock:
	uv lock --quiet --upgrade
	uv export --quiet --all-extras --dev --no-emit-project --no-header --format requirements-txt -o requirements.lock

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit("comparator needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf $(VENV) public build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
