# Two commands do everything: `make site` builds, `make test` checks. Each installs what it needs.
PYTHON ?= python3
RUN := .venv/bin/python
BUILD := $(RUN) scripts/build.py
# The content folder, where it is not the one that pyproject.toml names: make site CONTENT=isi
WHERE := $(if $(CONTENT),--content $(CONTENT))
.PHONY: system-packages site serve check test bench search-report search-folds offline screenshots lighthouse lock fuzz kills load mutants pin-images audit way-out way-out-zensical clean

site: .venv/installed
	$(BUILD) site --compress quick $(WHERE)

serve: .venv/installed
	$(BUILD) serve $(WHERE)

check: .venv/installed
	$(BUILD) check --strict $(WHERE)

test: .venv/tested system-packages
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

bench: .venv/tested
	$(BUILD) bench

search-report: .venv/tested
	$(BUILD) report $(WHERE)

# Each constant of the ranking less and more, chosen by some topics and measured on the others.
search-folds: .venv/tested
	PYTHONPATH=scripts $(RUN) -m bench.search.folds

offline: .venv/installed
	$(BUILD) offline $(WHERE)

screenshots: .venv/tested system-packages
	PYTHONPATH=scripts $(RUN) -m bench.screenshots

lighthouse: .venv/tested system-packages
	PYTHONPATH=scripts $(RUN) -m bench.lighthouse

.venv/installed: requirements.txt
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || scripts/system-packages.sh ensurepip=python3-venv
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/tested: .venv/installed requirements-test.txt
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

# The lock files name every dependency of every dependency, for all Python versions from 3.11, and the Node tools.
lock: .venv/tested
	.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" pyproject.toml -o requirements.txt
	.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" requirements-test.in -o requirements-test.txt
	cd scripts/bench && PATH="$(CURDIR)/.venv/bin:$$PATH" npm install --package-lock-only --omit-lockfile-registry-resolved

# Content made by chance, for as long as it takes: 20,000 times of each kind; then more payloads.
fuzz: .venv/tested
	FUZZ_ROUNDS=20000 .venv/bin/pytest -q tests/trust/test_fuzz.py tests/trust/test_fuzz_commands.py
	PAYLOAD_TURNS=4 .venv/bin/pytest -q tests/trust/test_payloads.py

# Builds killed at random moments, which take a quarter of an hour.
kills: .venv/tested
	KILLS=250 .venv/bin/pytest -q -n0 tests/trust/test_interrupted.py

# Half a minute of many readers at once at the real nginx, and the bytes of a first visit.
load: .venv/tested system-packages
	LOAD_SECONDS=30 .venv/bin/pytest -q -n0 -s tests/hosting/test_load.py

# Small changes to the gate, to links and to escaping that no test notices.
mutants: .venv/tested
	$(RUN) scripts/bench/mutants.py

# The images of the container by the digest that their registry has for them today; asks it with skopeo.
pin-images:
	@for image in $$(sed -n 's/^FROM \([^ @]*\).*/\1/p' Containerfile); do \
		digest=$$(skopeo inspect --format '{{.Digest}}' "docker://$$image") || exit 1; \
		sed -i "s|^FROM $$image[^ ]*|FROM $$image@$$digest|" Containerfile; \
	done

# Known holes in what is locked; asks the package index.
audit: .venv/tested
	.venv/bin/pip-audit --disable-pip --require-hashes -r requirements.txt -r requirements-test.txt

# The same pages from the projects that carry MkDocs and Material on; Zensical is only reported on.
way-out: .venv/tested
	$(RUN) scripts/bench/way_out.py

way-out-zensical: .venv/tested
	$(RUN) scripts/bench/way_out.py --zensical

system-packages:
	@scripts/system-packages.sh chromium,chromium-browser,google-chrome=chromium pdftotext=poppler-utils faketime=faketime

clean:
	rm -rf .venv .build site dist
