//! The functions that a message may call, with their arguments.

use super::source::Cut;
use crate::{Fault, similar};
use fluent_syntax::ast::{CallArguments, Identifier, InlineExpression, NamedArgument};

/// The function of numbers, which is the only one.
const NUMBER: &str = "NUMBER";

/// What an option of `NUMBER` may be.
enum Values {
    Words([&'static str; 2]),
    /// A number of digits, from here to [`MOST_DIGITS`].
    DigitsFrom(u8),
}

/// An `f64` has no more digits that are certain.
const MOST_DIGITS: u8 = 15;

const OPTIONS: [(&str, Values); 7] = [
    ("type", Values::Words(["cardinal", "ordinal"])),
    ("useGrouping", Values::Words(["true", "false"])),
    ("minimumIntegerDigits", Values::DigitsFrom(1)),
    ("minimumFractionDigits", Values::DigitsFrom(0)),
    ("maximumFractionDigits", Values::DigitsFrom(0)),
    ("minimumSignificantDigits", Values::DigitsFrom(1)),
    ("maximumSignificantDigits", Values::DigitsFrom(1)),
];

/// What is wrong with a call, each with the name that it stands at.
pub(super) fn check<'a>(
    id: &Identifier<Cut<'a>>,
    arguments: &CallArguments<Cut<'a>>,
) -> Vec<(&'a str, Fault)> {
    let function = id.name.0;
    if function != NUMBER {
        let wrong = format!("there is no function `{function}`");
        let write = format!("write `{NUMBER}($count)`, or the value by itself");
        return vec![(function, Fault::new(wrong, write))];
    }
    let mut faults = Vec::new();
    if arguments.positional.len() != 1 {
        let number = if arguments.positional.is_empty() {
            "no value"
        } else {
            "several values"
        };
        let wrong = format!("`{NUMBER}` has {number}");
        let fault = Fault::new(wrong, format!("write one: `{NUMBER}($count)`"));
        faults.push((function, fault));
    }
    for argument in &arguments.named {
        let fault = check_option(argument).err();
        faults.extend(fault.map(|fault| (argument.name.name.0, fault)));
    }
    faults
}

fn check_option(argument: &NamedArgument<Cut>) -> Result<(), Fault> {
    let name = argument.name.name.0;
    let Some((_, values)) = OPTIONS.iter().find(|(option, _)| *option == name) else {
        let options = OPTIONS.iter().map(|(option, _)| *option);
        let write = match similar::nearest(name, options.clone()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!(
                "write one of `{}`",
                options.collect::<Vec<_>>().join("`, `")
            ),
        };
        let wrong = format!("`{NUMBER}` has no option `{name}`");
        return Err(Fault::new(wrong, write));
    };
    let (is_right, write) = match (values, &argument.value) {
        (Values::Words([first, second]), value) => (
            matches!(value, InlineExpression::StringLiteral { value } if [first, second].contains(&&value.0)),
            format!("write `{name}: \"{first}\"` or `{name}: \"{second}\"`"),
        ),
        (Values::DigitsFrom(least), value) => (
            matches!(value, InlineExpression::NumberLiteral { value } if is_number(value.0, *least)),
            format!("write a number from {least} to {MOST_DIGITS}: `{name}: 2`"),
        ),
    };
    if is_right {
        return Ok(());
    }
    Err(Fault::new(
        format!("`{name}` cannot have this value"),
        write,
    ))
}

fn is_number(text: &str, least: u8) -> bool {
    let number: Option<u8> = text.parse().ok();
    number.is_some_and(|number| (least..=MOST_DIGITS).contains(&number))
}
