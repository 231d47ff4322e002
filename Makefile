# What there is to do here. `make` alone lists it.
# Every build and test run uses these flags and no others, so that all of them share one build; only the
# package has a build of its own.

DOSSIER = .build/release/dossier
TEST = swift test -c release --disable-testable-imports
SWIFT_FILES = Sources Tests templates/Theme.swift Package.swift

.DEFAULT_GOAL := help
# Two runs of the Swift package manager would only wait for each other.
.NOTPARALLEL:
.PHONY: help site test golden check lint format ci nightly campaigns clean pictures bench install uninstall package \
  test-package setup setup-tests build check-site

help: ## List what there is to do.
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/make \1	\2/p' Makefile | expand -t 16

site: build ## Build the dossier and say where to open it.
	@$(DOSSIER) source verify
	@$(DOSSIER) build
	@printf 'or, as an address: file://%s/site/index.html\n' "$$(pwd -P | sed 's/%/%25/g; s/ /%20/g; s/#/%23/g; s/?/%3F/g')"

test: setup-tests ## Run all tests.
	@scripts/test.sh $(TEST)

golden: setup ## Write the expected outputs of the tests and the site anew.
	DOSSIER_RENEW=1 $(TEST) --filter 'GoldenSiteTests|ComparingTests'
	@$(MAKE) --no-print-directory site

pictures: build setup-tests ## Take the pictures of docs/pictures anew.
	.build/browser/bin/python -B scripts/pictures.py

bench: build ## Measure builds of 100, 1,000 and 10,000 notes; or NOTES="100 200" RUNS=3 HUGO=PROGRAM.
	@swift build -c release --product dossier-bench
	@.build/release/dossier-bench $(if $(NOTES),--notes $(NOTES)) $(if $(RUNS),--runs $(RUNS)) \
	  $(if $(HUGO),--hugo $(HUGO))

check: build ## Report everything that is wrong with this dossier's content.
	@$(DOSSIER) check

install: $(if $(wildcard $(DOSSIER)),,build) ## Install program, manual and completions; PREFIX (/usr/local), DESTDIR.
	@scripts/install.sh $(DOSSIER)

uninstall: ## Remove what was installed; PREFIX and DESTDIR as with install.
	@scripts/install.sh --remove

package: setup ## Make a Debian package that runs without Swift.
	@scripts/setup.sh --package
	@scripts/package.sh

lint: ## Check the style of the code.
	swift format lint --strict --recursive $(SWIFT_FILES)

format: ## Put the code in style.
	swift format --in-place --recursive $(SWIFT_FILES)

ci: test lint check-site ## Everything that must hold before a change is taken.

nightly: ## The same, then the campaigns and the package.
	@env -u DOSSIER_CAMPAIGN $(MAKE) --no-print-directory ci
	@$(MAKE) --no-print-directory campaigns test-package

campaigns: setup-tests ## Run the property tests with ten times the rounds, every kill and fault.
	@scripts/campaigns.sh $(TEST)

clean: ## Remove what was built.
	swift package clean
	rm -rf .build-package

# The package, where nothing else is installed; as root, since it takes a root folder of its own.
test-package: setup
	@scripts/test-package.sh

setup:
	@scripts/setup.sh

setup-tests:
	@scripts/setup.sh --tests

build: setup
	@swift build -c release --product dossier

# The committed site is what a build writes, also by a binary that finds no templates beside the content.
check-site: build
	$(DOSSIER) build --check
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	cp -R content site "$$folder" && \
	echo '$(DOSSIER) build --check, without templates/' && \
	$(DOSSIER) build --check "$$folder"
