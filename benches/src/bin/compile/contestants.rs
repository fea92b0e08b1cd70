//! The same enum in errorbook, by hand and in the peers.
//!
//! Variant 0 is `E0`, variant 1 is `E1 { name: String }`, and so on in turns. Each has a doc comment, a status, a code
//! (where the peer has codes), a message, which uses the field, and by hand and in errorbook what to do about it.

use std::fmt::Write;
use std::ops::Range;

/// One way to write the enum.
pub(crate) struct Contestant {
    /// The name in the table.
    pub(crate) name: &'static str,
    /// The name of its crate.
    pub(crate) krate: &'static str,
    /// Lines of its manifest; `{runtime}` is where errorbook's source is.
    pub(crate) dependencies: &'static str,
    /// Its source, for a number of variants.
    pub(crate) source: fn(usize) -> String,
    /// The most variants that it can stand: others take minutes.
    pub(crate) most: usize,
}

/// The crate that has nothing in it.
pub(crate) const EMPTY: &str = "empty";
/// The crate that the others are compared with.
pub(crate) const BY_HAND: &str = "by-hand";
/// The crate that has a target.
pub(crate) const ERRORBOOK: &str = "with-errorbook";
/// The same two with a subset of each five variants.
pub(crate) const SUBSETS_BY_HAND: &str = "subsets-by-hand";
pub(crate) const SUBSETS: &str = "with-subsets";

/// How many variants a subset has.
const SUBSET: usize = 5;

const BY_HAND_NEEDS: &str = "thiserror = \"2\"\n\
    axum = { version = \"0.8\", default-features = false, features = [\"json\"] }\n\
    serde = { version = \"1\", features = [\"derive\"] }\n";
const ERRORBOOK_NEEDS: &str =
    "errorbook = { path = {runtime}, features = [\"axum\", \"tower\"] }\n";

pub(crate) const CONTESTANTS: &[Contestant] = &[
    Contestant {
        name: "an empty crate: cargo and rustc alone",
        krate: EMPTY,
        dependencies: "",
        source: |_| String::new(),
        most: usize::MAX,
    },
    Contestant {
        name: "derive(Debug) alone",
        krate: "bare",
        dependencies: "",
        source: bare,
        most: usize::MAX,
    },
    Contestant {
        name: "thiserror alone",
        krate: "with-thiserror",
        dependencies: "thiserror = \"2\"\n",
        source: thiserror,
        most: usize::MAX,
    },
    Contestant {
        name: "thiserror, IntoResponse by hand",
        krate: BY_HAND,
        dependencies: BY_HAND_NEEDS,
        source: by_hand,
        most: usize::MAX,
    },
    Contestant {
        name: "errorbook",
        krate: ERRORBOOK,
        dependencies: ERRORBOOK_NEEDS,
        source: errorbook,
        most: usize::MAX,
    },
    Contestant {
        name: "the same by hand, an enum for each five variants",
        krate: SUBSETS_BY_HAND,
        dependencies: BY_HAND_NEEDS,
        source: subsets_by_hand,
        most: 2_000,
    },
    Contestant {
        name: "errorbook, a subset for each five variants",
        krate: SUBSETS,
        dependencies: ERRORBOOK_NEEDS,
        source: subsets,
        most: 2_000,
    },
    Contestant {
        name: "thiserror and api-error 0.1.9",
        krate: "with-api-error",
        dependencies: "thiserror = \"2\"\n\
                       api-error = { version = \"=0.1.9\", features = [\"axum\"] }\n",
        source: api_error,
        most: 2_000,
    },
    Contestant {
        name: "apollo-errors 0.8.0",
        krate: "with-apollo-errors",
        dependencies: "apollo-errors = \"=0.8.0\"\nmiette = \"7\"\n",
        source: apollo_errors,
        most: 2_000,
    },
];

/// What of a variant is not the same for all, given its number.
struct Variant {
    status: u16,
    /// What the status is called in `http`.
    status_name: &'static str,
    message: String,
    help: String,
    has_field: bool,
}

fn variant(number: usize) -> Variant {
    if number.is_multiple_of(2) {
        Variant {
            status: 404,
            status_name: "NOT_FOUND",
            message: format!("there is no thing {number}"),
            help: format!("ask for another thing than {number}"),
            has_field: false,
        }
    } else {
        Variant {
            status: 403,
            status_name: "FORBIDDEN",
            message: format!("thing {number} of {{name}} is blocked"),
            help: format!("ask the owner of thing {number} to lift the block"),
            has_field: true,
        }
    }
}

/// An enum whose variants have these attributes, and its fields this one.
fn with_attributes(
    size: usize,
    head: &str,
    field: &str,
    attributes: fn(usize, &Variant) -> String,
) -> String {
    enum_of("Error", 0..size, head, field, attributes)
}

fn enum_of(
    name: &str,
    numbers: Range<usize>,
    head: &str,
    field: &str,
    attributes: fn(usize, &Variant) -> String,
) -> String {
    let mut source = format!("{head}\npub enum {name} {{\n");
    for number in numbers {
        let variant = variant(number);
        let fields = if variant.has_field {
            format!(" {{ {field}name: String }}")
        } else {
            String::new()
        };
        let attributes = attributes(number, &variant);
        // A String takes everything.
        let _ = writeln!(
            source,
            "    /// Thing {number} cannot be had, and this says why.\n{attributes}    E{number}{fields},"
        );
    }
    source.push_str("}\n");
    source
}

fn bare(size: usize) -> String {
    with_attributes(size, "#[derive(Debug)]", "", |_, _| String::new())
}

fn thiserror(size: usize) -> String {
    thiserror_of("Error", 0..size)
}

fn thiserror_of(name: &str, numbers: Range<usize>) -> String {
    enum_of(
        name,
        numbers,
        "#[derive(Debug, thiserror::Error)]",
        "",
        |_, variant| format!("    #[error({:?})]\n", variant.message),
    )
}

/// One match for what differs between variants, and `Display` for the message: of six ways to write it
/// this was the fastest to check. It sends no field as a member, which errorbook does.
fn by_hand(size: usize) -> String {
    let mut source = String::from(
        "#[derive(serde::Serialize)]
struct Problem {
    code: &'static str,
    message: String,
    help: &'static str,
}

",
    );
    source += &thiserror(size);
    source += &into_response("Error", 0..size);
    source
}

fn into_response(name: &str, numbers: Range<usize>) -> String {
    let mut source = format!(
        "
impl axum::response::IntoResponse for {name} {{
    fn into_response(self) -> axum::response::Response {{
        use axum::http::StatusCode;
        let (status, code, help) = match &self {{
"
    );
    for number in numbers {
        let Variant {
            status_name,
            help,
            has_field,
            ..
        } = variant(number);
        let fields = if has_field { " { .. }" } else { "" };
        let _ = writeln!(
            source,
            "            {name}::E{number}{fields} => (StatusCode::{status_name}, \"BENCH_E{number}\", {help:?}),"
        );
    }
    source.push_str(
        "        };
        let problem = Problem { code, message: self.to_string(), help };
        (status, axum::Json(problem)).into_response()
    }
}
",
    );
    source
}

/// The variants of each subset.
fn sets(size: usize) -> impl Iterator<Item = (String, Range<usize>)> {
    let starts = (0..size).step_by(SUBSET).enumerate();
    starts.map(move |(number, start)| {
        let end = size.min(start + SUBSET);
        (format!("Set{number}"), start..end)
    })
}

fn subsets_by_hand(size: usize) -> String {
    let mut source = by_hand(size);
    for (name, numbers) in sets(size) {
        source += &thiserror_of(&name, numbers.clone());
        source += &into_response(&name, numbers.clone());
        let _ = writeln!(
            source,
            "impl From<{name}> for Error {{\n    fn from(error: {name}) -> Self {{\n        match error {{"
        );
        for number in numbers {
            let fields = if variant(number).has_field {
                " { name }"
            } else {
                ""
            };
            let _ = writeln!(
                source,
                "            {name}::E{number}{fields} => Error::E{number}{fields},"
            );
        }
        source.push_str("        }\n    }\n}\n");
    }
    source
}

fn subsets(size: usize) -> String {
    let mut head = String::from(
        "#[derive(Debug, errorbook::ApiError)]\n#[api_error(prefix = \"BENCH\")]\n#[api_error(",
    );
    // In one attribute: rustc's recursion limit counts the attributes of a type.
    for (name, numbers) in sets(size) {
        let names: Vec<String> = numbers.map(|number| format!("E{number}")).collect();
        let _ = write!(head, "\n    subset {name} = [{}],", names.join(", "));
    }
    head.push_str("\n)]");
    errorbook_of(size, &head)
}

pub(crate) fn errorbook(size: usize) -> String {
    let head = "#[derive(Debug, errorbook::ApiError)]\n#[api_error(prefix = \"BENCH\")]";
    errorbook_of(size, head)
}

fn errorbook_of(size: usize, head: &str) -> String {
    with_attributes(size, head, "#[expose] ", |number, variant| {
        let Variant {
            status,
            message,
            help,
            ..
        } = variant;
        format!(
            "    #[status({status})]\n    #[code(\"BENCH_E{number}\")]\n    #[message({message:?})]\n    #[help({help:?})]\n"
        )
    })
}

fn api_error(size: usize) -> String {
    let head = "use api_error::ApiError;\n\n#[derive(Debug, thiserror::Error, ApiError)]";
    with_attributes(size, head, "", |_, variant| {
        let Variant {
            status, message, ..
        } = variant;
        format!(
            "    #[error({message:?})]\n    #[api_error(status_code = {status}, message = {message:?})]\n"
        )
    })
}

fn apollo_errors(size: usize) -> String {
    let head = "#[derive(Debug, apollo_errors::Error, miette::Diagnostic)]";
    with_attributes(size, head, "#[extension] ", |number, variant| {
        let Variant {
            status, message, ..
        } = variant;
        format!(
            "    #[error({message:?})]\n    #[diagnostic(code(bench::e{number}))]\n    #[http_status({status})]\n"
        )
    })
}
