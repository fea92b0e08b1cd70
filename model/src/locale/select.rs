//! Which variant of a text is chosen.

use super::source::{Cut, offset};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant,
    VariantKey,
};
use fluent_syntax::parser;
use std::fmt::Write;

/// A file in which the variant is chosen by a function of this name, which is given the value and the keys of the variants: a
/// function of Fluent is not told for which variants its value is.
///
/// ```
/// use errorbook_model::locale::chosen_by;
///
/// let text = "SEATS = { $count ->\n    [0] None\n    [one] One\n   *[other] More\n}\n";
/// let expected = "SEATS = { CHOOSE($count, 0, \"one\", \"other\") ->\n    [0] None\n    [one] One\n   *[other] More\n}\n";
/// assert_eq!(chosen_by("CHOOSE", text), expected);
/// ```
pub fn chosen_by(function: &str, text: &str) -> String {
    let (Ok(resource) | Err((resource, _))) = parser::parse(Cut(text));
    let mut calls = Calls {
        function,
        text,
        before: 0,
        out: String::new(),
    };
    for entry in &resource.body {
        let (value, attributes) = match entry {
            Entry::Message(message) => (message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (Some(&term.value), &term.attributes),
            _ => continue,
        };
        let attributes = attributes.iter().map(|attribute| &attribute.value);
        for pattern in value.into_iter().chain(attributes) {
            calls.pattern(pattern);
        }
    }
    calls.out + &text[calls.before..]
}

struct Calls<'a> {
    function: &'a str,
    text: &'a str,
    /// What is written already.
    before: usize,
    out: String,
}

impl<'a> Calls<'a> {
    fn pattern(&mut self, pattern: &Pattern<Cut<'a>>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<Cut<'a>>) {
        match expression {
            Expression::Select { selector, variants } => {
                self.call(selector, variants);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => {
                self.expression(expression);
            }
            Expression::Inline(_) => {}
        }
    }

    /// Writes the call in the place of a value, or of a function of it; texts are compared as they are.
    fn call(&mut self, selector: &InlineExpression<Cut<'a>>, variants: &[Variant<Cut<'a>>]) {
        let Some((start, end)) = self.place(selector) else {
            return;
        };
        let selector = &self.text[start..end];
        let before = &self.text[self.before..start];
        let _ = write!(self.out, "{before}{}({selector}", self.function);
        for variant in variants {
            let _ = match variant.key {
                VariantKey::Identifier { name } => write!(self.out, ", \"{}\"", name.0),
                VariantKey::NumberLiteral { value } => write!(self.out, ", {}", value.0),
            };
        }
        self.out.push(')');
        self.before = end;
    }

    /// Where a value stands, or a function of it.
    fn place(&self, inline: &InlineExpression<Cut<'a>>) -> Option<(usize, usize)> {
        match inline {
            InlineExpression::VariableReference { id } => {
                let name = offset(self.text, id.name.0)?;
                Some((name - 1, name + id.name.0.len()))
            }
            InlineExpression::FunctionReference { id, arguments } => {
                let start = offset(self.text, id.name.0)?;
                let inside = self.last(arguments)?;
                let rest = self.text.get(inside..)?;
                Some((start, inside + rest.find(')')? + 1))
            }
            _ => None,
        }
    }

    /// Where the last argument ends, but for the quote of a text.
    fn last(&self, arguments: &CallArguments<Cut<'a>>) -> Option<usize> {
        let last = arguments.named.last().map(|argument| &argument.value);
        match last.or(arguments.positional.last())? {
            InlineExpression::StringLiteral { value }
            | InlineExpression::NumberLiteral { value } => {
                Some(offset(self.text, value.0)? + value.0.len())
            }
            inline => Some(self.place(inline)?.1),
        }
    }
}
