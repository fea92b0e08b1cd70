//! `#[error("…")]` of thiserror and `#[display("…")]` of `derive_more`, on a variant or on the type: what the
//! Display that they write says, as a template. The documentation shows it where a client reads that Display.

use super::args::{self, Arg, is_sign};
use super::named;
use crate::ast::{DisplayBy, Input, Variant};
use errorbook_model::template::{Segment, Template, segments};
use proc_macro2::TokenTree;
use syn::{Attribute, Meta};

/// What a variant's Display writes; `None` where no attribute says it.
pub(crate) fn of(input: &Input, variant: &Variant) -> Option<Template> {
    let attribute = find(input, variant.attributes);
    // An enum's own is that of the variants without one.
    let attribute = attribute.or_else(|| find(input, &input.original.attrs))?;
    let Meta::List(list) = &attribute.meta else {
        return None;
    };
    let mut args = args::split(list.tokens.clone()).into_iter();
    let text = args.next().filter(|arg| arg.key.is_none())?.as_text()?;
    let values: Vec<String> = args.map(|arg| name_of(&arg, variant)).collect();
    template(&text.value(), &values, variant)
}

/// The attribute of the macro that writes Display.
pub(crate) fn find<'a>(input: &Input, attributes: &'a [Attribute]) -> Option<&'a Attribute> {
    let name = match input.display {
        DisplayBy::Thiserror => "error",
        DisplayBy::User => "display",
        DisplayBy::Derive => return None,
    };
    named(attributes, name).next()
}

/// A format string as a template, whose placeholders name fields, or else what is computed from them.
fn template(text: &str, values: &[String], variant: &Variant) -> Option<Template> {
    let mut template = Template::default();
    let mut positional = values.iter();
    for segment in segments(text) {
        let Segment::Placeholder { name, format } = segment else {
            let Segment::Text(text) = segment else {
                continue;
            };
            template.push_text(text);
            continue;
        };
        let name = match name.parse::<usize>() {
            _ if name.is_empty() => positional.next()?.clone(),
            Ok(index) if !values.is_empty() => values.get(index)?.clone(),
            _ => field_named(name, variant).unwrap_or_else(|| name.to_owned()),
        };
        let placeholder = Template::parse(&format!("{{{name}:{format}}}")).ok()?;
        template.pieces.extend(placeholder.pieces);
    }
    Some(template)
}

/// What an argument is called: the field that it is, its own name, or `value`.
fn name_of(arg: &Arg, variant: &Variant) -> String {
    let name = field_of(arg.trees(), variant).or_else(|| arg.key());
    name.unwrap_or_else(|| "value".to_owned())
}

/// The field that an argument is: `.name`, `.0`, `name` or `self.name`.
fn field_of(value: &[TokenTree], variant: &Variant) -> Option<String> {
    let is_dot = is_sign('.');
    let field = match value {
        [field] => field,
        [dot, field] if is_dot(dot) => field,
        [TokenTree::Ident(this), dot, field] if this == "self" && is_dot(dot) => field,
        _ => return None,
    };
    field_named(&field.to_string(), variant)
}

/// A field by its name, raw or not, or as `_0`.
fn field_named(name: &str, variant: &Variant) -> Option<String> {
    let plain = name.strip_prefix("r#").unwrap_or(name);
    let numbered = || {
        variant
            .field(name.strip_prefix('_')?)
            .filter(|field| field.is_tuple_field())
    };
    let field = variant.field(plain).or_else(numbered)?;
    Some(field.name.clone())
}
