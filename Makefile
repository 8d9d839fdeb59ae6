# make test   everything that can make a result wrong; installs what it needs
# make check  form: formatting, lints, documentation, the library alone, generated files
# make check-long  slow and rarely broken: queues simulated by other programs, then every key of every lever at the scale of every shipped scenario; about an hour on two
#             cores, prints progress
# make bench  speed; make bench-peers, bench-baseline and bench-queues: compared with other programs, a bare loop, other event lists; make instructions: counts instructions
# make page   the teaching page, one file: target/page/jiesu.html; installs the compiler it needs if it runs as root
# make page-clock  times the page, and each click and command of the lesson against its slot
# make validate-311  compares two American service lines with held-out requests
# make rolling-311 RAW=DIR  forecasts both, period by period, from what was known before each; needs their single requests
# make assets fetches the chart library by npm, at the versions and hashes of assets/vega
# make tables re-runs the commands marked in README and docs and updates every table and figure: hours (FILES=README.md, ONLY=ladder: a part)
# make check-tables lists those that no longer match
# make reference REASON='…'  updates the hashes of the reference runs; the changelog must have the reason, marked **changes results**
# make clean  removes the generated files

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.PHONY: test check check-long bench bench-peers bench-baseline bench-queues instructions validate-311 rolling-311 page page-test page-clock browser clean tables check-tables reference documents recompute peers notebooks browse assets parameters release

PYTHON ?= python3
VENV := .venv
JIESU := target/release/jiesu
RESULTS := target/recompute
# Small runs: with every lever and with none, with data and without, and with assessment periods that differ from months.
EVERYTHING := --set rules.callback.send_back=2 --set behaviour.gaming=0.8 --set rules.exclusion.enabled=true --set rules.ranking.memory=0 \
  --set rules.media.enabled=true --set rules.integration.enabled=true --set rules.proactive.enabled=true --set behaviour.creaming=0.5 \
  --set behaviour.fatigue_rise=0.02 --set rules.ranking.supervision=0.3 --set rules.monthly_topic.enabled=true \
  --set rules.whistle.accountability=0.5 --set rules.integration.pooled_bureaus=0.3 --set costs.street=40 --set costs.seat=30
# Orders on account, and units assessed by last answers.
ACCOUNTS := --set rules.callback.counts=last --set rules.exclusion.deferred=0.8 --set rules.monthly_topic.topics=5 \
  --set rules.monthly_topic.topic_hours=200 --set rules.monthly_topic.floor=0
REPORTS := --set 'output.periods=["run", "month", "assessment", "week", "day"]' \
  --set 'output.levels=["city", "district", "street", "department", "community", "topic"]'
SMALL := --scale 0.01 --reps 2 --set run.months=3 --set run.warmup=2

test: browser
	cargo test --workspace
	$(MAKE) documents recompute notebooks browse page-test

# The marks in documents, the tables made from files, and the script that joins samples of parameter sets.
documents: $(VENV)/ready
	$(VENV)/bin/python -m pytest -q tests/documents

# A second opinion: every rate recomputed from the single orders, by other code in another language.
recompute: release $(VENV)/ready
	mkdir -p $(RESULTS)
	$(JIESU) run scenarios/teaching/two-streets.toml --orders --quiet --force --out $(RESULTS)/two-streets >$(RESULTS)/two-streets.txt
	$(JIESU) run scenarios/teaching/two-streets.toml --set rules.ranking.month_starts_on=19 --orders --quiet --force --out $(RESULTS)/two-streets-19 >$(RESULTS)/two-streets-19.txt
	$(JIESU) run scenarios/beijing-2017.toml $(SMALL) --orders --quiet --force --out $(RESULTS)/beijing-2017 >$(RESULTS)/beijing-2017.txt
	$(JIESU) run scenarios/base/beijing-2019.toml $(SMALL) --orders --quiet --force --out $(RESULTS)/beijing-2019 >$(RESULTS)/beijing-2019.txt
	$(JIESU) run scenarios/teaching/two-streets.toml $(EVERYTHING) --reps 10 --orders --quiet --force --out $(RESULTS)/everything >$(RESULTS)/everything.txt
	$(JIESU) run scenarios/teaching/two-streets.toml $(EVERYTHING) $(ACCOUNTS) --reps 10 --orders --quiet --force --out $(RESULTS)/accounts >$(RESULTS)/accounts.txt
	$(JIESU) run scenarios/teaching/two-streets.toml $(EVERYTHING) $(REPORTS) --reps 2 --cities 2 --set run.months=3 --orders --quiet --force --out $(RESULTS)/reports >$(RESULTS)/reports.txt
	JIESU_RESULTS=$(RESULTS)/reports:$(RESULTS)/accounts:$(RESULTS)/everything:$(RESULTS)/two-streets:$(RESULTS)/two-streets-19:$(RESULTS)/beijing-2017:$(RESULTS)/beijing-2019 $(VENV)/bin/python -m pytest -q tests/recompute

# A third opinion: queues with known results, simulated by SimPy and Ciw as well; three minutes.
peers: release $(VENV)/peers
	JIESU=$(JIESU) $(VENV)/bin/python -m pytest -q $(SHOW) tests/peers

$(VENV)/peers: $(VENV)/ready tests/peers/requirements.txt
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/peers/requirements.txt
	touch $@

# The notebooks, executed on small runs; with the settings of WHOLE (below) and DOCS=docs/notebooks on the command line, the pages of docs/ from
# full runs.
LADDER ?= --sets 6 --set run.months=4 --set run.warmup=2
YEAR ?= --scale 0.01 --reps 2 --set run.warmup=2
FEW := --set 'city.districts=["Pinggu", "Yanqing"]'
FORECAST ?= --sets 2 $(FEW) --set run.warmup=2
ZONE ?= --sets 2 --scale 0.25 --set run.warmup=2
REMEDIATION ?= --sets 2 --scale 0.02 --set run.warmup=2 --set phase.four-groups.rules.remediation.share=0.1
REPEAT ?= --sets 2 $(FEW) --set run.warmup=2
WEIGHTS ?= --sets 2 --scale 0.01 --set run.months=3 --set run.warmup=2
NOTEBOOKS ?= reform-ladder predictive-checks predictions
DOCS ?= target/notebooks
notebooks: release $(VENV)/notebooks
	mkdir -p $(RESULTS) $(DOCS)
	$(JIESU) compare scenarios/compare/reform-ladder.toml $(LADDER) --quiet --force --out $(RESULTS)/reform-ladder >$(RESULTS)/reform-ladder.txt
	$(JIESU) run scenarios/base/beijing-2019.toml $(YEAR) --orders --quiet --force --out $(RESULTS)/year >$(RESULTS)/year.txt
	$(JIESU) run scenarios/predict/beijing-to-2025.toml $(FORECAST) --quiet --force --out $(RESULTS)/forecast >$(RESULTS)/forecast.txt
	$(JIESU) run scenarios/predict/development-zone.toml $(ZONE) --quiet --force --out $(RESULTS)/zone >$(RESULTS)/zone.txt
	$(JIESU) compare scenarios/predict/remediation.toml $(REMEDIATION) --quiet --force --out $(RESULTS)/remediation >$(RESULTS)/remediation.txt
	$(JIESU) run scenarios/predict/repeat-callers.toml $(REPEAT) --orders --quiet --force --out $(RESULTS)/repeat >$(RESULTS)/repeat.txt
	$(JIESU) compare scenarios/predict/weights-and-audits.toml $(WEIGHTS) --quiet --force --out $(RESULTS)/weights >$(RESULTS)/weights.txt
	for name in $(NOTEBOOKS); do \
	  JIESU_LADDER=$(CURDIR)/$(RESULTS)/reform-ladder JIESU_YEAR=$(CURDIR)/$(RESULTS)/year JIESU_FORECAST=$(CURDIR)/$(RESULTS)/forecast \
	  JIESU_ZONE=$(CURDIR)/$(RESULTS)/zone JIESU_REMEDIATION=$(CURDIR)/$(RESULTS)/remediation JIESU_REPEAT=$(CURDIR)/$(RESULTS)/repeat \
	  JIESU_WEIGHTS=$(CURDIR)/$(RESULTS)/weights JIESU_DATA=$(CURDIR)/scenarios/data \
	  $(VENV)/bin/jupytext --to ipynb --set-kernel python3 --execute --output $(DOCS)/$$name.ipynb notebooks/$$name.py 2>target/notebooks.log || { cat target/notebooks.log; exit 1; }; \
	  $(VENV)/bin/jupyter-nbconvert --CoalesceStreamsPreprocessor.enabled=True --to markdown $(DOCS)/$$name.ipynb 2>>target/notebooks.log; \
	  rm $(DOCS)/$$name.ipynb; \
	done

$(VENV)/notebooks: $(VENV)/ready notebooks/requirements.txt
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --requirement notebooks/requirements.txt
	$(VENV)/bin/python -m ipykernel install --sys-prefix --name python3 >/dev/null 2>&1
	touch $@

# Reports in a browser: charts are drawn, tables sort, print fits two sheets, and there are no network requests.
PAGES := target/pages
browse: release browser $(VENV)/browse
	mkdir -p $(PAGES)
	$(JIESU) compare scenarios/compare/reform-ladder.toml $(LADDER) --quiet --force --out $(PAGES)/ladder >$(PAGES)/ladder.txt
	$(JIESU) run scenarios/teaching/two-streets.toml --quiet --force --out $(PAGES)/two-streets >$(PAGES)/two-streets.txt
	$(JIESU) report $(PAGES)/ladder --out $(PAGES)/compare.en.html
	$(JIESU) report $(PAGES)/ladder --lang zh --out $(PAGES)/compare.zh.html
	$(JIESU) report $(PAGES)/two-streets --out $(PAGES)/run.en.html
	JIESU_PAGES=$(PAGES) CHROMIUM=$$(command -v chromium) timeout 600 $(VENV)/bin/python -m pytest -q tests/page/test_page.py

$(VENV)/browse: $(VENV)/ready tests/page/requirements.txt
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/page/requirements.txt
	touch $@

browser:
	@mkdir -p target
	@if ! command -v chromium >/dev/null || ! fc-list :lang=zh 2>/dev/null | grep -q .; then \
	  install='apt-get update && apt-get install -y --no-install-recommends chromium fontconfig fonts-noto-cjk'; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "installing a browser: $$install"; eval "$$install" >target/browser.log 2>&1 || { cat target/browser.log; exit 1; }; \
	  else \
	    echo "error: chromium or a Chinese font is missing; run: sudo sh -c '$$install'" >&2; exit 1; \
	  fi; \
	fi

assets:
	rm -rf target/npm && mkdir -p target/npm
	cd target/npm && npm init --yes >/dev/null && npm install --silent --ignore-scripts vega@6.4.0 vega-lite@6.4.3 vega-interpreter@2.3.2
	cp target/npm/node_modules/{vega/build/vega.min.js,vega-lite/build/vega-lite.min.js,vega-interpreter/build/vega-interpreter.js} assets/vega/
	cd assets/vega && sha256sum --check SHA256SUMS

# The engine as WebAssembly: by rustup's compiler if it has the target or can fetch it, else by Debian's, which builds the standard library from source.
PAGE := target/page/jiesu.html
WASM := target/web/wasm32-unknown-unknown/release/jiesu_page.wasm
WEB_RUSTC := /usr/bin/rustc
page:
	@mkdir -p target
	@if test -d "$$(rustc --print target-libdir --target wasm32-unknown-unknown)"; then echo plain >target/page-compiler; \
	elif $(WEB_RUSTC) -V 2>/dev/null | grep -Eq 'rustc 1\.(9[5-9]|[1-9][0-9]{2})\.' && test -d "$$($(WEB_RUSTC) --print sysroot)/lib/rustlib/src/rust/library" && command -v rust-lld >/dev/null; then echo web >target/page-compiler; \
	elif command -v rustup >/dev/null && timeout 300 rustup target add wasm32-unknown-unknown; then echo plain >target/page-compiler; \
	else \
	  install='apt-get update && apt-get install -y --no-install-recommends rustc-web cargo-web rust-web-src rust-web-llvm lld-22'; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "installing a compiler for WebAssembly (875 MB): $$install"; eval "$$install" >target/page-install.log 2>&1 || { cat target/page-install.log; exit 1; }; echo web >target/page-compiler; \
	  else \
	    echo "error: the page needs a compiler for wasm32-unknown-unknown; run: rustup target add wasm32-unknown-unknown, or: sudo sh -c '$$install'" >&2; exit 1; \
	  fi; \
	fi
	@if grep -q web target/page-compiler; then $(WEB_RUSTC) -V; \
	  RUSTC=$(WEB_RUSTC) RUSTC_BOOTSTRAP=1 CARGO_PROFILE_RELEASE_STRIP=true cargo build --release --package jiesu-page --target wasm32-unknown-unknown --target-dir target/web -Z build-std=std,panic_abort; \
	else \
	  CARGO_PROFILE_RELEASE_STRIP=true cargo build --release --package jiesu-page --target wasm32-unknown-unknown --target-dir target/web; \
	fi
	$(PYTHON) page/build.py $(WASM) $(PAGE)

# The page in a browser and its engine in node: the page shows the command line's numbers.
page-test: page release browser $(VENV)/browse
	JIESU=$(JIESU) JIESU_WASM=$(WASM) JIESU_PAGE=$(PAGE) CHROMIUM=$$(command -v chromium) timeout 900 $(VENV)/bin/python -m pytest -q tests/page/test_twins.py

# Times the page and the lesson in a headless browser; a minute.
page-clock: page release browser $(VENV)/browse
	@JIESU=$(JIESU) JIESU_PAGE=$(PAGE) CHROMIUM=$$(command -v chromium) timeout 600 $(VENV)/bin/python tests/page/clock.py

# Two American service lines compared with the requests that their fit did not use.
validate-311: release
	for city in boston kansas-city; do $(PYTHON) scenarios/data/validate_311.py $$city --jiesu $(CURDIR)/$(JIESU) || test $$? = 1; done

# Forecasts of both cities, each period from a fit to what was known before it: observed.csv and rolling.csv, which `jiesu score` reads.
rolling-311: release
	for city in boston kansas-city; do $(PYTHON) scenarios/data/rolling_311.py $$city $(RAW) --jiesu $(CURDIR)/$(JIESU); done

release:
	cargo build --release

$(VENV)/ready: tests/recompute/requirements.txt
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
	  install='apt-get update && apt-get install -y python3 python3-venv'; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "installing Python's venv module: $$install"; eval "$$install"; \
	  else \
	    echo "error: $(PYTHON) or its venv module is missing; run: sudo sh -c '$$install'" >&2; exit 1; \
	  fi; \
	fi
	@$(PYTHON) -c 'import sys; sys.exit("error: the tests need Python 3.11 or later, found " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/recompute/requirements.txt
	touch $@

check: release
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps
	cargo clippy --lib --no-default-features -- -D warnings
	cargo clippy --lib --no-default-features --features analysis -- -D warnings
	$(PYTHON) docs/tables.py --lint
	mkdir -p target
	$(JIESU) schema --plan >target/plan.schema.json
	@diff -u scenarios/plan.schema.json target/plan.schema.json || { echo 'error: run: cargo run -- schema --plan >scenarios/plan.schema.json' >&2; exit 1; }
	$(JIESU) schema >target/schema.json
	@diff -u scenarios/schema.json target/schema.json || { echo 'error: run: cargo run -- schema >scenarios/schema.json' >&2; exit 1; }

# The tables and figures of the documents; then the notebooks' pages and the report's pictures, unless only a part is requested.
WHOLE := LADDER= YEAR='--reps 6' FORECAST= ZONE= REMEDIATION='--sets 12' REPEAT='--sets 6' WEIGHTS=
SHOWN := target/tables/shown
PICTURE = report=$$(mktemp -d)/report.html && $(JIESU) report target/tables/all/results/reform-ladder --lang $(1) $(3) --out $$report && \
  chromium --headless --no-sandbox --hide-scrollbars --window-size=1280,1330 --screenshot=$(2) file://$$report 2>target/picture.log
# The forecast of all accounts beside the published values, from the run that the notebooks made.
FIGURE = for lang in en zh; do $(VENV)/bin/python scenarios/calibrated/figure.py $(RESULTS)/forecast scenarios/calibrated/beijing-2019-2024.fit.csv \
  $(1)/beijing-2019-2024.$$lang.png --lang $$lang; done
tables: release $(VENV)/peers $(if $(ONLY)$(FILES),,browser)
	$(PYTHON) docs/tables.py $(if $(ONLY),--only '$(ONLY)') $(FILES)
ifeq ($(ONLY)$(FILES),)
	$(call PICTURE,en,docs/pictures/report.png)
	$(call PICTURE,zh,docs/pictures/report.zh.png,--title 改革举措逐级比较)
	$(MAKE) notebooks $(WHOLE) DOCS=docs/notebooks
	$(call FIGURE,docs/pictures)
endif

check-tables: release $(VENV)/peers $(if $(ONLY)$(FILES),,browser)
ifneq ($(ONLY)$(FILES),)
	$(PYTHON) docs/tables.py --check $(if $(ONLY),--only '$(ONLY)') $(FILES)
else
	mkdir -p $(SHOWN)
	worst=0; $(PYTHON) docs/tables.py --check || worst=1; \
	$(call PICTURE,en,$(SHOWN)/report.png) && cmp $(SHOWN)/report.png docs/pictures/report.png || worst=1; \
	$(call PICTURE,zh,$(SHOWN)/report.zh.png,--title 改革举措逐级比较) && cmp $(SHOWN)/report.zh.png docs/pictures/report.zh.png || worst=1; \
	$(MAKE) notebooks $(WHOLE) DOCS=$(SHOWN)/notebooks && diff -ru --exclude='*.png' $(SHOWN)/notebooks docs/notebooks || worst=1; \
	$(call FIGURE,$(SHOWN)) && for lang in en zh; do cmp $(SHOWN)/beijing-2019-2024.$$lang.png docs/pictures/beijing-2019-2024.$$lang.png || worst=1; done; \
	exit $$worst
endif

reference: export JIESU_REFERENCE = $(REASON)
reference:
	cargo test --test main reference

# Slow and rarely broken: queues by other programs; each key of each lever, over its range, at the scale of each shipped scenario, or of those whose file has ONLY in its name.
# Stops after three hours at the latest.
check-long: peers
	ONLY='$(ONLY)' timeout 3h cargo test --test main -- --ignored --nocapture --test-threads 1 every_key_of_every_lever

# Updates the table of parameters in docs/odd.md.
parameters:
	mkdir -p target
	cargo run --quiet -- explain --parameters >target/parameters.md
	awk '/^<!-- end -->/ { skip = 0 } !skip { print } /^<!-- parameters -->/ { skip = 1; while ((getline line < "target/parameters.md") > 0) print line }' docs/odd.md >target/odd.md
	cp target/odd.md docs/odd.md

bench:
	rm -rf target/criterion
	cargo bench --workspace --bench speed
	@$(PYTHON) benches/table.py target/criterion

# A guard that needs no clock: counts instructions under callgrind (which must be installed) and compares them with benches/instructions.csv;
# UPDATE=1 stores the counts, PROFILE=mm1 shows where they are spent.
instructions: release
	@$(PYTHON) benches/instructions.py --jiesu $(JIESU) $(if $(UPDATE),--update) $(if $(PROFILE),--profile $(PROFILE))

# Compared with NeXosim, SimPy and Ciw, in turn; two minutes.
bench-peers: release $(VENV)/peers
	@cargo build --quiet --release --locked --manifest-path benches/peers/nexosim/Cargo.toml --target-dir target/peers
	@$(VENV)/bin/python benches/peers/compare.py --jiesu $(JIESU) --nexosim target/peers/release/in-nexosim

# Compared with bare loops of the same process with the same random numbers; one minute.
bench-baseline:
	@cargo bench --quiet --bench baseline

# Five event lists on the events that a city and a service line schedule.
bench-queues:
	@cargo bench --quiet --bench queues

clean:
	cargo clean
	rm -rf $(VENV) .pytest_cache tests/recompute/__pycache__
