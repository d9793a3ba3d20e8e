# wend: make does what CI does; make help lists the rest.

GO       ?= go
FUZZTIME ?= 5s
BENCH    ?= .
COUNT    ?= 1
ARGS     ?= demo

# The tools live in a module of their own, so that go.mod stays the product's.
TOOL := $(GO) tool -modfile=.ci/tools/go.mod

export CGO_ENABLED := 0

.DEFAULT_GOAL := all
.PHONY: all help run demo build test race e2e fuzz faults bench latency cover golden cross vet lint fmt fmt-check tidy-check clean benchstat

# lint vets too, so vet is for whoever has no time to build the linter.
all: fmt-check tidy-check lint race test cross fuzz ## what CI runs

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## build and open the demo (or ARGS="FILE")
	$(GO) run ./cmd/wend $(ARGS)

demo: ## build and open the demo
	$(GO) run ./cmd/wend demo

build: ## bin/wend
	$(GO) build -trimpath -o bin/wend ./cmd/wend

test: ## every test; those that need tmux are skipped where it is missing
	$(GO) test ./...

# What may race: the model computes in one goroutine but for the maps that it keeps.
RACED := ./assets/... ./cmd/... ./model/atlas ./store/... ./ui/...

# Short: properties and long sessions go fewer rounds, since test goes them all.
# Without the option each program that a test runs would wait a second at its end.
race: ## the tests but e2e under the race detector, where there is a C compiler
	@if command -v gcc >/dev/null; \
	then echo 'go test -race -short'; CGO_ENABLED=1 WEND_E2E=skip GORACE=atexit_sleep_ms=10 $(GO) test -race -short $(RACED); \
	else echo 'no gcc: without the race detector'; WEND_E2E=skip $(GO) test -short $(RACED); fi

e2e: ## the real program in a real terminal; needs tmux
	WEND_E2E=require $(GO) test -count=1 ./cmd/...

fuzz: ## each fuzz target for FUZZTIME
	.ci/fuzz $(FUZZTIME)

faults: ## faults injected as often as it takes to trust a file, in a table; SOAK=1 ten times as often
	SOAK=$(SOAK) .ci/faults

bench: ## benchmarks; compare two runs of COUNT=10 with benchstat
	$(GO) test -run '^$$' -bench '$(strip $(BENCH))' -count $(COUNT) -benchmem ./...

latency: ## from a key to its frame, in a terminal, beside vim and micro; Linux
	$(GO) build -trimpath -ldflags='-s -w' -o bin/wend ./cmd/wend
	$(GO) run ./.ci/latency $(LATENCY) bin/wend

benchstat: ## compare OLD=old.txt with NEW=new.txt
	$(TOOL) benchstat $(OLD) $(NEW)

cover: ## coverage of the whole by the whole
	$(GO) test -coverpkg=./... -coverprofile=cover.out ./...
	$(GO) tool cover -func=cover.out | tail -n 1

golden: ## redraw the pictures that tests compare with; read the diff
	WEND_GOLDEN=update $(GO) test -count=1 ./...

cross: ## it compiles on every system we promise
	GOOS=linux   GOARCH=arm64 $(GO) build ./...
	GOOS=darwin  GOARCH=arm64 $(GO) build ./...
	GOOS=windows GOARCH=amd64 $(GO) build ./...

vet:
	$(GO) vet ./...

lint: ## golangci-lint; building it the first time takes minutes
	$(TOOL) golangci-lint run

fmt: ## gofumpt, in place
	$(TOOL) gofumpt -w .

fmt-check:
	@unformatted=$$($(TOOL) gofumpt -l .) || exit 1; \
	if [ -n "$$unformatted" ]; then echo "not formatted (make fmt):"; echo "$$unformatted"; exit 1; fi

tidy-check: ## go.mod and go.sum are what the code needs
	$(GO) mod tidy -diff

clean:
	rm -rf bin cover.out
