# guichet. `make demo` shows it at work, `make test` proves it; both begin with `make setup`, which needs the network the first time only.
# Made for Debian 12 and 13, as root or with sudo.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.PHONY: help setup models web binary demo test lint web-test rust-test browser-test campaign bench-web accept samples judge fmt clean

use := source .setup/env;
say = printf '\n\033[1m== %s\033[0m\n'
web_sources := $(shell [ -d web ] && find web \( -name node_modules -o -name dist \) -prune -o -type f -print)

help:
	@echo "make demo    build everything, start guichet on this machine and hand in the sample dossiers"
	@echo "make test    format, lints, documentation, all tests"
	@echo "make setup   only install, fetch and build"
	@echo "make fmt     format the Rust code      make accept   rewrite the golden readings of the samples"
	@echo "make samples draw the samples anew     make clean    remove what was built (never ./data)"
	@echo "make campaign  1,000 hand-ins with killed tabs, cut lines, a killed service, wrong clocks: no page may be lost"
	@echo "make bench-web measure the screens in a browser on this machine (docs/web-figures.md)"
	@echo "make judge   draw 1,000 dossiers in hands no training saw, read them, report (docs/figures.md)"

# --- setup: everything that needs the network

setup: .setup/env
	@$(say) "models, screens and program"
	@$(MAKE) --no-print-directory -j3 models web binary
	@echo "set up: target/release/guichet"

.setup/env: scripts/packages.sh
	@$(say) "packages and tools"
	@scripts/packages.sh

models: .setup/models
.setup/models: models/models.lock models/fetch.py | .setup/env
	@$(use) .setup/python/bin/python models/fetch.py
	@touch $@

web: .setup/web
.setup/web: .setup/web-packages $(web_sources)
	@$(use) cd web && npm run --silent build -- --logLevel warn
	@touch $@
	@echo "screens built"

.setup/web-packages: web/package-lock.json | .setup/env
	@$(use) cd web && npm ci --no-audit --no-fund --loglevel=error || { echo "make setup: npm could not bring the packages of web/ (no network?)" >&2; exit 1; }
	@touch $@

# All targets at once: dev-dependencies switch features on, and a program built without them would build every crate twice.
binary: | .setup/env
	@$(use) cargo build --release --locked --all-targets || { echo "make setup: cargo build failed; see above (no network? then the crates cannot come)" >&2; exit 1; }

# --- demo

demo: setup
	@$(say) "demo"
	@target/release/guichet demo

# --- test

test: setup
	@$(MAKE) --no-print-directory -j2 lint web-test
	@$(MAKE) --no-print-directory rust-test
	@$(MAKE) --no-print-directory browser-test
	@$(say) "all tests passed"

lint:
	@$(say) "format, lints, documentation"
	@$(use) cargo fmt --check
	@$(use) cargo clippy --release --locked --all-targets -- -D warnings
	@$(use) RUSTDOCFLAGS="-D warnings" cargo doc --release --locked --no-deps --document-private-items

web-test:
	@$(say) "screens: types and unit tests"
	@$(use) cd web && npm run --silent check && npm run --silent test

rust-test:
	@$(say) "unit, integration and golden tests"
	@$(use) cargo test --release --locked

browser-test:
	@$(say) "screens in a browser"
	@$(use) cd web && npm run --silent e2e

# --- by hand

# Rounds of hand-in with killed tabs, cut lines, a killed service and wrong clocks; by seed.
CAMPAIGN_ROUNDS ?= 1000
CAMPAIGN_SEED ?= 1

campaign: setup
	@$(say) "campaign: $(CAMPAIGN_ROUNDS) rounds from seed $(CAMPAIGN_SEED)"
	@$(use) cd web && node e2e/campaign.mjs --rounds $(CAMPAIGN_ROUNDS) --seed $(CAMPAIGN_SEED)

bench-web: setup
	@$(say) "screens: how quick they are in a browser on this machine"
	@$(use) cd web && npm run --silent bench

accept: setup
	@$(use) ACCEPT_GOLDEN=1 cargo test --release --locked --test it golden

samples: .setup/drawing
	@$(say) "samples"
	@.setup/samples/bin/python samples/generate/generate.py

.setup/drawing: samples/generate/requirements.txt samples/generate/package-lock.json | .setup/env
	@[ -e /usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf ] || { echo "install first: apt-get install fonts-liberation fonts-dejavu fonts-hosny-amiri"; exit 1; }
	@[ -x .setup/samples/bin/python ] || python3 -m venv .setup/samples
	@$(use) .setup/samples/bin/pip install --quiet -r samples/generate/requirements.txt
	@$(use) cd samples/generate && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# What the judge draws with, and where: JUDGE_DATA is the folder of real ink (samples/judge/README.md); which vocabularies are spent, too.
JUDGE_DATA ?=
JUDGE_HALF ?= prairie
JUDGE_COUNT ?= 1000
JUDGE_SET ?= target/judge

judge: setup .setup/drawing
	@$(say) "judge: drawing $(JUDGE_COUNT) dossiers into $(JUDGE_SET)"
	@.setup/samples/bin/python samples/judge/make.py --half $(JUDGE_HALF) --count $(JUDGE_COUNT) --out $(JUDGE_SET) --workers "$$(nproc)" $(if $(JUDGE_DATA),--data $(JUDGE_DATA))
	@$(say) "judge: reading"
	@target/release/guichet evaluate $(JUDGE_SET) --save $(JUDGE_SET).jsonl --json $(JUDGE_SET).json

fmt: | .setup/env
	@$(use) cargo fmt

clean:
	rm -rf target .setup web/node_modules web/*/dist models/cache samples/generate/node_modules samples/generate/.fonts
