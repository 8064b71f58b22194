# One line a task; packaging/bootstrap.py installs what each of them needs.
PYTHON ?= python3
ARGS ?=
bootstrap = $(PYTHON) packaging/bootstrap.py

.DEFAULT_GOAL := help
.PHONY: help run demo test check bench eval package audit sbom clean

help: ## List the tasks
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/'

run: ## Install what is missing and open the window (without a display: play the demo call into demo-out/)
	@$(bootstrap) run $(ARGS)

demo: ## Hear the demo call with the real recogniser; words, pictures and a summary go to demo-out/
	@$(bootstrap) demo $(ARGS)

test: ## The whole test suite, with a virtual screen and a virtual headset; ARGS="tests/core -k pace" for a part
	@$(bootstrap) test $(ARGS)

check: ## Format, lint, types, import layers
	@$(bootstrap) check

bench: ## Measure delays, processor share and memory on this machine
	@$(bootstrap) bench $(ARGS)

eval: ## Measure the warnings on labelled cases, written and spoken: right, wrong, missed, late
	@$(bootstrap) eval $(ARGS)

package: ## Make what is handed out: wheel, sdist, the frozen program, a .deb; ARGS=freeze for a part
	@$(bootstrap) package $(ARGS)

audit: ## Look the installed packages up in the published lists of vulnerabilities
	@$(bootstrap) audit $(ARGS)

sbom: ## What the program is made of, and every licence, into build/third_parties/
	@$(bootstrap) sbom

clean: ## Remove the environment and everything that was built or cached here
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist demo-out bench-out eval-out
