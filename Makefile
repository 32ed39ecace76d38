# One entry to every chore; each target says what it is for.
SHELL := /bin/bash
.DEFAULT_GOAL := help
UV ?= uv
RUN := $(UV) run
ARCH ?= x86_64
PLATFORM := $(if $(filter arm64,$(ARCH)),aarch64-manylinux_2_34,x86_64-manylinux_2_34)
export SAM_CLI_TELEMETRY := 0
export AWS_DEFAULT_REGION ?= us-east-1

.PHONY: help fmt lint type test quick build up score chaos reindexing nodes bench cold latency desk-bench million prove requirements web check-template audit sbom screenshots other-engines

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 22

fmt:  ## format the code
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

lint:  ## style, import rules, template
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) lint-imports
	$(RUN) cfn-lint template.yaml
	$(RUN) sam validate --lint

type:  ## mypy, strict, tests included
	$(RUN) mypy

test:  ## all tests; they start their own servers
	$(RUN) pytest

quick:  ## unit and architecture tests, which need no server, but for the long ones; about a minute
	$(RUN) pytest -q -n 2 -m "not long" tests/unit tests/architecture

web:  ## the page, from web/ into functions/api/page; wants Node 20 or later (web/README.md)
	cd web && npm ci --silent && npm run --silent check && npm run --silent build && node licenses.mjs

screenshots:  ## pictures of the page for docs/images, from the stack that `summitry up samples` keeps up
	$(RUN) python -m tests.web.screenshots

build:  ## both zips for ARCH=x86_64 (default) or arm64
	ARCH=$(ARCH) $(RUN) sam build --parameter-overrides Architecture=$(ARCH)

up:  ## the whole stack on this machine, until Ctrl-C
	$(RUN) summitry up

GOLD ?= tests/data/golden/sentences.jsonl tests/data/golden/breadth.jsonl
score:  ## how right extraction is on the project's own labelled texts, or on GOLD="files"
	$(RUN) summitry evaluate $(GOLD)

chaos:  ## everything dies under load, then index = bucket; N= changes (10000), SEED=, KEEP=1 stays up
	$(RUN) python -m infra.proofs.chaos

reindexing:  ## a reindex of N= (50000) articles while users change RATE= (20) a second and search
	$(RUN) python -m infra.proofs.reindex

nodes:  ## one of three engine nodes dies under load; SHARDS="1 3 6", N= articles (3000), SECONDS= (10)
	$(RUN) python -m infra.proofs.nodes

BENCHMARKS ?= extraction cold_start language ingest long_object latency search
bench:  ## all benchmarks; BENCHMARKS="ingest latency" for some
	@failed=; for name in $(BENCHMARKS); do \
	  echo; echo "== $$name"; $(RUN) python -m infra.benchmarks.$$name || failed="$$failed $$name"; \
	done; test -z "$$failed" || { echo "target missed:$$failed"; exit 1; }

cold:  ## the cold start of both functions beside its floor, in processor time
	$(RUN) python -m infra.benchmarks.cold_start

latency:  ## from PUT to searchable on a warm local stack; UPLOADS= (80)
	$(RUN) python -m infra.benchmarks.latency

desk-bench:  ## how soon the page is there and how it keeps up with typing; ARTICLES= (100000), or URL= KEY= of a stack
	$(RUN) python -m tests.web.speed --articles $(or $(ARTICLES),100000) $(if $(URL),--url $(URL) --key $(KEY))

million:  ## the search benchmark on 1,000,000 generated articles; wants 5 GB of disk
	$(RUN) python -m infra.benchmarks.search --articles 1000000

ENGINE_TESTS := tests/contract/test_engine_check.py tests/contract/test_index.py tests/contract/test_search_engine.py \
  tests/integration/search/oracle tests/integration/search/test_words.py tests/integration/ingest/test_engine_rights.py
OTHER_ENGINES := 3.3.2 2.19.6
other-engines:  ## the engine's tests on older OpenSearch; 2.19 wants a JDK from 11 to 23
	@for version in $(OTHER_ENGINES); do \
	  echo; echo "== OpenSearch $$version"; OPENSEARCH_VERSION=$$version $(RUN) pytest $(ENGINE_TESTS) || exit 1; \
	done

prove:  ## everything that the project promises, at full length; takes hours
	@failed=; PROVE=1 $(RUN) pytest || failed=tests; \
	for proof in other-engines bench chaos nodes; do $(MAKE) $$proof || failed="$$failed $$proof"; done; \
	test -z "$$failed" || { echo "not proved:$$failed"; exit 1; }

requirements:  ## pin what has no pin yet; UPGRADE="boto3 botocore" moves these pins, UPGRADE=1 all of them
	$(UV) run --no-project python -m infra.pins.update $(UPGRADE)
	$(UV) sync

check-template:  ## template.yaml by checkov, which has an environment of its own; .checkov.yaml explains
	$(RUN) python -m infra.supply_chain.tools checkov --config-file .checkov.yaml --file template.yaml

audit:  ## every pin looked up among known vulnerabilities; MIRROR=https://… asks another OSV
	$(RUN) python -m infra.supply_chain.audit $(MIRROR)

sbom:  ## a CycloneDX bill of materials of each zip and of the project, in build/sbom
	$(RUN) python -m infra.supply_chain.sbom build/sbom

# ---- what `sam build` calls, once per function, with ARTIFACTS_DIR set -------------------------

# Wheels for Lambda's own platform, the sources that the function imports, the compiled vocabulary; then
# infra/zips/contents.py takes out what no function reads, and makes bytecode.
define package
	$(UV) pip install --quiet --target "$(ARTIFACTS_DIR)" --python-version 3.13 --python-platform $(PLATFORM) \
	  --only-binary :all: --no-deps --require-hashes -r requirements/$(1).txt
	cp --parents -r $(2) "$(ARTIFACTS_DIR)"
	$(RUN) --no-sync python -m infra.vocabulary.compilation "$(ARTIFACTS_DIR)"
	$(RUN) --no-sync python -m infra.zips.contents "$(ARTIFACTS_DIR)"
endef

build-IngestFunction:
	$(call package,ingest,shared functions/__init__.py functions/ingest)

build-ApiFunction:
	$(call package,api,shared functions/__init__.py functions/api)
