//! What was read of the attributes of a type, a variant and a field.

use super::challenge::Challenge;
use super::code::CodeAttr;
use super::expose::Expose;
use super::header::Header;
use super::message::Message;
use super::retryable::Retryable;
use super::status::StatusAttr;
use super::sunset::Sunset;
use super::{Definition, Found};
use crate::ctxt::Ctxt;
use errorbook_model::code::Style;
use proc_macro2::{Ident, Span};
use std::ops::RangeInclusive;
use syn::spanned::Spanned;
use syn::{LitStr, Path};

/// `#[api_error(…)]`, and the defaults that stand on the type.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    pub(crate) prefix: Option<LitStr>,
    pub(crate) style: Option<Style>,
    pub(crate) codes: Option<(RangeInclusive<u32>, Span)>,
    pub(crate) display_manual: bool,
    pub(crate) runtime: Option<Path>,
    /// The default of the variants.
    pub(crate) status: Option<StatusAttr>,
    pub(crate) challenges: Vec<Challenge>,
    /// The attributes and keys that could not be read. They are not reported as missing, and no other is checked
    /// against them.
    pub(crate) unread: Vec<&'static str>,
}

/// The attributes of a variant, or of a struct, which is its own only variant.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    pub(crate) status: Option<StatusAttr>,
    pub(crate) code: Option<CodeAttr>,
    pub(crate) message: Option<Message>,
    pub(crate) challenges: Vec<Challenge>,
    pub(crate) headers: Vec<Header>,
    pub(crate) conceal: Option<Ident>,
    pub(crate) retryable: Option<Retryable>,
    pub(crate) internal: Option<Span>,
    pub(crate) transparent: Option<Span>,
    pub(crate) sunset: Option<Sunset>,
    /// The texts of those that have one text, by the names of the attributes.
    pub(crate) texts: Vec<(&'static str, LitStr)>,
    /// The names and places of those that could be read, in their order.
    pub(crate) given: Vec<(&'static str, Span)>,
    /// The names of those that could not be read. They are not reported as missing.
    pub(crate) unread: Vec<&'static str>,
}

#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) expose: Option<Expose>,
    pub(crate) header: Option<LitStr>,
    pub(crate) source: Option<Span>,
    pub(crate) from: Option<Span>,
}

impl TypeAttrs {
    /// Those of an enum; of a struct, those that are not read as a variant's.
    pub(crate) fn read(cx: &Ctxt, attributes: &[Found], is_enum: bool) -> Self {
        let mut attrs = TypeAttrs::default();
        for &found in attributes {
            let definition = found.definition;
            if let Some(read) = definition.on_type
                && (is_enum || definition.on_variant.is_none())
                && !read(cx, found, &mut attrs)
            {
                attrs.unread.push(definition.name);
            }
        }
        attrs
    }

    pub(crate) fn is_unread(&self, definition: &Definition) -> bool {
        self.unread.contains(&definition.name)
    }
}

impl VariantAttrs {
    pub(crate) fn read(cx: &Ctxt, attributes: &[Found]) -> Self {
        let mut attrs = VariantAttrs::default();
        for &found in attributes {
            let name = found.definition.name;
            match found.definition.on_variant {
                Some(read) if read(cx, found, &mut attrs) => {
                    attrs.given.push((name, found.attribute.path().span()));
                }
                Some(_) => attrs.unread.push(name),
                None => {}
            }
        }
        attrs
    }

    pub(crate) fn is_unread(&self, definition: &Definition) -> bool {
        self.unread.contains(&definition.name)
    }

    /// The text of an attribute that has one.
    pub(crate) fn text(&self, name: &str) -> Option<&LitStr> {
        let mut texts = self.texts.iter();
        texts
            .find(|(known, _)| *known == name)
            .map(|(_, text)| text)
    }
}

impl FieldAttrs {
    pub(crate) fn read(cx: &Ctxt, attributes: &[Found]) -> Self {
        let mut attrs = FieldAttrs::default();
        for &found in attributes {
            if let Some(read) = found.definition.on_field {
                read(cx, found, &mut attrs);
            }
        }
        attrs
    }
}
