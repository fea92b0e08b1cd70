//! What was read of the attributes of a type, a variant and a field.

use super::challenge::Challenge;
use super::code::CodeAttr;
use super::expose::Expose;
use super::field::Constant;
use super::header::Header;
use super::message::Message;
use super::refusal::Refusal;
use super::retryable::Retryable;
use super::status::{FieldStatus, StatusAttr};
use super::subset::SubsetAttr;
use super::{Definition, Found};
use crate::ctxt::Ctxt;
use crate::literal::LitStr;
use errorbook_model::code::Style;
use errorbook_model::status::is_never_stored;
use proc_macro2::{Ident, Span};
use std::ops::RangeInclusive;
use syn::Path;

/// `#[api_error(…)]`.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    pub(crate) prefix: Option<LitStr>,
    pub(crate) style: Option<Style>,
    pub(crate) codes: Option<(RangeInclusive<i64>, Span)>,
    /// Whether `display` is `manual`, possibly misspelt.
    pub(crate) display_manual: bool,
    pub(crate) display: Option<()>,
    pub(crate) runtime: Option<Path>,
    pub(crate) subsets: Vec<SubsetAttr>,
    /// The keys that could not be read. They are not reported as missing, and no other is checked against them.
    pub(crate) unread: Vec<&'static str>,
}

/// The attributes of a variant; of a struct, which is its own only variant; or those of an enum that are the
/// defaults of its variants.
#[derive(Clone, Default)]
pub(crate) struct VariantAttrs {
    pub(crate) status: Option<StatusAttr>,
    pub(crate) code: Option<CodeAttr>,
    pub(crate) message: Option<Message>,
    pub(crate) challenges: Vec<Challenge>,
    pub(crate) headers: Vec<Header>,
    /// The fields whose value it writes.
    pub(crate) constants: Vec<Constant>,
    pub(crate) conceal: Option<Ident>,
    pub(crate) retryable: Option<Retryable>,
    pub(crate) refusal: Option<Refusal>,
    /// What of its fields is exposed.
    pub(crate) expose: Option<Expose>,
    /// The texts of those that only document, by the names of the attributes and keys.
    pub(crate) texts: Vec<(&'static str, LitStr)>,
    /// The names and places of those that could be read, in their order.
    pub(crate) given: Vec<(&'static str, Span)>,
    /// The names of those that could not be read. They are not reported as missing.
    pub(crate) unread: Vec<&'static str>,
}

#[derive(Clone, Default)]
pub(crate) struct FieldAttrs {
    pub(crate) expose: Option<Expose>,
    pub(crate) header: Option<LitStr>,
    pub(crate) source: Option<Span>,
    pub(crate) from: Option<Span>,
    pub(crate) transparent: Option<Span>,
    /// The statuses that it may say.
    pub(crate) statuses: Vec<FieldStatus>,
}

impl TypeAttrs {
    pub(crate) fn read(cx: &Ctxt, attributes: &[Found]) -> Self {
        let mut attrs = TypeAttrs::default();
        let name = super::api_error::DEFINITION.name;
        for found in attributes.iter().filter(|it| it.definition.name == name) {
            attrs.read_api_error(cx, found.attribute);
        }
        attrs.check_api_error(cx);
        attrs
    }
}

impl VariantAttrs {
    pub(crate) fn read(cx: &Ctxt, attributes: &[Found]) -> Self {
        let mut attrs = VariantAttrs::default();
        for &found in attributes {
            let name = found.definition.name;
            match found.definition.on_variant {
                Some(read) if read(cx, found, &mut attrs) => {
                    attrs.given.push((name, found.place()));
                }
                Some(_) => attrs.unread.push(name),
                None => {}
            }
        }
        attrs
    }

    /// Takes over what the type says and the variant does not; `headers` are the names of the variant's own. Nor does
    /// it take over a header that its own attributes contradict.
    pub(crate) fn inherit(&mut self, of_type: &Self, headers: &[String]) {
        for (name, text) in &of_type.texts {
            if self.text(name).is_none() && !self.unread.contains(name) {
                self.texts.push((name, text.clone()));
            }
        }
        let is_own = |name: &str| headers.iter().any(|own| own.eq_ignore_ascii_case(name));
        let of_type_only = of_type.headers.iter();
        let after = self.retryable.is_some_and(|retry| retry.after.is_some());
        let status = self.status.as_ref().map(|own| own.status);
        let is_contradicted = |name: &str| {
            name.eq_ignore_ascii_case("retry-after") && after
                || name.eq_ignore_ascii_case("cache-control") && status.is_some_and(is_never_stored)
        };
        let of_type_only = of_type_only.filter(|header| {
            let name = header.name.value();
            !is_own(&name) && !is_contradicted(&name)
        });
        self.headers.extend(of_type_only.cloned());
        if self.retryable.is_none() && !self.is_unread(&super::retryable::DEFINITION) {
            self.retryable = of_type.retryable.map(|retryable| Retryable {
                after: retryable.after.filter(|_| !is_own("retry-after")),
            });
        }
        let internal = &super::internal::DEFINITION;
        if let (None, Some(place)) = (self.place(internal), of_type.place(internal)) {
            self.given.push((internal.name, place));
        }
        if self.expose.is_none() {
            self.expose.clone_from(&of_type.expose);
        }
    }

    /// Takes over the fields that the type writes and that are neither the variant's own nor one of its `members`.
    pub(crate) fn inherit_constants(&mut self, of_type: &Self, members: &[String]) {
        let is_own = |constant: &&Constant| {
            let mut own = self.constants.iter();
            members.contains(&constant.name) || own.any(|own| own.name == constant.name)
        };
        let of_type = of_type.constants.iter();
        let of_type: Vec<Constant> = of_type.filter(|it| !is_own(it)).cloned().collect();
        self.constants.splice(..0, of_type);
    }

    pub(crate) fn is_unread(&self, definition: &Definition) -> bool {
        self.unread.contains(&definition.name)
    }

    /// Where an attribute stands, if it does.
    pub(crate) fn place(&self, definition: &Definition) -> Option<Span> {
        let mut given = self.given.iter();
        given.find_map(|&(name, place)| (name == definition.name).then_some(place))
    }

    /// A text by the name of its attribute or key.
    pub(crate) fn text(&self, name: &str) -> Option<&LitStr> {
        let mut texts = self.texts.iter();
        texts.find_map(|(known, text)| (*known == name).then_some(text))
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
