# What people and continuous integration run. `make` alone lists it.
PYTHON := .venv/bin/python
CONTENT := data/luxembourg

.PHONY: help setup test-packages dist-packages run tour test test-all check lock strings bench dist soak clean

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

setup: ## set up this checkout; does only what is missing
	@deploy/setup.sh
	@$(MAKE) --no-print-directory build/words build/emergency.json build/default.kbundle build/bytecode

test-packages dist-packages:
	@deploy/setup.sh deploy/$@.txt

build/content/bundle.json: $(shell find $(CONTENT) kiosk/content -not -name __pycache__ -not -name '*.pyc')
	@mkdir -p build
	@.venv/bin/kiosk content compile $(CONTENT) --out build/content
	@touch $@

build/emergency.json: build/content/bundle.json $(wildcard kiosk/display/emergency/*.py)
	@.venv/bin/kiosk content outline build/content --out $@

build/default.kbundle: build/content/bundle.json deploy/demonstration.sh
	@deploy/demonstration.sh $(CONTENT)

build/words: $(wildcard translations/*.py translations/*/LC_MESSAGES/kiosk.po)
	@mkdir -p build
	@$(PYTHON) translations/extract.py --compile
	@touch $@

build/bytecode: $(shell find kiosk -name '*.py')
	@mkdir -p build
	@$(PYTHON) -m compileall -q kiosk
	@touch $@

run: setup ## open the kiosk in a window; without a display, make the tour
	@.venv/bin/kiosk run --window || { \
		[ $$? = 69 ] || exit 1; \
		echo "So this walks through a whole visit without one, and keeps pictures of it:"; \
		$(MAKE) --no-print-directory tour; }

tour: setup ## pictures of every screen in build/tour
	@.venv/bin/kiosk tour --out build/tour

test: test-packages setup ## the tests
	@$(PYTHON) tests/without_qt.py -q -n 4 -m "not slow"
	@$(PYTHON) -m pytest -q -m "not slow and not soak" --ignore tests/unit

test-all: test-packages dist-packages setup ## the tests, those that take minutes too
	@$(PYTHON) tests/without_qt.py -q -n 4
	@$(PYTHON) -m pytest -q -m "not soak" --ignore tests/unit

soak: test-packages setup ## 20,000 random touches and keys, over 300 visits
	@$(PYTHON) -m pytest -q -s -m soak tests/journeys

check: setup ## style, types, import rules, QML, strings and content
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports --no-cache
	@$(PYTHON) deploy/check_qml.py
	@$(PYTHON) translations/extract.py --check
	@.venv/bin/kiosk content check $(CONTENT)
	@.venv/bin/kiosk content check data/example

strings: setup ## collect the program's own words into translations/
	@$(PYTHON) translations/extract.py

bench: test-packages setup ## the measurements of README's table
	@$(PYTHON) bench/run.py
	@$(PYTHON) bench/scale.py
	@$(PYTHON) bench/store.py

# With TRUST=DIR and BUNDLE=FILE a release of a publisher's own, without them a demonstration.
dist: setup dist-packages ## the packaged program in dist/kiosk
	@deploy/release.sh build/release "$(TRUST)" "$(BUNDLE)"
	@$(PYTHON) -m PyInstaller --noconfirm --log-level ERROR --workpath build/pyinstaller kiosk.spec
	@du -sh dist/kiosk

lock: ## pin the dependencies anew, with hashes (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-annotate --no-header \
		--python-version 3.11 --output-file requirements.txt

clean: ## remove everything that was built
	rm -rf build dist .venv
