//! One arm per field that is shown, which returns a reference to it; the runtime does the rest.
//!
//! A placeholder of the form `{name}` is a slot whose number is the field's key. One with a format
//! (`{name:?}`), or of a type with generics, is a slot of its own and has an arm that
//! writes it. The model's `Slot` says how they are numbered.

use super::api_error::itemized;
use super::{Expansion, generics, lex, variant_path};
use crate::ast::{Field, Variant};
use crate::resolve::{HeaderValue, ResolvedVariant};
use errorbook_model::Slot;
use errorbook_model::template::{Placeholder, Template};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use std::collections::HashMap;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

/// The slots of every template as items of an array, in the order in which the runtime meets their placeholders: per variant
/// the message's, then each header's, then each written field's.
pub(super) fn slots(expansion: &Expansion) -> String {
    let mut formatted = Formatted::of(expansion);
    let mut slots = String::new();
    for resolved in expansion.variants {
        for_each_value(resolved, &mut formatted, |slot| {
            let slot = match slot {
                Value::Field(field) | Value::Header(field) => Slot::Field(field.key),
                Value::Formatted(number, _) => Slot::Formatted(number),
            };
            slots.push_str(&slot.to_bits().to_string());
            slots.push(',');
        });
    }
    slots
}

/// A value that a slot stands for.
enum Value<'s, 'a> {
    Field(&'s Field<'a>),
    Header(&'s Field<'a>),
    Formatted(u32, &'s Placeholder),
}

/// The slots with a format so far.
struct Formatted {
    count: u32,
    /// A type with generics has no others: a reference to a field is handed out where the field is `'static`.
    always: bool,
}

impl Formatted {
    fn of(expansion: &Expansion) -> Self {
        Formatted {
            count: 0,
            always: !expansion.input.original.generics.params.is_empty(),
        }
    }
}

fn for_each_value<'s, 'a>(
    resolved: &'s ResolvedVariant<'_, 'a>,
    formatted: &mut Formatted,
    mut each: impl FnMut(Value<'s, 'a>),
) {
    let mut template = |template: &'s Template, each: &mut dyn FnMut(Value<'s, 'a>)| {
        for placeholder in template.placeholders() {
            if placeholder.spec.is_empty() && !formatted.always {
                if let Some(field) = resolved.variant.field(&placeholder.name) {
                    each(Value::Field(field));
                }
            } else {
                each(Value::Formatted(formatted.count, placeholder));
                formatted.count += 1;
            }
        }
    };
    if let Some(text) = &resolved.message {
        template(&text.template, &mut each);
    }
    for line in &resolved.headers {
        match &line.value {
            HeaderValue::Field(field) => each(Value::Header(field)),
            HeaderValue::Text(text) | HeaderValue::Challenge(text) => {
                template(&text.template, &mut each);
            }
        }
    }
    for text in resolved.constants.iter().filter_map(|it| it.text.as_ref()) {
        template(&text.template, &mut each);
    }
}

/// The arms of the accessors.
#[derive(Default)]
struct Arms {
    display: Vec<TokenStream>,
    write: Vec<TokenStream>,
    json: Vec<TokenStream>,
    items: Vec<TokenStream>,
    header: Vec<TokenStream>,
    status: Vec<TokenStream>,
}

pub(super) fn expand(expansion: &mut Expansion) -> TokenStream {
    let arms = arms(expansion);
    let original = expansion.input.original;
    let bounds = &expansion.bounds;
    let show_where = generics::where_clause(&original.generics, &[&bounds.format], None);
    let both = [&bounds.format, &bounds.expose];
    let expose_where = generics::where_clause(&original.generics, &both, None);
    let index = index(expansion);
    let display = accessor(&arms.display, &quote!(display), &quote!(__e::WriteText));
    let json = accessor(&arms.json, &quote!(json), &quote!(__e::WriteJson));
    let header = accessor(&arms.header, &quote!(header), &quote!(__e::HeaderField));
    let write = (!arms.write.is_empty()).then(|| {
        let arms = &arms.write;
        quote! {
            fn write(&self, __key: u32, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match (self, __key) {
                    #(#arms)*
                    _ => ::core::result::Result::Ok(()),
                }
            }
        }
    });
    let items = (!arms.items.is_empty()).then(|| {
        let arms = &arms.items;
        quote! {
            fn items(&self, __key: u32) -> ::core::option::Option<&dyn __e::ItemList> {
                match (self, __key) {
                    #(#arms)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    });
    let status = (!arms.status.is_empty()).then(|| {
        let arms = &arms.status;
        quote! {
            fn status(&self) -> u16 {
                match self {
                    #(#arms)*
                    #[allow(unreachable_patterns)]
                    _ => 0,
                }
            }
        }
    });
    // `#[message(display)]` reads Display, which another derive or the user wrote.
    let text = expansion
        .variants
        .iter()
        .any(|resolved| resolved.sends_display)
        .then(|| {
            quote!(
                fn text(&self) -> ::core::option::Option<&dyn ::core::fmt::Display> {
                    ::core::option::Option::Some(__e::OwnDisplay::as_display(self))
                }
            )
        });
    let show = generics::implementation(
        original,
        &quote!(__e::DisplayFields),
        &show_where,
        &quote! {
            fn entry(&self) -> ::core::option::Option<&'static __errorbook::Entry> {
                __ENTRIES.get(&__TABLE, #index)
            }
            #display
            #write
        },
    );
    let expose = generics::implementation(
        original,
        &quote!(__e::SentFields),
        &expose_where,
        &quote!(#json #items #header #status #text),
    );
    quote!(#show #expose)
}

fn accessor(arms: &[TokenStream], name: &TokenStream, bound: &TokenStream) -> Option<TokenStream> {
    (!arms.is_empty()).then(|| {
        quote! {
            fn #name(&self, __key: u32) -> &dyn #bound {
                match (self, __key) {
                    #(#arms)*
                    _ => &__e::Nothing,
                }
            }
        }
    })
}

/// One arm per variant: which row. A transparent one has none and is asked for none.
fn index(expansion: &Expansion) -> TokenStream {
    let input = expansion.input;
    if input.variants.is_empty() {
        return quote!(match *self {});
    }
    let ty = input.is_enum.then(|| super::written(&input.original.ident));
    let mut arms = String::new();
    for (number, variant) in input.answering().enumerate() {
        let path = match &ty {
            Some(ty) => format!("{ty}::{}", super::written(variant.ident)),
            None => "Self".to_owned(),
        };
        let number = number.to_string();
        arms.extend([path.as_str(), " { .. } => ", &number, ","]);
    }
    if input.variants.iter().any(Variant::is_transparent) {
        arms.push_str("_ => usize::MAX,");
    }
    let arms = lex(&arms);
    quote!(match self { #arms })
}

fn arms(expansion: &mut Expansion) -> Arms {
    let mut arms = Arms::default();
    let mut formatted = Formatted::of(expansion);
    let variants = expansion.variants;
    // Collected once: looking for them under every variant would take quadratic time.
    let mut concealed: HashMap<String, Vec<&Variant>> = HashMap::new();
    for variant in variants.iter().map(|resolved| resolved.variant) {
        if let Some(target) = &variant.attrs.conceal {
            let target = target.unraw().to_string();
            concealed.entry(target).or_default().push(variant);
        }
    }
    for resolved in variants {
        // A variant concealed as this one has arms for its keys, with fields of its own.
        let none = Vec::new();
        let hidden = concealed.get(&resolved.variant.name).unwrap_or(&none);
        let mut keys = Vec::new();
        for_each_value(resolved, &mut formatted, |slot| {
            if let Value::Field(field) = &slot {
                if keys.contains(&field.key) {
                    return;
                }
                keys.push(field.key);
            }
            push_value(expansion, &mut arms, resolved.variant, &slot, None);
            for variant in hidden {
                push_value(expansion, &mut arms, variant, &slot, Some(resolved.variant));
            }
        });
        let mut fields = resolved.variant.fields.iter();
        if let Some(field) = fields.find(|field| !field.attrs.statuses.is_empty()) {
            let arm = status_arm(expansion, resolved.variant, field);
            arms.status.push(arm);
        }
        for field in resolved.variant.members() {
            push_json(expansion, &mut arms, resolved.variant, field, field.key);
            for variant in hidden {
                if let Some(own) = variant.counterpart(field) {
                    push_json(expansion, &mut arms, variant, own, field.key);
                }
            }
        }
    }
    arms
}

/// Adds the arm of one slot: of the variant that declares it (`other` absent), or of one concealed as it.
fn push_value(
    expansion: &mut Expansion,
    arms: &mut Arms,
    variant: &Variant,
    slot: &Value,
    other: Option<&Variant>,
) {
    match slot {
        Value::Field(field) => {
            // It has no generics, and so needs no bound.
            let own = stand_in(variant, field, other);
            arms.display
                .extend(own.map(|own| reference_arm(expansion, variant, own, field.key)));
        }
        Value::Header(field) => {
            if let Some(own) = stand_in(variant, field, other) {
                expansion
                    .bounds
                    .expose
                    .insert(own, &quote!(__e::HeaderField));
                arms.header
                    .push(reference_arm(expansion, variant, own, field.key));
            }
        }
        Value::Formatted(number, placeholder) => {
            let arm = write_arm(expansion, variant, *number, placeholder, other);
            arms.write.extend(arm);
        }
    }
}

fn push_json(expansion: &mut Expansion, arms: &mut Arms, variant: &Variant, own: &Field, key: u32) {
    expansion.bounds.expose.insert(own, &quote!(__e::WriteJson));
    arms.json.push(reference_arm(expansion, variant, own, key));
    if let Some(itemized) = itemized(own, &mut expansion.bounds.expose) {
        let path = variant_path(expansion.input, variant.ident);
        let member = &own.accessor;
        let key = Literal::u32_unsuffixed(key);
        arms.items
            .push(quote!((#path { #member: __field, .. }, #key) => #itemized::items(__field),));
    }
}

fn status_arm(expansion: &mut Expansion, variant: &Variant, field: &Field) -> TokenStream {
    let bound = quote!(__e::StatusField);
    expansion.bounds.expose.insert(field, &bound);
    let path = variant_path(expansion.input, variant.ident);
    let member = &field.accessor;
    let span = field.original.ty.span().resolved_at(Span::mixed_site());
    let name = Ident::new("__field", span);
    quote!(#path { #member: #name, .. } => __e::StatusField::number(#name),)
}

fn stand_in<'f, 'a>(
    variant: &'f Variant<'a>,
    field: &'f Field<'a>,
    other: Option<&Variant>,
) -> Option<&'f Field<'a>> {
    match other {
        None => Some(field),
        Some(_) => variant.counterpart(field),
    }
}

/// The span of the field's type: a type that lacks the trait is reported where it stands.
fn reference_arm(expansion: &Expansion, variant: &Variant, own: &Field, key: u32) -> TokenStream {
    let path = variant_path(expansion.input, variant.ident);
    let member = &own.accessor;
    let key = Literal::u32_unsuffixed(key);
    let field = Ident::new(
        "__field",
        own.original.ty.span().resolved_at(Span::mixed_site()),
    );
    quote!((#path { #member: #field, .. }, #key) => #field,)
}

fn write_arm(
    expansion: &mut Expansion,
    variant: &Variant,
    number: u32,
    placeholder: &Placeholder,
    other: Option<&Variant>,
) -> Option<TokenStream> {
    let find = |name: &str| match other {
        None => variant.field(name),
        Some(other) => variant.counterpart(other.field(name)?),
    };
    let own = find(&placeholder.name)?;
    let format = Ident::new(placeholder.kind.trait_name(), Span::call_site());
    let bounds = &mut expansion.bounds;
    bounds.format.insert(own, &quote!(::core::fmt::#format));
    let path = variant_path(expansion.input, variant.ident);
    let mut fields = vec![own];
    let mut spec = placeholder.spec.clone();
    for count in &placeholder.counts {
        let field = find(count)?;
        let at = fields
            .iter()
            .position(|known| known.key == field.key)
            .unwrap_or_else(|| {
                fields.push(field);
                fields.len() - 1
            });
        spec = spec.replacen(&format!("{count}$"), &format!("{at}$"), 1);
    }
    let members = fields.iter().map(|field| &field.accessor);
    // Each in the span of its field's type, where rustc reports a trait that the type lacks.
    let names: Vec<Ident> = fields
        .iter()
        .enumerate()
        .map(|(index, field)| {
            let span = field.original.ty.span().resolved_at(Span::mixed_site());
            format_ident!("__field{index}", span = span)
        })
        .collect();
    let text = format!("{{0:{spec}}}");
    let number = Literal::u32_unsuffixed(number);
    let write = quote_spanned!(own.original.ty.span()=> ::core::write!(__f, #text, #(*#names),*));
    Some(quote!((#path { #(#members: #names,)* .. }, #number) => #write,))
}
