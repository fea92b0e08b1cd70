//! The errors of each operation.

use super::{ErrorType, text};
use crate::writers::naming::{operation_error, unique};
use crate::{Catalogue, Operation};
use indexmap::IndexSet;
use std::collections::HashSet;
use std::fmt::Write as _;

/// An operation, with the names of its union and of the union's members.
struct Union<'a> {
    operation: &'a Operation,
    name: String,
    members: Vec<&'a ErrorType<'a>>,
}

/// The unions of the operations that are known, and a guard that narrows an error to one of them.
pub(super) fn write(
    out: &mut String,
    catalogue: &Catalogue,
    errors: &[ErrorType],
    names: &mut HashSet<String>,
) {
    let operations = catalogue.operations.iter();
    let unions: Vec<Union> = operations
        .map(|operation| Union {
            operation,
            name: unique(&operation_error(&operation.name), '_', 2, names),
            members: errors
                .iter()
                .filter(|error| operation.codes.contains(error.code()))
                .collect(),
        })
        .collect();
    if unions.is_empty() {
        return;
    }
    for union in &unions {
        let about = format!("What {} answers with.", union.operation.label());
        out.push('\n');
        text::comment(out, &[text::prose(&about)]);
        let _ = write!(out, "export type {} =", union.name);
        super::write_union(out, union.members.iter().map(|error| error.name.clone()));
    }
    out.push_str("\n/** The errors of each operation. */\nexport interface OperationErrors {\n");
    for union in &unions {
        let _ = writeln!(
            out,
            "  {}: {};",
            text::member(&union.operation.name),
            union.name
        );
    }
    out.push_str("}\n");
    out.push_str(GUARD);
    out.push_str("\nconst operations: ReadonlyMap<keyof OperationErrors, readonly ErrorCode[]> = new Map([\n");
    for union in &unions {
        let codes: IndexSet<_> = union
            .members
            .iter()
            .map(|error| text::code(error.code()))
            .collect();
        let codes = Vec::from_iter(codes).join(", ");
        let _ = writeln!(
            out,
            "  [{}, [{codes}]],",
            text::string(&union.operation.name)
        );
    }
    out.push_str("]);\n");
}

const GUARD: &str = "
/**
 * Whether an error is one that an operation answers with. Another one is of what stands in front of the operation, or of a
 * later version of the service.
 */
export function isErrorOf<Name extends keyof OperationErrors>(
  operation: Name,
  error: ApiError,
): error is OperationErrors[Name] {
  return operations.get(operation)?.includes(error.code) ?? false;
}
";
