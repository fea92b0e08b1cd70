# The commands that are used most; .ci/run has all checks.

default:
    @just --list

# Everything that must pass before a change lands.
ci:
    .ci/run

test:
    cargo test --workspace

fmt *args:
    .ci/fmt {{args}}

lint:
    cargo clippy --workspace --all-targets --all-features -- -D warnings
    cargo clippy --manifest-path fuzz/Cargo.toml -- -D warnings
    cargo clippy --manifest-path benches/Cargo.toml --all-targets -- -D warnings

doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --all-features

# Each published crate by itself: with each feature alone, with none, with all. `just features --tests`.
features *args:
    .ci/features {{args}}

# The rooms of the runtime: no module names one above its own.
rooms:
    .ci/rooms

# What the dependencies may be; `just deny advisories` fetches the database of vulnerabilities.
deny *args:
    .ci/deny {{args}}

# The oldest Rust that each crate promises: what a service depends on, or `--all`.
msrv *args:
    .ci/msrv {{args}}

# The lowest versions that the manifests allow.
minimal-versions *args:
    .ci/minimal-versions {{args}}

# Each published crate from its archive; `just package --allow-dirty` before a commit.
package *args:
    .ci/package {{args}}

# What the tests run of the runtime and the macros; `just coverage --html`.
coverage *args:
    .ci/coverage {{args}}

# A million errors of each HTTP demo: its answers, its memory, its descriptors.
soak *args:
    cargo run --release --manifest-path benches/Cargo.toml --bin soak -- {{args}}

# What the demos say on the wire, against the RFCs.
lint-http:
    .ci/lint-http

# The demo; `just demo org-actix` for the one on actix-web, `org-poem` on poem, `org-rocket` on Rocket, `org-grpc` on tonic.
demo package="org-api":
    cargo run -p {{package}}

# Against by hand and the peers; `just bench --check` fails past a target, `--all` runs every measurement.
bench *args:
    cargo run --release --manifest-path benches/Cargo.toml -- {{args}}

# Compile time of one enum: `just compile 1000`.
compile *args:
    cargo run --release --manifest-path benches/Cargo.toml --bin compile -- {{args}}

# Every short text of the headers that are parsed, against naive references.
exhaustive:
    cargo run --release --manifest-path benches/Cargo.toml --bin exhaustive

# Writes the pinned compile errors, snapshots and expansions anew; read the diff.
bless:
    TRYBUILD=overwrite cargo test -p errorbook-ui-tests
    UPDATE_EXPECT=1 cargo test -p errorbook-macros -p errorbook-tests
