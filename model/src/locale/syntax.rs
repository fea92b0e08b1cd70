//! What the parser of Fluent found, in plain words.

use crate::Fault;
use fluent_syntax::parser::{ErrorKind, ParserError};

/// The fault of a syntax error in a file.
pub(super) fn fault(text: &str, error: &ParserError) -> Fault {
    if text[error.pos.start..].starts_with('\t') {
        return Fault::new(
            "there is a tab here, which Fluent takes for text",
            "write spaces",
        );
    }
    let junk = error.slice.clone().unwrap_or_default();
    // The parser gives up on an attribute and then finds that a message cannot begin with its white space.
    let line = super::source::up_to(text, junk.end)
        .get(junk.start..)
        .unwrap_or_default();
    if error.pos.start == junk.start && line.starts_with(' ') {
        return Fault::new(
            "this line belongs to no message",
            "write an attribute as `.help = text` with a text that is well formed, below its message; a message begins \
             at the start of a line",
        );
    }
    if line.starts_with('\u{feff}') {
        return Fault::new(
            "there is a byte order mark here",
            "save the file as UTF-8 without one",
        );
    }
    let (wrong, write) = words(&error.kind);
    Fault::new(wrong, write)
}

fn words(kind: &ErrorKind) -> (String, &'static str) {
    const PLACEABLE: &str = "write `{ $name }`, and a brace of the text as `{\"{\"}`";
    const SELECTOR: &str = "select by a value: `{ $count ->`";
    let (wrong, write) = match kind {
        ErrorKind::ExpectedToken(token) => {
            let write = match token {
                '=' => "write `CODE = text`, and indent the lines of a text that goes on",
                '}' => PLACEABLE,
                ']' => "write the key of a variant as `[one]`",
                '"' => "close the text in quotes on its line",
                ')' => "close the arguments of the function",
                _ => "write a comment as `# text`, with a space",
            };
            return (format!("there is no `{token}` here"), write);
        }
        ErrorKind::ExpectedCharRange { range } if range == "a-zA-Z" => (
            "there is no name here",
            "write `CODE = text`, a letter first, and indent the lines of a text that goes on",
        ),
        ErrorKind::ExpectedCharRange { range } if range == "0-9" => {
            ("there is no number here", "write digits: `3`, `0.5`")
        }
        ErrorKind::ExpectedCharRange { .. } => (
            "the variants do not begin on a line of their own",
            "end the line behind `->`",
        ),
        ErrorKind::ExpectedMessageField { entry_id }
        | ErrorKind::ExpectedTermField { entry_id } => {
            let is_term = matches!(kind, ErrorKind::ExpectedTermField { .. });
            let dash = if is_term { "-" } else { "" };
            let write = "write it behind the `=`, or below it and indented";
            return (format!("`{dash}{entry_id}` has no text"), write);
        }
        ErrorKind::ForbiddenCallee => (
            "this is no name of a function",
            "write the name in capitals: `NUMBER($count)`",
        ),
        ErrorKind::MissingDefaultVariant => (
            "none of the variants is the default",
            "mark one with a star: `*[other]`",
        ),
        ErrorKind::MultipleDefaultVariants => (
            "two of the variants are the default",
            "mark one alone with a star: `*[other]`",
        ),
        ErrorKind::MissingValue => ("there is no text here", "write one, or remove the line"),
        ErrorKind::MessageReferenceAsSelector | ErrorKind::MessageAttributeAsSelector => {
            ("a message cannot be selected by", SELECTOR)
        }
        ErrorKind::TermReferenceAsSelector => (
            "a term cannot be selected by",
            "select by a value, `{ $count ->`, or by an attribute of the term, `{ -brand.gender ->`",
        ),
        ErrorKind::TermAttributeAsPlaceable => (
            "an attribute of a term is no text",
            "select by it, `{ -brand.gender ->`, or write the term, `{ -brand }`",
        ),
        ErrorKind::UnterminatedStringLiteral => (
            "a text in quotes does not end on its line",
            "close it with `\"`",
        ),
        ErrorKind::PositionalArgumentFollowsNamed => (
            "a value follows a named argument",
            "write the value first: `NUMBER($count, minimumFractionDigits: 2)`",
        ),
        ErrorKind::DuplicatedNamedArgument(name) => {
            return (
                format!("the argument `{name}` is given twice"),
                "remove one of the two",
            );
        }
        ErrorKind::UnknownEscapeSequence(_) | ErrorKind::InvalidUnicodeEscapeSequence(_) => (
            "this is no escape of Fluent",
            "write `\\\\`, `\\\"`, `\\u` with four hexadecimal digits or `\\U` with six",
        ),
        ErrorKind::UnbalancedClosingBrace => ("a `}` without its `{`", PLACEABLE),
        ErrorKind::ExpectedInlineExpression => ("there is no value in the braces", PLACEABLE),
        ErrorKind::ExpectedSimpleExpressionAsSelector => {
            ("a placeable cannot be selected by", SELECTOR)
        }
        ErrorKind::ExpectedLiteral => (
            "the value of a named argument is no literal",
            "write a number or a text in quotes",
        ),
    };
    (wrong.to_owned(), write)
}
