//! An enum per operation, of the errors that it answers with.

use super::{ErrorCode, Reading, write_enum};
use crate::Catalogue;
use crate::writers::markdown::escape::text;
use crate::writers::naming::{operation_error, unique};
use std::collections::HashSet;
use std::fmt::Write as _;

pub(super) fn write(
    out: &mut String,
    catalogue: &Catalogue,
    reading: &Reading,
    errors: &[ErrorCode],
) {
    let mut taken = HashSet::from(["Error", "Known", "Reply"].map(str::to_owned));
    for operation in &catalogue.operations {
        let members = errors
            .iter()
            .filter(|error| operation.codes.contains(error.code));
        let members: Vec<&ErrorCode> = members.collect();
        // One that has others is another service's.
        let is_own = operation
            .codes
            .iter()
            .all(|code| members.iter().any(|error| error.code == code));
        if is_own && !members.is_empty() {
            let name = unique(&operation_error(&operation.name), 'N', 2, &mut taken);
            let is_all = members.len() == errors.len();
            let about = format!("What {} answers with.", operation.label());
            let variants = members
                .iter()
                .map(|error| (*error, vec![text(&error.summary())]));
            write_enum(out, [&name, &about], reading, variants, OTHER);
            write_conversions(out, &name, reading, &members, is_all);
            let patterns = members
                .iter()
                .map(|error| format!("Self::{} {{ reply, .. }}", error.variant));
            let patterns = patterns.collect::<Vec<_>>().join("\n            | ");
            out.push_str(
                &include_str!("operation.txt")
                    .replace("PATTERNS", &patterns)
                    .replace("NAME", &name),
            );
        }
    }
}

/// The variant of what is none of an operation's errors.
const OTHER: &str = "    /// Another error of the service, such as one of what stands in front of the operation, or an unknown one.
    Other(Error),
";

/// Both ways between the enum of the operation and that of the service.
fn write_conversions(
    out: &mut String,
    name: &str,
    reading: &Reading,
    members: &[&ErrorCode],
    is_all: bool,
) {
    const LINES: &str =
        "    #[allow(clippy::too_many_lines, reason = \"as many as there are codes\")]\n";
    let mut narrow = String::new();
    let mut widen = String::new();
    for error in members {
        let fields = error
            .fields(reading)
            .into_iter()
            .map(|field| field.ident + ", ");
        let pattern = format!(
            "{} {{ {}reply }}",
            error.variant,
            fields.collect::<String>()
        );
        let _ = writeln!(narrow, "            Error::{pattern} => Self::{pattern},");
        let _ = writeln!(widen, "            {name}::{pattern} => Self::{pattern},");
    }
    // clippy wants the variant where one alone is left.
    let other = if is_all {
        "other @ Error::Unknown(_)"
    } else {
        "other"
    };
    let _ = write!(
        out,
        "\nimpl From<Error> for {name} {{\n{LINES}    fn from(error: Error) -> Self {{\n        match error {{\n{narrow}            \
         {other} => Self::Other(other),\n        }}\n    }}\n}}\n\nimpl From<{name}> for Error {{\n{LINES}    \
         fn from(error: {name}) -> Self {{\n        match error {{\n{widen}            {name}::Other(error) => error,\n        }}\n    \
         }}\n}}\n",
    );
}
