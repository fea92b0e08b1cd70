//! What a text refers to: values, other messages, terms and functions.

use super::source::{Cut, Sources};
use super::{Entries, Part, Place, Variable, function};
use crate::{Fault, similar};
use fluent_syntax::ast::{
    Expression, InlineExpression, NamedArgument, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;
use std::fmt::Write;

/// The values that a text uses, and the text as a template; what it refers to in vain is a fault.
pub(super) fn walk<'r, 'a>(
    id: &'a str,
    part: Part,
    pattern: &'r Pattern<Cut<'a>>,
    entries: &'r Entries<'r, 'a>,
    sources: &'r Sources<'a>,
    faults: &'r mut Vec<(Place, Fault)>,
) -> (Vec<Variable<'a>>, String) {
    let attribute = (part != Part::Message).then_some(part.as_str());
    let mut walk = Walk {
        entries,
        sources,
        faults,
        variables: Vec::new(),
        template: String::new(),
        path: vec![Reference {
            id,
            attribute,
            is_term: false,
        }],
        term: None,
        selects: false,
    };
    walk.pattern(pattern);
    (walk.variables, walk.template)
}

/// A message or a term, or one of its attributes.
#[derive(Clone, Copy, PartialEq)]
struct Reference<'a> {
    id: &'a str,
    attribute: Option<&'a str>,
    is_term: bool,
}

impl Reference<'_> {
    /// As it is written.
    fn written(self) -> String {
        let dash = if self.is_term { "-" } else { "" };
        match self.attribute {
            Some(attribute) => format!("{dash}{}.{attribute}", self.id),
            None => format!("{dash}{}", self.id),
        }
    }
}

struct Walk<'r, 'a> {
    entries: &'r Entries<'r, 'a>,
    sources: &'r Sources<'a>,
    faults: &'r mut Vec<(Place, Fault)>,
    variables: Vec<Variable<'a>>,
    /// What is written, with `{name}` for a value.
    template: String,
    /// The text that is walked, and those that led to it.
    path: Vec<Reference<'a>>,
    /// Inside a term, what the reference to it gives it: the values of the error are not known there.
    term: Option<(&'a str, &'r [NamedArgument<Cut<'a>>])>,
    /// Inside a selector, where a term may ask for a value that it is not given.
    selects: bool,
}

impl<'r, 'a> Walk<'r, 'a> {
    fn pattern(&mut self, pattern: &'r Pattern<Cut<'a>>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text(value.0),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.template += &text.replace('{', "{{").replace('}', "}}");
    }

    fn expression(&mut self, expression: &'r Expression<Cut<'a>>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                let before = self.template.len();
                self.selects = true;
                self.inline(selector);
                self.selects = false;
                self.template.truncate(before);
                for (number, variant) in variants.iter().enumerate() {
                    let (VariantKey::Identifier { name: key }
                    | VariantKey::NumberLiteral { value: key }) = &variant.key;
                    if variants[..number]
                        .iter()
                        .any(|before| before.key == variant.key)
                    {
                        let wrong = format!("the variant `[{}]` stands here a second time", key.0);
                        self.fault(key.0, wrong, "remove one of the two".to_owned());
                    }
                    let before = self.template.len();
                    self.pattern(&variant.value);
                    if !variant.default {
                        self.template.truncate(before);
                    }
                }
            }
        }
    }

    fn inline(&mut self, inline: &'r InlineExpression<Cut<'a>>) {
        match inline {
            InlineExpression::StringLiteral { value } => {
                self.text(&unescape_unicode_to_string(value.0));
            }
            InlineExpression::NumberLiteral { value } => self.text(value.0),
            InlineExpression::VariableReference { id } => self.variable(id.name.0),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { id, arguments } => {
                for (at, fault) in function::check(id, arguments) {
                    self.faults.push((self.sources.place(at), fault));
                }
                for argument in &arguments.positional {
                    self.inline(argument);
                }
            }
            InlineExpression::MessageReference { id, attribute } => self.refer(Reference {
                id: id.name.0,
                attribute: attribute.as_ref().map(|attribute| attribute.name.0),
                is_term: false,
            }),
            InlineExpression::TermReference {
                id,
                attribute,
                arguments,
            } => {
                let given = arguments
                    .as_ref()
                    .map_or(&[][..], |arguments| &arguments.named);
                let outer = self.term.replace((id.name.0, given));
                self.refer(Reference {
                    id: id.name.0,
                    attribute: attribute.as_ref().map(|attribute| attribute.name.0),
                    is_term: true,
                });
                self.term = outer;
            }
        }
    }

    fn variable(&mut self, name: &'a str) {
        let Some((term, given)) = self.term else {
            if !self.variables.iter().any(|known| known.name == name) {
                let place = self.sources.place(name);
                self.variables.push(Variable { name, place });
            }
            let _ = write!(self.template, "{{{name}}}");
            return;
        };
        let argument = given.iter().find(|argument| argument.name.name.0 == name);
        if let Some(argument) = argument {
            self.inline(&argument.value);
        } else if !self.selects {
            let wrong = format!("the term `-{term}` is not given `${name}`");
            let write = format!(
                "write the value in the message: a term has only what is given to it, `{{ -{term}({name}: \"text\") }}`"
            );
            self.fault(name, wrong, write);
        }
    }

    fn refer(&mut self, to: Reference<'a>) {
        let Some(pattern) = self.pattern_of(to) else {
            let written = to.written();
            let known = self.entries.known.keys().filter(|(is_term, known)| {
                let is_elsewhere = self.path.iter().all(|of| of.id != *known);
                *is_term == to.is_term && *known != to.id && is_elsewhere
            });
            let meant = similar::nearest(to.id, known.map(|(_, known)| *known));
            let dash = if to.is_term { "-" } else { "" };
            let write = match meant {
                Some(meant) => format!("did you mean `{dash}{meant}`?"),
                None => {
                    "write it in a file of this language, or a value of the error as `{ $name }`"
                        .to_owned()
                }
            };
            self.fault(to.id, format!("`{written}` is not in this language"), write);
            return;
        };
        if self.path.contains(&to) {
            let written = to.written();
            self.fault(
                to.id,
                format!("`{written}` refers to itself"),
                "write the text in one of the two".to_owned(),
            );
            return;
        }
        let selects = std::mem::take(&mut self.selects);
        self.path.push(to);
        self.pattern(pattern);
        self.path.pop();
        self.selects = selects;
    }

    /// The text that a reference leads to.
    fn pattern_of(&self, to: Reference<'a>) -> Option<&'r Pattern<Cut<'a>>> {
        let (value, attributes) = *self.entries.known.get(&(to.is_term, to.id))?;
        match to.attribute {
            None => value,
            Some(name) => {
                let mut attributes = attributes.iter();
                let found = attributes.find(|attribute| attribute.id.name.0 == name);
                found.map(|attribute| &attribute.value)
            }
        }
    }

    fn fault(&mut self, at: &'a str, wrong: String, write: String) {
        self.faults
            .push((self.sources.place(at), Fault::new(wrong, write)));
    }
}
