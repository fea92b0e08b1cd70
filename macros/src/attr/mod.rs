//! The attributes of the derive. A file per attribute says where it may stand, how it is read, checked and
//! what it emits; the registry below lists them. An attribute with one text that only documents is a file
//! like `since.rs` and a row here.

mod api_error;
pub(crate) mod args;
pub(crate) mod challenge;
pub(crate) mod code;
mod conceal;
pub(crate) mod displayed;
pub(crate) mod emitted;
pub(crate) mod expose;
pub(crate) mod field;
pub(crate) mod from;
mod grpc;
pub(crate) mod header;
mod header_value;
mod help;
pub(crate) mod internal;
mod log;
pub(crate) mod message;
mod oauth;
mod owner;
pub(crate) mod refusal;
mod retryable;
mod runbook;
mod since;
pub(crate) mod slots;
mod source;
pub(crate) mod status;
pub(crate) mod subset;
mod sunset;
mod text;
mod title;
pub(crate) mod transparent;

use crate::ctxt::Ctxt;
use crate::literal::LitStr;
use emitted::{Context, Emitted};
use proc_macro2::{Ident, Span};
use quote::ToTokens;
use slots::{FieldAttrs, VariantAttrs};
use syn::{Attribute, Expr, Lit, Meta};

/// The registry: a row per attribute, which is the name of its file. It makes the list of helper attributes
/// that `proc_macro_derive` has to be given literally.
macro_rules! registry {
    ($($attribute:ident),* $(,)?) => {
        pub(crate) static REGISTRY: &[&Definition] = &[$(&$attribute::DEFINITION),*];

        #[cfg(test)]
        const NAMES: &[&str] = &[$(stringify!($attribute)),*];

        /// Invoked in lib.rs, since rustc wants the entry point there.
        macro_rules! derive_api_error {
            () => {
                // On the macro, where an editor shows it; the runtime's re-export has it from here.
                #[doc = include_str!("../derive.md")]
                #[proc_macro_derive(ApiError, attributes($($attribute),*))]
                pub fn derive_api_error(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
                    derive::expand(input.into()).into()
                }
            };
        }
    };
}

// In the order in which the members of an entry stand in the catalogue.
registry! {
    api_error,
    code,
    title,
    message,
    help,
    field,
    challenge,
    header,
    retryable,
    oauth,
    grpc,
    status,
    since,
    sunset,
    internal,
    conceal,
    refusal,
    log,
    owner,
    runbook,
    transparent,
    expose,
    source,
    from,
}

/// Where an attribute may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// An enum.
    Enum,
    /// A struct, which is its own only variant.
    Struct,
    Variant,
    Field,
}

const TYPE: &[Target] = &[Target::Enum, Target::Struct];
const DEFAULTED: &[Target] = &[Target::Enum, Target::Struct, Target::Variant];
const FIELD: &[Target] = &[Target::Field];

/// Reads an attribute into its slot; `false` where it could not be read, which was reported.
type Read<Attrs> = fn(&Ctxt, Found, &mut Attrs) -> bool;

/// An attribute.
pub(crate) struct Definition {
    pub(crate) name: &'static str,
    /// How it is written, for messages.
    example: &'static str,
    /// How `#[name = value]` should have been written, behind the name.
    arguments: &'static str,
    targets: &'static [Target],
    /// Whether it may stand several times on one item.
    repeatable: bool,
    /// Whether one with arguments is another derive's: `derive_more` has a `#[from(…)]`.
    only_bare: bool,
    /// Where one without arguments is another derive's: `derive_more` has a `#[from]` on variants.
    elsewhere: &'static [Target],
    on_variant: Option<Read<VariantAttrs>>,
    on_field: Option<Read<FieldAttrs>>,
    /// Reports a text that it does not take.
    accepts: fn(&Ctxt, &LitStr) -> bool,
    /// Rules about one variant that need more than this attribute.
    pub(crate) check: fn(&Ctxt, &Context),
    emit: fn(&Definition, &Context, &mut Emitted),
}

impl Definition {
    /// What most attributes have in common.
    const BASE: Definition = Definition {
        name: "",
        example: "",
        arguments: "({value})",
        targets: &[],
        repeatable: false,
        only_bare: false,
        elsewhere: &[],
        on_variant: None,
        on_field: None,
        accepts: |_, _| true,
        check: |_, _| {},
        emit: |_, _, _| {},
    };

    /// An attribute of a variant, or of a struct.
    const fn variant(name: &'static str, example: &'static str, read: Read<VariantAttrs>) -> Self {
        Definition {
            name,
            example,
            targets: &[Target::Struct, Target::Variant],
            on_variant: Some(read),
            ..Definition::BASE
        }
    }

    /// An attribute of a variant that takes no value; `VariantAttrs::place` tells whether it is there.
    const fn flag(name: &'static str, example: &'static str) -> Self {
        Definition {
            arguments: "",
            ..Definition::variant(name, example, |cx, found, _| {
                args::refuse_value(cx, found.attribute);
                true
            })
        }
    }

    const fn field(name: &'static str, example: &'static str, read: Read<FieldAttrs>) -> Self {
        Definition {
            name,
            example,
            targets: FIELD,
            on_field: Some(read),
            ..Definition::BASE
        }
    }

    /// The definition of an attribute; `None` where it is not errorbook's.
    fn of(attribute: &Attribute) -> Option<&'static Self> {
        let name = attribute.path().get_ident()?.to_string();
        let mut all = REGISTRY.iter().copied();
        let found = all.find(|definition| definition.name == name)?;
        let is_bare = matches!(attribute.meta, Meta::Path(_));
        (is_bare || !found.only_bare).then_some(found)
    }
}

/// Whether an attribute of this name is errorbook's.
pub(crate) fn is_own(name: &str) -> bool {
    REGISTRY.iter().any(|definition| definition.name == name)
}

/// An attribute of the registry, where it was found.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    definition: &'static Definition,
    attribute: &'a Attribute,
    /// The type or variant that it stands on.
    item: Option<&'a Ident>,
}

impl Found<'_> {
    /// Where it stands: all names of the registry are one word.
    fn place(self) -> Span {
        let name = self.attribute.path().get_ident();
        name.map_or_else(Span::call_site, Ident::span)
    }
}

/// The attributes of an item that are errorbook's, in order. Those that may not stand there are reported.
pub(crate) fn find<'a>(
    cx: &Ctxt,
    attributes: &'a [Attribute],
    target: Target,
    item: Option<&'a Ident>,
) -> Vec<Found<'a>> {
    let mut all: Vec<Found> = Vec::new();
    for attribute in attributes {
        let Some(definition) = Definition::of(attribute) else {
            continue;
        };
        let is_bare = matches!(attribute.meta, Meta::Path(_));
        if is_bare && definition.elsewhere.contains(&target) {
            continue;
        }
        let is_it = |found: &Found| found.definition.name == definition.name;
        if !definition.targets.contains(&target) {
            report_misplaced(cx, attribute, definition, target);
        } else if !definition.repeatable && all.iter().any(is_it) {
            cx.error(
                attribute.path(),
                format_args!("`#[{}]` is given twice", definition.name),
                "keep one of them",
            );
        } else {
            all.push(Found {
                definition,
                attribute,
                item,
            });
        }
    }
    all
}

fn report_misplaced(cx: &Ctxt, attribute: &Attribute, definition: &Definition, target: Target) {
    let here = match target {
        Target::Enum => "an enum",
        Target::Struct => "a struct",
        Target::Variant => "a variant",
        Target::Field => "a field",
    };
    let there = match definition.targets {
        FIELD => "write it on a field",
        TYPE => "write it on the type",
        _ if target == Target::Field => "write it on the variant",
        _ => "write it on a variant",
    };
    cx.error(
        attribute.path(),
        format_args!("`#[{}]` is not allowed on {here}", definition.name),
        there,
    );
}

/// The attributes of an item that have this name.
pub(crate) fn named<'a>(
    attributes: &'a [Attribute],
    name: &'static str,
) -> impl Iterator<Item = &'a Attribute> {
    let attributes = attributes.iter();
    attributes.filter(move |attribute| attribute.path().is_ident(name))
}

/// The doc comment, its lines trimmed and joined as Markdown.
pub(crate) fn doc_comment(attributes: &[Attribute]) -> String {
    let mut text = String::new();
    let docs = named(attributes, "doc");
    for pair in docs.filter_map(|attribute| attribute.meta.require_name_value().ok()) {
        text += &doc_line(&pair.value).map_or_else(String::new, |line| line + "\n");
    }
    let lines = text.split('\n');
    let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end());
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The text of a `#[doc = "…"]`; `None` where that is no literal.
fn doc_line(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(LitStr::of(&text.token())?.value()),
            _ => None,
        },
        // A `macro_rules!` fragment stands in a group without delimiters.
        other => Some(
            syn::parse2::<syn::LitStr>(other.to_token_stream())
                .ok()?
                .value(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, REGISTRY};

    #[test]
    fn a_row_has_the_name_of_its_attribute() {
        let names: Vec<&str> = REGISTRY.iter().map(|row| row.name).collect();
        assert_eq!(names, NAMES);
    }
}
