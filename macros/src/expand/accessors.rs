//! One arm per field that is shown, which returns a reference to it, or writes it where its slot has a format; the runtime
//! does the rest.

use super::api_error::itemized;
use super::slots::Value;
use super::{Expansion, generics, lex, plain, written, written_pattern};
use crate::ast::{Field, Variant};
use errorbook_model::template::Placeholder;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use std::collections::HashMap;
use syn::Token;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

/// What an arm belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Accessor {
    Display,
    Write,
    Json,
    Items,
    Header,
    Status,
}

/// An arm, but for the path of its variant, which is another one in a subset. Its tokens are no streams, which rustc is
/// asked for with each use.
pub(super) struct Arm {
    pub(super) accessor: Accessor,
    /// `name: __field3,` of each field that the value reads.
    pub(super) fields: Vec<TokenTree>,
    pub(super) key: u32,
    pub(super) value: Vec<TokenTree>,
    /// What a type parameter has to be for it.
    bound: Option<TokenStream>,
}

impl Arm {
    fn pattern(&self) -> Group {
        let mut fields: TokenStream = self.fields.iter().cloned().collect();
        <Token![..]>::default().to_tokens(&mut fields);
        Group::new(Delimiter::Brace, fields)
    }
}

/// The arms of all variants, by their numbers.
pub(super) struct Arms(Vec<Vec<Arm>>);

impl Arms {
    pub(super) fn of_variant(&self, variant: &Variant) -> &[Arm] {
        self.0.get(variant.number).map_or(&[], Vec::as_slice)
    }

    /// Whether a variant that `expansion` has has one.
    pub(super) fn has(&self, expansion: &Expansion, wanted: Accessor) -> bool {
        let variants = expansion.input.variants.iter();
        let mut arms = variants.flat_map(|variant| self.of_variant(variant));
        arms.any(|arm| arm.accessor == wanted)
    }

    /// Whether the field is both displayed and sent, which a type without parameters has in one arm. A variant that is
    /// answered as another is asked for that one's keys too, of which one may be of the same field.
    pub(super) fn is_plain(&self, variant: &Variant, arm: &Arm) -> bool {
        let is = |which| {
            let mut own = self.of_variant(variant).iter();
            own.any(|other| other.accessor == which && other.key == arm.key)
        };
        variant.attrs.conceal.is_none() && is(Accessor::Display) && is(Accessor::Json)
    }

    /// Those of the variants that `expansion` has.
    fn accessor(&self, expansion: &Expansion, wanted: Accessor) -> TokenStream {
        let has_plain =
            expansion.is_plain() && matches!(wanted, Accessor::Display | Accessor::Json);
        let mut arms = TokenStream::new();
        for variant in &expansion.input.variants {
            let own = self.of_variant(variant).iter();
            let own = own.filter(|arm| arm.accessor == wanted);
            for arm in own.filter(|arm| !has_plain || !self.is_plain(variant, arm)) {
                let mut pattern = TokenStream::new();
                expansion.path(variant).to_tokens(&mut pattern);
                arm.pattern().to_tokens(&mut pattern);
                if wanted == Accessor::Status {
                    arms.extend(pattern);
                } else {
                    <Token![,]>::default().to_tokens(&mut pattern);
                    Literal::u32_unsuffixed(arm.key).to_tokens(&mut pattern);
                    Group::new(Delimiter::Parenthesis, pattern).to_tokens(&mut arms);
                }
                <Token![=>]>::default().to_tokens(&mut arms);
                arms.extend(arm.value.iter().cloned());
                <Token![,]>::default().to_tokens(&mut arms);
            }
        }
        arms
    }

    fn add_bounds(&self, expansion: &mut Expansion) {
        for variant in &expansion.input.variants {
            for arm in self.of_variant(variant) {
                let bounds = match arm.accessor {
                    Accessor::Write | Accessor::Display => &mut expansion.bounds.format,
                    _ => &mut expansion.bounds.expose,
                };
                bounds.add(arm.bound.clone());
            }
        }
    }
}

pub(super) fn expand(expansion: &mut Expansion, arms: &Arms) -> TokenStream {
    arms.add_bounds(expansion);
    let expansion = &*expansion;
    let original = expansion.input.original;
    if expansion.is_plain() {
        return plain::expand(expansion, arms);
    }
    let bounds = &expansion.bounds;
    let show_where = generics::where_clause(&original.generics, &[&bounds.format], None);
    let both = [&bounds.format, &bounds.expose];
    let expose_where = generics::where_clause(&original.generics, &both, None);
    let method = |which| method(expansion, arms, which);
    let index = index(expansion);
    let [display, write] = [Accessor::Display, Accessor::Write].map(method);
    let json = method(Accessor::Json);
    let others = others(expansion, arms);
    let show = generics::implementation(
        original,
        &quote!(__e::DisplayFields),
        &show_where,
        &quote! {
            fn row(&self) -> ::core::primitive::usize {
                #index
            }
            #display
            #write
        },
    );
    let expose = generics::implementation(
        original,
        &quote!(__e::SentFields),
        &expose_where,
        &quote!(#json #others),
    );
    quote!(#show #expose)
}

/// What few types have of `SentFields`.
pub(super) fn others(expansion: &Expansion, arms: &Arms) -> TokenStream {
    let method = |which| method(expansion, arms, which);
    let [items, header, status] = [Accessor::Items, Accessor::Header, Accessor::Status].map(method);
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
    quote!(#items #header #status #text)
}

/// The match of one accessor, if any variant has an arm of it.
pub(super) fn method(expansion: &Expansion, arms: &Arms, which: Accessor) -> Option<TokenStream> {
    let arms = arms.accessor(expansion, which);
    if arms.is_empty() {
        return None;
    }
    let of_key = |name: &str, result: &str| {
        lex(&format!(
            "{name}(&self, __key: ::core::primitive::u32) -> {result}"
        ))
    };
    let nothing = || lex("&__e::Nothing");
    let shown = |method: &str| {
        if expansion.is_plain() {
            lex(&format!(
                "__e::Shown::{method}(__e::PlainFields::at(self, __key).1)"
            ))
        } else {
            nothing()
        }
    };
    // And what there is where no field has the key.
    let (head, rest) = match which {
        Accessor::Display => (of_key("display", "&dyn __e::WriteText"), shown("as_text")),
        Accessor::Json => (of_key("json", "&dyn __e::WriteJson"), shown("as_json")),
        Accessor::Header => (of_key("header", "&dyn __e::HeaderField"), nothing()),
        Accessor::Items => (
            of_key("items", "::core::option::Option<&dyn __e::ItemList>"),
            quote!(::core::option::Option::None),
        ),
        Accessor::Write => (
            quote! {
                write(
                    &self,
                    __key: ::core::primitive::u32,
                    __f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result
            },
            quote!(::core::result::Result::Ok(())),
        ),
        Accessor::Status => {
            return Some(quote! {
                fn status(&self) -> ::core::primitive::u16 {
                    match self {
                        #arms
                        #[allow(unreachable_patterns)]
                        _ => 0,
                    }
                }
            });
        }
    };
    Some(quote! {
        fn #head {
            match (self, __key) {
                #arms
                _ => #rest,
            }
        }
    })
}

/// One arm per variant: which row.
fn index(expansion: &Expansion) -> TokenStream {
    let input = expansion.input;
    if input.variants.is_empty() {
        return quote!(match *self {});
    }
    let ty = input.is_enum.then(|| written(&input.original.ident));
    let mut arms = String::new();
    for variant in &input.variants {
        let pattern = written_pattern(ty.as_deref(), variant);
        arms.extend([&pattern, " => ", &variant.row.to_string(), ","]);
    }
    let arms = lex(&arms);
    quote!(match self { #arms })
}

pub(super) fn arms(expansion: &Expansion, values: &[Vec<Value>]) -> Arms {
    let all = &expansion.input.variants;
    let mut arms = Arms(all.iter().map(|_| Vec::new()).collect());
    // Collected once: looking for them under every variant would take quadratic time.
    let mut concealed: HashMap<String, Vec<&Variant>> = HashMap::new();
    for variant in expansion.variants.iter().map(|resolved| resolved.variant) {
        if let Some(target) = &variant.attrs.conceal {
            let target = target.unraw().to_string();
            concealed.entry(target).or_default().push(variant);
        }
    }
    for variant in all.iter().filter(|variant| variant.is_transparent()) {
        for field in variant.beside() {
            arms.add(variant, json_arm(field, field.key));
        }
    }
    for (resolved, values) in expansion.variants.iter().zip(values) {
        // A variant concealed as this one has arms for its keys, with fields of its own.
        let none = Vec::new();
        let hidden = concealed.get(&resolved.variant.name).unwrap_or(&none);
        let mut keys = Vec::new();
        for value in values {
            if let Value::Field(field) = value {
                if keys.contains(&field.key) {
                    continue;
                }
                keys.push(field.key);
            }
            arms.add_value(resolved.variant, value, None);
            for variant in hidden {
                arms.add_value(variant, value, Some(resolved.variant));
            }
        }
        let mut fields = resolved.variant.fields.iter();
        if let Some(field) = fields.find(|field| !field.attrs.statuses.is_empty()) {
            arms.add(resolved.variant, status_arm(field));
        }
        for field in resolved.variant.members() {
            arms.add_json(resolved.variant, field, field.key);
            for variant in hidden {
                if let Some(own) = variant.counterpart(field) {
                    arms.add_json(variant, own, field.key);
                }
            }
        }
    }
    arms
}

impl Arms {
    fn add(&mut self, variant: &Variant, arm: Arm) {
        self.0[variant.number].push(arm);
    }

    /// Adds the arm of one slot: of the variant that declares it (`other` absent), or of one concealed as it.
    fn add_value(&mut self, variant: &Variant, slot: &Value, other: Option<&Variant>) {
        let arm = match slot {
            // It has no generics, and so needs no bound.
            Value::Field(field) => stand_in(variant, field, other)
                .map(|own| reference_arm(Accessor::Display, own, field.key, None)),
            Value::Header(field) => stand_in(variant, field, other).map(|own| {
                let bound = quote!(__e::HeaderField);
                reference_arm(Accessor::Header, own, field.key, Some(&bound))
            }),
            Value::Formatted(number, placeholder) => {
                write_arm(variant, *number, placeholder, other)
            }
        };
        if let Some(arm) = arm {
            self.add(variant, arm);
        }
    }

    fn add_json(&mut self, variant: &Variant, own: &Field, key: u32) {
        self.add(variant, json_arm(own, key));
        if let Some((itemized, bound)) = itemized(own) {
            let name = name_of(own);
            let arm = Arm {
                accessor: Accessor::Items,
                fields: bound_to(own, &name),
                key,
                value: trees(quote!(#itemized::items(#name))),
                bound,
            };
            self.add(variant, arm);
        }
    }
}

fn json_arm(own: &Field, key: u32) -> Arm {
    reference_arm(Accessor::Json, own, key, Some(&quote!(__e::WriteJson)))
}

fn status_arm(field: &Field) -> Arm {
    let name = name_of(field);
    Arm {
        accessor: Accessor::Status,
        fields: bound_to(field, &name),
        key: field.key,
        value: trees(quote!(__e::StatusField::number(#name))),
        bound: generics::bound_of(field, &quote!(__e::StatusField)),
    }
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

fn trees(tokens: TokenStream) -> Vec<TokenTree> {
    tokens.into_iter().collect()
}

/// What an arm calls a field, in the span of the field's type: a type that lacks the trait is reported where it stands.
pub(super) fn name_of(field: &Field) -> Ident {
    format_ident!("__field{}", field.key, span = field.type_span())
}

fn bound_to(field: &Field, name: &Ident) -> Vec<TokenTree> {
    let member = &field.accessor;
    trees(quote!(#member: #name,))
}

fn reference_arm(accessor: Accessor, own: &Field, key: u32, bound: Option<&TokenStream>) -> Arm {
    let name = name_of(own);
    Arm {
        accessor,
        fields: bound_to(own, &name),
        key,
        value: vec![name.into()],
        bound: bound.and_then(|bound| generics::bound_of(own, bound)),
    }
}

fn write_arm(
    variant: &Variant,
    number: u32,
    placeholder: &Placeholder,
    other: Option<&Variant>,
) -> Option<Arm> {
    let find = |name: &str| match other {
        None => variant.field(name),
        Some(other) => variant.counterpart(other.field(name)?),
    };
    let own = find(&placeholder.name)?;
    let format = Ident::new(placeholder.kind.trait_name(), Span::call_site());
    let mut fields = vec![own];
    for count in &placeholder.counts {
        let field = find(count)?;
        if fields.iter().all(|known| known.key != field.key) {
            fields.push(field);
        }
    }
    let spec = placeholder.renamed_spec(|count| {
        let key = find(count).map(|field| field.key);
        let at = fields.iter().position(|known| Some(known.key) == key);
        at.unwrap_or_default().to_string()
    });
    let names: Vec<Ident> = fields.iter().map(|field| name_of(field)).collect();
    let bound = fields.iter().zip(&names);
    let text = format!("{{0:{spec}}}");
    // The type may stand in another macro than the derive.
    let formatter = Ident::new("__f", Span::call_site());
    Some(Arm {
        accessor: Accessor::Write,
        fields: bound
            .flat_map(|(field, name)| bound_to(field, name))
            .collect(),
        key: number,
        value: trees(
            quote_spanned!(own.original.ty.span()=> ::core::write!(#formatter, #text, #(*#names),*)),
        ),
        bound: generics::bound_of(own, &quote!(::core::fmt::#format)),
    })
}
