# NetCopilot: `make run` starts the shell, `make test` runs the tests, `make help` says the rest.

PREFIX ?= /usr/local
DESTDIR ?=
# What `make run` hands to the program, such as ARGS='doctor --json'.
ARGS ?=

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: run build test test-long bench fuzz captures catalogue models install uninstall lint format check-imports clean help

## run            install what is missing, build the release, start the shell (ARGS='…' for more)
run:
	@Scripts/install-packages
	@Scripts/build-release --quiet
	@exec .build/netcopilot $(ARGS)

## build          build the release and print where it is
build:
	@Scripts/install-packages
	@Scripts/build-release

## test           install what is missing, build, run every test
test:
	@Scripts/install-packages
	@Scripts/test

## test-long      the same with the tests that take minutes
test-long:
	@Scripts/install-packages
	@NETCOPILOT_LONG_TESTS=1 Scripts/test

## bench          measure the release against its budgets; JSON on stdout
bench:
	@Scripts/install-packages
	@Scripts/build-release --quiet
	@Benchmarks/run

## fuzz           feed random bytes to what reads command lines, JSON, packets and conversations
fuzz:
	@Fuzz/run json
	@Fuzz/run commands
	@Fuzz/run packets
	@Fuzz/run applications

## captures       write the sample captures in captures/ anew
captures:
	@Scripts/install-packages
	@swift run --quiet make-captures captures

## models         train what ships again from public files: make models SEQUENCES=… REQUESTS=…
models:
	@[ -n "$(SEQUENCES)$(REQUESTS)" ] || { echo "models: say SEQUENCES=FILE or REQUESTS=FILE; the cards in models/ name the files" >&2; exit 2; }
	@Scripts/build-release --quiet
	@[ -z "$(SEQUENCES)" ] || .build/netcopilot models train "$(SEQUENCES)" --output models/next-command.model
	@[ -z "$(REQUESTS)" ] || .build/netcopilot models train-ask "$(REQUESTS)" --output models/request-ranking.model

## catalogue      list the catalogue's files anew, after one was added, renamed or removed
catalogue:
	@Scripts/list-catalogue

## install        put program, completions and manual page under PREFIX (/usr/local), in DESTDIR
install:
	@[ -x .build/netcopilot ] || Scripts/build-release --quiet
	@Scripts/install-files install "$(DESTDIR)$(PREFIX)"

## uninstall      take them away again; what was recorded stays
uninstall:
	@Scripts/install-files uninstall "$(DESTDIR)$(PREFIX)"

## lint           check format, imports, scripts and the manual page
lint:
	@Scripts/lint

## format         bring every Swift file into the house format
format:
	@for path in Package.swift Sources Tests Benchmarks Fuzz captures; do \
	  if [ -e "$$path" ]; then swift format --in-place --parallel --recursive "$$path"; fi; \
	done

## check-imports  check who imports whom
check-imports:
	@Scripts/check-imports --self-test
	@Scripts/check-imports

## clean          remove everything that was built
clean:
	@rm -rf .build

## help           print this
help:
	@sed -n 's/^## /  make /p' Makefile
