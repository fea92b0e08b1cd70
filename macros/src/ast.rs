//! The model of one annotated type, borrowed from its syntax tree.

use crate::attr::slots::{FieldAttrs, TypeAttrs, VariantAttrs};
use crate::attr::{self, Target};
use crate::ctxt::Ctxt;
use crate::literal::LitStr;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::HashSet;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{
    Attribute, Data, DeriveInput, Fields, GenericArgument, Generics, Ident, Member, PathArguments,
    Type, TypeParamBound,
};

pub(crate) struct Input<'a> {
    pub(crate) original: &'a DeriveInput,
    pub(crate) attrs: TypeAttrs,
    /// What the variants of an enum have unless they say otherwise.
    pub(crate) defaults: VariantAttrs,
    pub(crate) display: DisplayBy,
    pub(crate) variants: Vec<Variant<'a>>,
    pub(crate) is_enum: bool,
}

/// What implements Display, Error and From.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum DisplayBy {
    Derive,
    Thiserror,
    User,
}

/// The row of a transparent variant, which is asked for none: no table is that long.
const NO_ROW: usize = 0xffff_ffff;

#[derive(Clone)]
pub(crate) struct Variant<'a> {
    /// Its number among the variants of the whole type.
    pub(crate) number: usize,
    /// Its number among those with an answer of their own, or `NO_ROW`.
    pub(crate) row: usize,
    is_transparent: bool,
    /// A struct's own name where the type is a struct.
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
    /// All of its attributes, those of other macros too.
    pub(crate) attributes: &'a [Attribute],
    pub(crate) attrs: VariantAttrs,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) description: String,
}

#[derive(Clone)]
pub(crate) struct Field<'a> {
    pub(crate) original: &'a syn::Field,
    /// The name or the number, as code has it.
    pub(crate) accessor: Member,
    /// As a placeholder names it: without `r#`, or its number.
    pub(crate) name: String,
    pub(crate) attrs: FieldAttrs,
    /// Whether its type depends on a type parameter.
    pub(crate) generic: bool,
    /// Its number among the fields of the whole type: what generated code calls it by.
    pub(crate) key: u32,
}

impl<'a> Input<'a> {
    /// Reads a type; a union, which has no variants, is reported.
    pub(crate) fn from_syn(cx: &Ctxt, node: &'a DeriveInput) -> Self {
        let target = match &node.data {
            Data::Struct(_) => Target::Struct,
            Data::Enum(_) => Target::Enum,
            Data::Union(union) => {
                cx.error(
                    union.union_token,
                    "`ApiError` cannot be derived for a union",
                    "write an enum, or a struct for a single error",
                );
                Target::Struct
            }
        };
        let found = attr::find(cx, &node.attrs, target, Some(&node.ident));
        let parameters = type_parameters(&node.generics);
        let (mut numbers, mut rows, mut keys) = (0.., 0.., 0..);
        let is_enum = target == Target::Enum;
        let defaults = if is_enum {
            VariantAttrs::read(cx, &found)
        } else {
            VariantAttrs::default()
        };
        let mut variant =
            |ident: &'a Ident, attributes: &'a [Attribute], attrs: VariantAttrs, fields| {
                let fields = Field::all(cx, fields, &parameters, &mut keys);
                let is_marked = |field: &Field| field.attrs.transparent.is_some();
                let of_variant = attrs.place(&attr::transparent::DEFINITION);
                let is_transparent = of_variant.is_some() || fields.iter().any(is_marked);
                let row = if is_transparent { None } else { rows.next() };
                Variant {
                    number: numbers.next().unwrap_or_default(),
                    row: row.unwrap_or(NO_ROW),
                    is_transparent,
                    ident,
                    name: ident.unraw().to_string(),
                    attributes,
                    attrs,
                    fields,
                    description: attr::doc_comment(attributes),
                }
                .inheriting(&defaults)
            };
        let variants = match &node.data {
            Data::Struct(data) => {
                let attrs = VariantAttrs::read(cx, &found);
                vec![variant(&node.ident, &node.attrs, attrs, &data.fields)]
            }
            Data::Enum(data) => data
                .variants
                .iter()
                .map(|each| {
                    let found = attr::find(cx, &each.attrs, Target::Variant, Some(&each.ident));
                    let attrs = VariantAttrs::read(cx, &found);
                    variant(&each.ident, &each.attrs, attrs, &each.fields)
                })
                .collect(),
            Data::Union(_) => Vec::new(),
        };
        let attrs = TypeAttrs::read(cx, &found);
        Input {
            display: display_by(node, &attrs),
            original: node,
            attrs,
            defaults,
            variants,
            is_enum,
        }
    }

    /// The variants that have an answer of their own, in the order of their rows.
    pub(crate) fn answering(&self) -> impl Iterator<Item = &Variant<'a>> {
        self.variants
            .iter()
            .filter(|variant| !variant.is_transparent())
    }

    /// The fields of the variants that pass an inner error on.
    pub(crate) fn transparent(&self) -> impl Iterator<Item = &Field<'a>> {
        self.variants.iter().filter_map(Variant::inner)
    }

    pub(crate) fn variant(&self, name: &Ident) -> Option<&Variant<'a>> {
        let name = name.unraw().to_string();
        self.variants.iter().find(|variant| variant.name == name)
    }
}

impl<'a> Variant<'a> {
    /// With what it has of the type's, and with the fields exposed that are so by their variant: not those that are
    /// internal, or sent in another way.
    fn inheriting(mut self, of_type: &VariantAttrs) -> Self {
        if !self.is_transparent() {
            let headers: Vec<String> = self.header_names().map(LitStr::value).collect();
            self.attrs.inherit(of_type, &headers);
        }
        let source = self.source().map(|field| field.key);
        for field in &mut self.fields {
            let is_internal = source == Some(field.key) || is_backtrace(&field.original.ty);
            let is_sent = field.attrs.header.is_some() || !field.attrs.statuses.is_empty();
            let of_all = self.attrs.expose.clone();
            let of_all = of_all.filter(|_| !is_internal && !is_sent);
            let expose = field.attrs.expose.take().or(of_all);
            field.attrs.expose = expose.filter(|expose| !expose.skip);
        }
        if !of_type.constants.is_empty() && !self.is_transparent() {
            let members: Vec<String> = self.members().map(Field::public_name).collect();
            self.attrs.inherit_constants(of_type, &members);
        }
        self
    }

    pub(crate) fn is_transparent(&self) -> bool {
        self.is_transparent
    }

    /// The field of a transparent variant that is the inner error.
    pub(crate) fn inner(&self) -> Option<&Field<'a>> {
        self.inner_position().and_then(|at| self.fields.get(at))
    }

    /// Its place among the fields.
    pub(crate) fn inner_position(&self) -> Option<usize> {
        if !self.is_transparent {
            return None;
        }
        let mut fields = self.fields.iter();
        let marked = fields.position(|field| field.attrs.transparent.is_some());
        marked.or_else(|| (!self.fields.is_empty()).then_some(0))
    }

    /// The fields of a transparent variant that are sent beside those of the inner error.
    pub(crate) fn beside(&self) -> impl Iterator<Item = &Field<'a>> {
        let inner = self.inner().map(|field| field.key);
        self.members().filter(move |field| inner != Some(field.key))
    }

    pub(crate) fn field(&self, name: &str) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The fields that are members of the body.
    pub(crate) fn members(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(|field| field.is_member())
    }

    /// The names of its headers: its own, and those of its fields.
    pub(crate) fn header_names(&self) -> impl Iterator<Item = &LitStr> {
        let own = self.attrs.headers.iter().map(|header| &header.name);
        let of_fields = self.fields.iter();
        own.chain(of_fields.filter_map(|field| field.attrs.header.as_ref()))
    }

    /// The field that the error is made from.
    pub(crate) fn from(&self) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.attrs.from.is_some())
    }

    /// The field that `Error::source` returns, by thiserror's rules.
    pub(crate) fn source(&self) -> Option<&Field<'a>> {
        self.fields
            .iter()
            .find(|field| field.attrs.source.is_some() || field.attrs.from.is_some())
            .or_else(|| self.fields.iter().find(|field| field.is_named_source()))
    }

    /// The field that is sent in place of a field of another variant, when this one is concealed as that one.
    pub(crate) fn counterpart(&self, other: &Field) -> Option<&Field<'a>> {
        let public = other.public_name();
        self.fields
            .iter()
            .find(|field| field.public_name() == public)
            .or_else(|| self.field(&public))
            .or_else(|| self.field(&other.name))
    }
}

impl<'a> Field<'a> {
    fn all(
        cx: &Ctxt,
        fields: &'a Fields,
        parameters: &HashSet<String>,
        keys: &mut impl Iterator<Item = u32>,
    ) -> Vec<Self> {
        fields
            .iter()
            .zip(fields.members())
            .zip(keys)
            .map(|((field, accessor), key)| Field {
                original: field,
                name: match &accessor {
                    Member::Named(name) => name.unraw().to_string(),
                    Member::Unnamed(index) => index.index.to_string(),
                },
                accessor,
                attrs: FieldAttrs::read(cx, &attr::find(cx, &field.attrs, Target::Field, None)),
                generic: !parameters.is_empty()
                    && occurs_in(parameters, field.ty.to_token_stream()),
                key,
            })
            .collect()
    }

    pub(crate) fn is_tuple_field(&self) -> bool {
        matches!(self.accessor, Member::Unnamed(_))
    }

    /// As in thiserror, `r#source` is not one.
    fn is_named_source(&self) -> bool {
        matches!(&self.accessor, Member::Named(name) if name == "source")
    }

    /// The name of its member in a body, if it has one.
    pub(crate) fn public_name(&self) -> String {
        let name = self.written_name();
        name.map_or_else(|| self.name.clone(), LitStr::value)
    }

    /// That name, where an attribute writes it.
    pub(crate) fn written_name(&self) -> Option<&LitStr> {
        self.attrs.expose.as_ref()?.name.as_ref()
    }

    /// Whether it is a member of the body.
    pub(crate) fn is_member(&self) -> bool {
        let expose = self.attrs.expose.as_ref();
        expose.is_some_and(|expose| !expose.message_only)
    }

    /// Where its type stands, for what generated code calls it by: a type that lacks a trait is reported there.
    pub(crate) fn type_span(&self) -> Span {
        let ty = &self.original.ty;
        let word = match ty {
            Type::Path(path) if path.qself.is_none() => path.path.get_ident(),
            _ => None,
        };
        // Of one word this is told without its tokens.
        let span = word.map_or_else(|| ty.span(), Ident::span);
        span.resolved_at(Span::mixed_site())
    }

    /// The JSON type that was given for it, else that of its Rust type.
    pub(crate) fn json_type(&self) -> &'static str {
        let given = self.attrs.expose.as_ref().and_then(|expose| expose.json);
        given.unwrap_or_else(|| json_type(&self.original.ty))
    }

    /// The example that was given for it.
    pub(crate) fn example(&self) -> Option<String> {
        let expose = self.attrs.expose.as_ref()?;
        expose.example.as_ref().map(LitStr::value)
    }

    pub(crate) fn is_option(&self) -> bool {
        option_inner(&self.original.ty).is_some()
    }

    /// Whether its type is called a list of field errors.
    pub(crate) fn is_field_errors(&self) -> bool {
        items_type(&self.original.ty) == Some(FIELD_ERROR)
    }

    /// Whether its type may be one under another name.
    pub(crate) fn may_be_field_errors(&self) -> bool {
        !self.generic && json_type(&self.original.ty) == "any"
    }

    /// Whether its type names one of these.
    pub(crate) fn names(&self, names: &HashSet<String>) -> bool {
        occurs_in(names, self.original.ty.to_token_stream())
    }
}

/// The type of the items in `FieldErrors`.
const FIELD_ERROR: &str = "field_error";

fn display_by(node: &DeriveInput, attrs: &TypeAttrs) -> DisplayBy {
    let has_error = |attributes: &[Attribute]| attr::named(attributes, "error").next().is_some();
    // thiserror writes them where there is any `#[error(…)]`, on the type or on a variant.
    let uses_thiserror = has_error(&node.attrs)
        || matches!(&node.data, Data::Enum(data)
            if data.variants.iter().any(|variant| has_error(&variant.attrs)));
    if uses_thiserror {
        DisplayBy::Thiserror
    } else if attrs.display_manual {
        DisplayBy::User
    } else {
        DisplayBy::Derive
    }
}

/// `T` of `Option<T>`, recognized by its name as in thiserror.
pub(crate) fn option_inner(ty: &Type) -> Option<&Type> {
    last_segment(ty)
        .filter(|segment| segment.ident == "Option")
        .and_then(first_argument)
}

/// The pointer and the bounds of `Box<dyn Error + Send>`, by the last words of their paths.
pub(crate) fn boxed_dyn(ty: &Type) -> Option<(String, Vec<String>)> {
    let segment = last_segment(ty)?;
    let pointer = segment.ident.to_string();
    let Type::TraitObject(object) = peeled(first_argument(segment)?) else {
        return None;
    };
    let bounds = object.bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    });
    let bounds = bounds.map(|segment| segment.ident.to_string()).collect();
    ["Box", "Arc", "Rc"]
        .contains(&pointer.as_str())
        .then_some((pointer, bounds))
}

/// `T` of `Box<T>`, whatever the pointer is.
pub(crate) fn first_argument_of(ty: &Type) -> Option<&Type> {
    last_segment(ty).and_then(first_argument)
}

fn first_argument(segment: &syn::PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(list) = &segment.arguments else {
        return None;
    };
    list.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// A type without parentheses, and without the group that a fragment of a macro by example is.
pub(crate) fn peeled(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => peeled(&group.elem),
        Type::Paren(paren) => peeled(&paren.elem),
        ty => ty,
    }
}

fn last_segment(ty: &Type) -> Option<&syn::PathSegment> {
    match peeled(ty) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

/// The last word of a type's path.
pub(crate) fn type_name(ty: &Type) -> Option<String> {
    last_segment(ty).map(|segment| segment.ident.to_string())
}

pub(crate) fn is_backtrace(ty: &Type) -> bool {
    last_segment(option_inner(ty).unwrap_or(ty))
        .is_some_and(|segment| segment.ident == "Backtrace" && segment.arguments.is_none())
}

/// The JSON type that a Rust type is serialized as, if its name is known; else `any`.
pub(crate) fn json_type(ty: &Type) -> &'static str {
    match peeled(ty) {
        Type::Reference(reference) => return json_type(&reference.elem),
        Type::Array(_) | Type::Slice(_) | Type::Tuple(_) => return "array",
        _ => {}
    }
    let Some(segment) = last_segment(ty) else {
        return "any";
    };
    match segment.ident.to_string().as_str() {
        "String" | "str" | "char" | "PathBuf" | "Path" | "IpAddr" | "Ipv4Addr" | "Ipv6Addr"
        | "SocketAddr" => "string",
        "bool" => "boolean",
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128"
        | "isize" | "NonZeroU8" | "NonZeroU16" | "NonZeroU32" | "NonZeroU64" | "NonZeroUsize" => {
            "integer"
        }
        "f32" | "f64" => "number",
        "Vec" | "VecDeque" | "HashSet" | "BTreeSet" | "FieldErrors" => "array",
        "HashMap" | "BTreeMap" => "object",
        "Option" | "Box" | "Arc" | "Rc" | "Cow" => first_argument(segment).map_or("any", json_type),
        _ => "any",
    }
}

/// The JSON type of an array's items, if the name of the Rust type is known.
pub(crate) fn items_type(ty: &Type) -> Option<&'static str> {
    match peeled(ty) {
        Type::Reference(reference) => items_type(&reference.elem),
        Type::Array(array) => known_type(&array.elem),
        Type::Slice(slice) => known_type(&slice.elem),
        _ => {
            let segment = last_segment(ty)?;
            let inner = first_argument(segment);
            match segment.ident.to_string().as_str() {
                "FieldErrors" => Some(FIELD_ERROR),
                "Vec" | "VecDeque" | "HashSet" | "BTreeSet" => known_type(inner?),
                "Option" | "Box" | "Arc" | "Rc" | "Cow" => items_type(inner?),
                _ => None,
            }
        }
    }
}

fn known_type(ty: &Type) -> Option<&'static str> {
    Some(json_type(ty)).filter(|json| *json != "any")
}

pub(crate) fn type_parameters(generics: &Generics) -> HashSet<String> {
    let parameters = generics.type_params();
    parameters.map(|each| each.ident.to_string()).collect()
}

/// Whether a type parameter occurs in the tokens of a type, wherever it stands there.
pub(crate) fn occurs_in(parameters: &HashSet<String>, tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => parameters.contains(&ident.to_string()),
        TokenTree::Group(group) => occurs_in(parameters, group.stream()),
        _ => false,
    })
}

#[cfg(test)]
#[path = "../tests/unit/ast.rs"]
mod tests;
