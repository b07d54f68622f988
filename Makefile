# Tasks of the article explainer. `make` lists them; each installs the Debian and npm packages it misses.
SHELL := /bin/bash
JOBS ?= $(shell nproc)
PORT ?= 8000
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
export NODE_PATH := /usr/share/nodejs:$(NODE_PATH)# Emscripten's tools look for their node modules there

packages_native := cmake ninja-build g++ npm nlohmann-json3-dev googletest python3
packages_wasm := emscripten clang-19 lld-19
packages_browser := chromium
packages_browsers := firefox-esr webkit2gtk-driver xvfb
packages_plugins := micro-httpd php8.2-cgi php8.2-cli php8.2-mysql php8.2-sqlite3 php8.2-xml php8.2-mbstring php8.2-curl \
  mariadb-server-core mariadb-client wordpress wordpress-theme-twentytwentythree python3-venv \
  php-codesniffer# the first two keep Apache out
packages_check := clang clang-format clang-tidy libclang-rt-dev
packages_deb := help2man lintian dpkg-dev fakeroot man-db
packages_examples := default-jre-headless r-base-core r-cran-jsonlite python3-venv

.DEFAULT_GOAL := help
.PHONY: help run test check bench native static deb wasm package plugins train update format fuzz attack attack-kernels attack-threads attack-page mutants kills fresh clean
.PHONY: setup-native setup-wasm setup-browser setup-browsers setup-bench setup-package setup-plugins setup-check setup-fuzz setup-examples
.PHONY: test-native test-checked test-wasm test-browser test-package test-plugins test-examples

help: ## List the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: wasm ## Build the page, serve it and print its address
	node web/serve.mjs --port $(PORT) --updates 0

test: test-native test-wasm test-browser test-package test-plugins ## Set everything up and pass all tests

native: setup-native ## Build the command line: build/native/explain
	cmake --preset native
	cmake --build --preset native -j $(JOBS)

static: native ## The command line without shared libraries, for any Linux: build/native/static/explain
	cmake --build --preset native -j $(JOBS) --target explain_static
	$(call install,file)
	STATIC=build/native/static/explain node --test tests/cli/deliveries.test.mjs

deb: native ## The command line as a Debian package, checked by lintian: build/article-explainer_VERSION_ARCH.deb
	$(call install,$(packages_deb))
	cmake --preset native
	cmake --build --preset native -j $(JOBS) --target package_files
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) cpack --config build/native/CPackConfig.cmake -B build
	lintian --allow-root --fail-on error,warning build/article-explainer_*.deb
	DEB=$$(ls build/article-explainer_*.deb) node --test tests/cli/deliveries.test.mjs

wasm: setup-wasm web/node_modules/.package-lock.json ## Lay out all that the page loads in build/site
	cmake --preset wasm
	cmake --build --preset wasm -j $(JOBS) --target explainer_wasm
	node web/build.mjs

test-native: native ## Tests of the core and the command line; floors under the accuracy where ../shared is
	ctest --preset native -j $(JOBS)
	node --test tests/scores/*.test.mjs tests/support/*.test.mjs
	python3 tests/model/data_test.py
	python3 tests/examples/examples_test.py

test-wasm: native wasm ## The same tests under node, and the same bytes from both builds
	cmake --build --preset wasm -j $(JOBS)
	ctest --preset wasm -j $(JOBS)
	node --test tests/parity/*.test.mjs

test-browser: native wasm setup-browser setup-browsers ## The page in Chromium, Firefox and WebKit; screenshots in build/artefacts
	cd web && npm test && npm run test:browser
	node --test tests/fuzz/*.test.mjs

package: wasm setup-browser ## Pack the npm package with all that it needs in build/package
	node web/package.mjs

test-package: package setup-browsers setup-package ## The packed package in node, bundlers and browsers
	node --test --test-concurrency=1 tests/package/*.test.mjs

plugins: wasm ## Lay out the plugins for editors and pack the one for WordPress: build/plugins
	node web/plugins/build.mjs

test-plugins: native plugins setup-plugins ## The plugins on TinyMCE, CKEditor 5, TipTap, WordPress and Wagtail in Chromium
	node --test --test-concurrency=1 tests/plugins/*.test.mjs

test-examples: native setup-examples ## Python, R, and Spark with a worker killed, over the command line (some minutes)
	python3 tests/examples/examples_test.py
	build/examples/bin/python tests/examples/spark/spark_test.py

test-checked: setup-native setup-check ## The core's tests under the address and undefined-behaviour sanitizers
	cmake --preset checked
	cmake --build --preset checked -j $(JOBS)
	ctest --preset checked -j $(JOBS)

check: setup-check setup-browser native ## Formatter and linters, then the tests under sanitizers
	clang-format --dry-run --Werror $$(git ls-files '*.cpp' '*.h')
	run-clang-tidy -quiet -p build/native "core/.*\.cpp"
	cd web && npm run lint
	$(MAKE) test-checked

bench: native wasm setup-browser setup-bench ## Print sizes, speed against rivals, memory and, where ../shared is, accuracy
	cmake --build --preset native -j $(JOBS) --target windows_bench
	cmake --build --preset wasm -j $(JOBS) --target kernel_bench
	node tests/bench/bench.mjs
	node tests/bench/intake.mjs --growth

fuzz: setup-native setup-check setup-fuzz ## Fuzz every way in under sanitizers, SECONDS=60 each
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS) --target fuzzers
	tests/fuzz/fuzz.sh $(or $(SECONDS),60) $(INPUTS)

attack: attack-kernels attack-threads attack-page ## Every kernel on 5,000 inputs, hostile strings and failing workers in the page

attack-kernels: native ## The same bytes from every kernel of this processor, and under node, on 5,000 inputs
	cmake --build --preset native -j $(JOBS) --target attack_kernels
	node tests/parity/inputs.mjs build/attack/inputs $(ARTICLES)
	build/native/tests/attack_kernels core/model/english.model build/attack/inputs >build/attack/answers.jsonl
	[ ! -e build/modules/core/explainer.wasm ] || node tests/parity/answers.mjs build/attack/inputs build/attack/answers.jsonl

attack-threads: native ## 50 explanations at once, each the same bytes as alone
	cmake --build --preset native -j $(JOBS) --target attack_threads
	build/native/tests/attack_threads core/model/english.model tests/articles/*/source.* web/samples/*

attack-page: native wasm setup-browser setup-browsers ## 1,000 hostile strings each way into the page; 1,000 failures of its worker
	PAYLOADS=1 node --test --test-reporter=spec tests/browser/payloads.test.mjs
	FAILURES=1000 node --test --test-reporter=spec tests/browser/failures.test.mjs

mutants: native build/mutants/venv/installed ## Break the core in 150 places, one at a time: which the tests notice (COUNT=…)
	cmake --build --preset native -j $(JOBS) --target explainer_tests
	python3 tests/mutants/mutants.py --count $(or $(COUNT),150)
build/mutants/venv/installed: tests/mutants/requirements.txt
	$(call install,python3-venv)
	python3 -m venv build/mutants/venv
	build/mutants/venv/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@

kills: native ## Kill a batch of 1,000 articles 100 times at random moments: nothing lost, nothing twice
	KILLS=100 LINES=1000 node --test --test-reporter=spec --test-name-pattern='killed|full disk' tests/cli/batch.test.mjs

fresh: ## Both commands of the README on a Debian with nothing on it: make fresh SUITE=trixie (root, network; most of an hour)
	$(call install,debootstrap)
	tests/fresh/fresh.sh $(or $(SUITE),trixie) $(TASK)

train: native ## Train the language model anew (hours; needs ../shared and PyPI)
	cmake --build --preset native --target training_words
	core/model/train/run.sh

update: native ## Rewrite the expectations of the case files; review them in git
	build/native/tests/explainer_tests --update

format: setup-check setup-browser ## Format all sources
	clang-format -i $$(git ls-files '*.cpp' '*.h')
	cd web && npm run format

clean: ## Remove what was built
	rm -rf build

# $(call install,packages): installs those of the Debian packages that are missing
install = @$(find_missing); \
	if [ -n "$$missing" ]; then echo "Installing" $$missing; $(apt_update) && $(apt_install) $$missing >/dev/null; fi
# $(call offer,packages): the same where they can be had; what needs the others says so and is skipped
offer = @$(find_missing); \
	if [ -n "$$missing" ]; then $(apt_update); for package in $$missing; do echo "Installing $$package"; \
	  $(apt_install) $$package >/dev/null || echo "$$package can't be installed here: going on without it"; done; fi
find_missing = missing=$$(for package in $(1); do \
	  dpkg-query -W -f='$${db:Status-Abbrev}' $$package 2>/dev/null | grep -q '^ii' || echo $$package; done)
apt_update := $(SUDO) apt-get update -qq
apt_install := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends

setup-native:
	$(call install,$(if $(shell command -v npm),$(filter-out npm,$(packages_native)),$(packages_native)))
setup-wasm: setup-native
	$(call install,$(packages_wasm))
setup-browser: web/node_modules/.package-lock.json
	$(call install,$(packages_browser))
setup-browsers: setup-browser
	$(call offer,$(packages_browsers))
web/node_modules/.package-lock.json: web/package-lock.json | setup-native # npm writes it last
	cd web && npm ci --ignore-scripts --no-audit --no-fund
setup-plugins: setup-browser tests/plugins/node_modules/.package-lock.json
	$(call offer,$(packages_plugins))
	@$(MAKE) --no-print-directory build/wagtail/installed || echo "Wagtail can't be installed here: going on without it"
	@$(MAKE) --no-print-directory build/wordpress/installed || echo "The newest WordPress can't be had here: going on without it"
build/wagtail/installed: tests/plugins/requirements.txt
	python3 -m venv build/wagtail
	build/wagtail/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@
build/wordpress/installed: tests/plugins/newest-wordpress.sh
	tests/plugins/newest-wordpress.sh build/wordpress
tests/plugins/node_modules/.package-lock.json: tests/plugins/package-lock.json | setup-native
	cd tests/plugins && npm ci --ignore-scripts --no-audit --no-fund || echo "The editors can't be installed here: going on without them"
setup-bench: tests/bench/node_modules/.package-lock.json
tests/bench/node_modules/.package-lock.json: tests/bench/package-lock.json | setup-native # no scripts: they fetch for GPUs
	cd tests/bench && npm ci --ignore-scripts --no-audit --no-fund
setup-package: tests/package/node_modules/.package-lock.json
tests/package/node_modules/.package-lock.json: tests/package/package-lock.json | setup-native
	cd tests/package && npm ci --ignore-scripts --no-audit --no-fund
setup-fuzz: web/node_modules/.package-lock.json tests/fuzz/node_modules/.package-lock.json
tests/fuzz/node_modules/.package-lock.json: tests/fuzz/package-lock.json | setup-native
	cd tests/fuzz && npm ci --ignore-scripts --no-audit --no-fund
setup-examples: build/examples/.installed # what cannot be had the test says, and skips
	$(call offer,$(packages_examples))
build/examples/.installed: tests/examples/spark/requirements.txt | setup-native
	$(call install,python3-venv)
	python3 -m venv build/examples
	build/examples/bin/pip install -q -r $< && touch $@ || echo "PySpark can't be had here: going on without it"
setup-check:
	$(call install,$(packages_check))
