# One command each: `make brief`, `make test`, `make check`. Needs Debian's python3, python3-venv and make, no more.
PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)
OUT := out/alaska-2025.html

.PHONY: install brief test check lock clean
install: .venv/.installed

# requirements.lock is uv.lock exported with hashes, so both ways install the same files.
.venv/.installed: requirements.lock pyproject.toml
ifneq ($(UV),)
	$(UV) sync --quiet --locked --all-groups --python $(PYTHON)
else
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
endif
	touch $@

brief: install  ## write the brief of the first example and say where
	@mkdir -p out
	$(BIN)/accord brief examples/alaska-2025 -o $(OUT)
	@echo "Open $(CURDIR)/$(OUT) in a browser."

test: install  ## the whole suite, doctests of the code and the docs included
	$(BIN)/pytest -n 2

check: install  ## what CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(MAKE) test

lock:  ## renew both locks after a change of pyproject.toml (needs uv)
	uv lock --default-index https://pypi.org/simple
	uv export --quiet --locked --all-groups --no-emit-project --format requirements-txt --no-header -o requirements.lock

clean:
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
