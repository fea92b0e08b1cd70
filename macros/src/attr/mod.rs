//! Reading attributes: where each is valid, how often, and the words it takes.

pub(crate) mod args;
pub(crate) mod challenge;
pub(crate) mod container;
pub(crate) mod field;
pub(crate) mod variant;

use crate::ctxt::Ctxt;
use crate::symbol as word;
use quote::ToTokens;
use syn::Attribute;

/// Where an attribute may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// On an enum.
    Enum,
    /// On a struct, which is its own only variant.
    Struct,
    Variant,
    Field,
}

/// One row of the table of attributes.
struct Row {
    name: &'static str,
    places: &'static [Place],
    /// Whether it may stand several times on one thing.
    repeatable: bool,
}

const fn once(name: &'static str, places: &'static [Place]) -> Row {
    Row {
        name,
        places,
        repeatable: false,
    }
}

const fn repeated(name: &'static str, places: &'static [Place]) -> Row {
    Row {
        name,
        places,
        repeatable: true,
    }
}

const TYPE: &[Place] = &[Place::Enum, Place::Struct];
const ANSWER: &[Place] = &[Place::Struct, Place::Variant];
const DEFAULTED: &[Place] = &[Place::Enum, Place::Struct, Place::Variant];
const FIELD: &[Place] = &[Place::Field];

/// Every attribute of the derive. `derive(ApiError)` in lib.rs lists the same names as helpers.
const TABLE: &[Row] = &[
    once(word::API_ERROR, TYPE),
    once(word::STATUS, DEFAULTED),
    once(word::CODE, ANSWER),
    once(word::TITLE, ANSWER),
    once(word::MESSAGE, ANSWER),
    once(word::HELP, ANSWER),
    repeated(word::CHALLENGE, DEFAULTED),
    repeated(word::HEADER, &[Place::Struct, Place::Variant, Place::Field]),
    once(word::CONCEAL, &[Place::Variant]),
    once(word::RETRYABLE, ANSWER),
    once(word::OAUTH, ANSWER),
    once(word::INTERNAL, ANSWER),
    once(word::LOG, ANSWER),
    once(word::TRANSPARENT, ANSWER),
    once(word::SINCE, ANSWER),
    once(word::SUNSET, ANSWER),
    once(word::EXPOSE, FIELD),
    once(word::SOURCE, FIELD),
    once(word::FROM, FIELD),
];

/// An attribute of ours, by its word.
pub(crate) type Found<'a> = (&'static str, &'a Attribute);

/// The attributes of ours that stand here, in order, after those that may not were reported.
pub(crate) fn ours<'a>(cx: &Ctxt, attributes: &'a [Attribute], place: Place) -> Vec<Found<'a>> {
    let mut found: Vec<Found> = Vec::new();
    for attribute in attributes {
        let Some(row) = TABLE.iter().find(|row| attribute.path().is_ident(row.name)) else {
            continue;
        };
        // `#[from(…)]` and `#[source(…)]` are other derives' (derive_more's), not ours.
        if matches!(row.name, word::FROM | word::SOURCE)
            && !matches!(attribute.meta, syn::Meta::Path(_))
        {
            continue;
        }
        if !row.places.contains(&place) {
            misplaced(cx, attribute, row, place);
        } else if !row.repeatable && found.iter().any(|(name, _)| *name == row.name) {
            cx.error(
                attribute.path(),
                format_args!("`#[{}]` stands here twice", row.name),
                "write one of them",
            );
        } else {
            found.push((row.name, attribute));
        }
    }
    found
}

fn misplaced(cx: &Ctxt, attribute: &Attribute, row: &Row, place: Place) {
    let here = match place {
        Place::Enum => "an enum",
        Place::Struct => "a struct",
        Place::Variant => "a variant",
        Place::Field => "a field",
    };
    let there = match row.places {
        FIELD => "write it on a field",
        TYPE => "write it on the type",
        _ if place == Place::Field => "write it on the variant",
        _ => "write it on a variant",
    };
    cx.error(
        attribute.path(),
        format_args!("`#[{}]` says nothing about {here}", row.name),
        there,
    );
}

/// A slot that takes one value; a second one is a fault.
pub(crate) struct AtMostOne<T>(Option<T>);

impl<T> Default for AtMostOne<T> {
    fn default() -> Self {
        AtMostOne(None)
    }
}

impl<T> AtMostOne<T> {
    pub(crate) fn set(&mut self, cx: &Ctxt, key: impl ToTokens, value: T) {
        if self.0.is_none() {
            self.0 = Some(value);
        } else {
            let name = key.to_token_stream().to_string();
            cx.error(
                key,
                format_args!("`{name}` is given twice"),
                "write it once",
            );
        }
    }

    pub(crate) fn take(self) -> Option<T> {
        self.0
    }
}

/// The doc comment, its lines trimmed and joined as Markdown.
pub(crate) fn doc_comment(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attribute in attributes {
        if attribute.path().is_ident("doc")
            && let syn::Meta::NameValue(pair) = &attribute.meta
            && let Ok(text) = syn::parse2::<syn::LitStr>(pair.value.to_token_stream())
        {
            // A bare `///` is an empty line, which `lines` would not yield.
            let text = text.value();
            lines.extend(
                text.split('\n')
                    .map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()),
            );
        }
    }
    lines.join("\n").trim().to_owned()
}
