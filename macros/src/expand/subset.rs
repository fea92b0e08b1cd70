//! A subset: an enum of its own over the rows of the type, with the impls that the type has, and the `From`s that widen it.
//!
//! ```text
//! pub enum FindOrg { NotFound { slug: String }, Store(rusqlite::Error) }     beside the type
//!
//! static __SUBSETS: [__e::Subset; 1] =
//!     __e::subsets(&__TABLE, ["FindOrg"], [2], &[0, 6], [&[]]);
//! impl __e::PlainFields for FindOrg { … }       and all else that the type has                  plain.rs, part.rs
//! impl From<FindOrg> for OrgError { … }         and for each subset that contains it
//! ```

use super::accessors::{self, Arms};
use super::generics;
use super::part::Texts;
use super::widen::{containments, widening};
use super::{Expansion, docs, fallback, lex, part, quiet, text_literal, wrap};
use crate::ast::{DisplayBy, Input, Variant, occurs_in, type_name, type_parameters};
use crate::attr::{self, slots::TypeAttrs, slots::VariantAttrs};
use crate::resolve::ResolvedVariant;
use crate::subset::{Member, Subset};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use std::collections::HashSet;
use std::fmt::Write;
use syn::ext::IdentExt;
use syn::{
    Attribute, Data, DataEnum, DeriveInput, Fields, GenericArgument, PathArguments, Token, Type,
};

/// The enums, which stand beside the type, and their impls.
#[derive(Default)]
pub(super) struct Expanded {
    pub(super) types: TokenStream,
    pub(super) items: TokenStream,
}

pub(super) fn expand(
    input: &Input,
    resolved: &[ResolvedVariant],
    subsets: &[Subset],
    (arms, lines): (&Arms, &[String]),
    adapted: &mut TokenStream,
) -> Expanded {
    if subsets.is_empty() {
        return Expanded::default();
    }
    // Joined at the end: each time that a stream is extended, rustc is asked for it.
    let (mut types, mut items) = (Vec::new(), Vec::new());
    let nodes: Vec<Node> = subsets
        .iter()
        .map(|subset| Node::new(input, subset))
        .collect();
    let inputs: Vec<Input> = nodes.iter().map(|node| node.input(input)).collect();
    let mut texts = Texts::default();
    for (number, (node, own)) in nodes.iter().zip(&inputs).enumerate() {
        let answering = own.answering().map(|variant| &resolved[variant.row]);
        let answering: Vec<&ResolvedVariant> = answering.collect();
        let mut expansion = Expansion::new(own, answering, Some(number));
        let table = docs::table(own.answering().map(|variant| &lines[variant.row]));
        types.push(node.definition(input, &table, expansion.is_plain()));
        if part::is_alike(&expansion) {
            items.push(accessors::expand(&mut expansion, arms));
            part::alike(&expansion, number, &mut texts);
        } else {
            items.push(super::impls(&mut expansion, arms, adapted));
            items.push(entries(own, number));
        }
        if expansion.is_plain() {
            items.push(part::debug(&expansion, arms, &mut texts));
        }
        items.push(widening(input, node, own, None));
    }
    for (from, to) in containments(&subsets.iter().collect::<Vec<_>>()) {
        let narrowed = Some(&nodes[to]);
        items.push(widening(&inputs[to], &nodes[from], &inputs[from], narrowed));
    }
    items.push(lex(&texts.items));
    adapted.extend(lex(&texts.adapted));
    let table = table(&inputs);
    items.push(quote! {
        #table
        // A call takes rustc less time than the expression would in each constant.
        const fn __subset(__number: ::core::primitive::usize) -> &'static __e::Subset {
            &__SUBSETS[__number]
        }
        const fn __part(__number: ::core::primitive::usize) -> __e::Inner {
            __e::Inner::Part(&__SUBSETS[__number], &[])
        }
    });
    Expanded {
        types: types.into_iter().collect(),
        items: items.into_iter().collect(),
    }
}

/// Of a faulty type: the enums, and impls with nothing in them.
pub(super) fn expand_fallback<'i>(input: &'i Input, subsets: &'i [Subset<'i>]) -> TokenStream {
    if !input.is_enum {
        return TokenStream::new();
    }
    let mut items = TokenStream::new();
    let mut names = vec![&input.original.ident];
    // Of two with one name, the first; the other was reported.
    let is_first = |subset: &&Subset<'i>| {
        let is_new = !names.contains(&&subset.attr.name);
        names.push(&subset.attr.name);
        is_new
    };
    let subsets: Vec<&Subset> = subsets.iter().filter(is_first).collect();
    let nodes = subsets.iter().map(|subset| Node::new(input, subset));
    let nodes: Vec<Node> = nodes.collect();
    let inputs: Vec<Input> = nodes.iter().map(|node| node.input(input)).collect();
    for (node, own) in nodes.iter().zip(&inputs) {
        let definition = node.definition(input, "", false);
        let impls = fallback::expand(own);
        let widening = widening(input, node, own, None);
        let impls = wrap(own, &quote!(#impls #widening));
        items.extend(quote!(#definition #impls));
    }
    for (from, to) in containments(&subsets) {
        let widening = widening(&inputs[to], &nodes[from], &inputs[from], Some(&nodes[to]));
        items.extend(wrap(input, &widening));
    }
    items
}

/// The lints that the copies of a user's variants are not checked for.
const ALLOWED: &str = "#[allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unreachable_pub, \
    unused_qualifications)]";

/// What an enum of a subset is made of.
pub(super) struct Node<'s> {
    pub(super) subset: &'s Subset<'s>,
    derive: DeriveInput,
    /// Each variant with the fields that it has here.
    members: Vec<(&'s Member<'s>, usize, Fields)>,
}

impl<'s> Node<'s> {
    fn new(input: &Input, subset: &'s Subset) -> Self {
        let whole = input.original;
        let members: Vec<_> = (subset.members.iter())
            .map(|(&number, member)| (member, number, fields(input, number, member)))
            .collect();
        let fields = members.iter().flat_map(|(_, _, fields)| fields);
        let visibility = subset.attr.visibility.as_ref();
        let derive = DeriveInput {
            attrs: subset.attr.attributes.clone(),
            vis: visibility.unwrap_or(&whole.vis).clone(),
            ident: subset.attr.name.clone(),
            generics: generics::used_by(&whole.generics, fields),
            data: Data::Enum(DataEnum {
                enum_token: <Token![enum]>::default(),
                brace_token: syn::token::Brace::default(),
                variants: syn::punctuated::Punctuated::new(),
            }),
        };
        Node {
            subset,
            derive,
            members,
        }
    }

    /// The model of the enum: variants of the type, with their keys and rows.
    fn input<'n>(&'n self, whole: &'n Input) -> Input<'n> {
        let parameters = type_parameters(&self.derive.generics);
        let variants = self.members.iter().map(|(_, number, fields)| {
            let mut variant: Variant<'n> = whole.variants[*number].clone();
            for (field, original) in variant.fields.iter_mut().zip(fields) {
                field.original = original;
                field.generic = occurs_in(&parameters, original.ty.to_token_stream());
            }
            variant
        });
        Input {
            original: &self.derive,
            attrs: TypeAttrs {
                runtime: whole.attrs.runtime.clone(),
                ..TypeAttrs::default()
            },
            defaults: VariantAttrs::default(),
            display: whole.display,
            variants: variants.collect(),
            is_enum: true,
        }
    }

    fn definition(&self, whole: &Input, table: &str, has_debug: bool) -> TokenStream {
        let attr = self.subset.attr;
        let own = Helpers::of(whole, &attr.attributes);
        let variants = self.members.iter().map(|(member, number, fields)| {
            let attributes = own.kept(whole.variants[*number].attributes);
            // In the place where it is listed, which rustc's lint of variants that are never constructed points to.
            let mut ident = whole.variants[*number].ident.clone();
            ident.set_span(member.listed.span());
            let mut fields = fields.clone();
            for field in &mut fields {
                field.attrs = own.kept(&field.attrs).cloned().collect();
            }
            quote!(#(#attributes)* #ident #fields)
        });
        let described = !attr::doc_comment(&attr.attributes).is_empty();
        let description = (!described).then(|| {
            let text = format!(
                " Some of the errors of [`{}`].",
                whole.original.ident.unraw()
            );
            quote!(#[doc = #text])
        });
        let table = text_literal(&format!("\n\n{table}"));
        let (attributes, vis, name) = (&attr.attributes, &self.derive.vis, &attr.name);
        let generics = &self.derive.generics;
        let clause = &generics.where_clause;
        let thiserror =
            (whole.display == DisplayBy::Thiserror).then(|| quote!(#[derive(::thiserror::Error)]));
        let error = own.error(whole, &attr.attributes);
        let debug = (!has_debug).then(|| quote!(#[derive(::core::fmt::Debug)]));
        let allowed = lex(ALLOWED);
        // What the type allows, its subsets may do as well.
        let levels = attr::named(&whole.original.attrs, "allow");
        let cfgs = self.cfgs(whole);
        quote! {
            #description
            #debug
            #thiserror
            #(#attributes)*
            #error
            #[cfg_attr(doc, doc = #table)]
            #(#levels)*
            #allowed
            #vis enum #name #generics #clause {
                #(#variants),*
            }
            #cfgs
        }
    }

    /// What rustc says of a `#[cfg(…)]` in the list that is not the variant's: the derive does not know which hold.
    fn cfgs(&self, whole: &Input) -> TokenStream {
        let items = self.subset.attr.items.iter();
        let checks = items.filter(|item| !item.cfgs.is_empty()).map(|item| {
            let (name, cfgs) = (&item.name, &item.cfgs);
            let predicate = quote!(all(#(#cfgs),*));
            let (predicate, text) = if whole.variant(name).is_some() {
                let text = format!(
                    "`{name}` is there although this `#[cfg(…)]` does not hold\nwrite that of the variant, or none"
                );
                (quote!(not(#predicate)), text)
            } else {
                let ty = &whole.original.ident;
                let text = format!(
                    "`{name}` is not a variant of `{ty}`, although this `#[cfg(…)]` holds\nwrite that of the variant"
                );
                (predicate, text)
            };
            quote_spanned!(name.span()=> #[cfg(#predicate)] ::core::compile_error! { #text })
        });
        checks.collect()
    }
}

/// Which attributes of a variant, and of its fields, the subset's own has.
struct Helpers {
    /// Those of other derives: where the subset has such a derive.
    others: bool,
    /// `#[default]`, which rustc refuses where no derive reads it.
    default: bool,
    thiserror: bool,
}

impl Helpers {
    fn of(whole: &Input, attributes: &[Attribute]) -> Self {
        const STD: &str = "derive core std clone cmp default fmt hash marker \
            Clone Copy Debug Default Eq Hash Ord PartialEq PartialOrd";
        let derives = attr::named(attributes, "derive");
        let words = derives.flat_map(|derive| generics::words(derive.meta.to_token_stream()));
        let words: HashSet<String> = words.collect();
        let is_known = |word: &String| STD.split(' ').any(|known| known == word);
        Helpers {
            others: words.iter().any(|word| !is_known(word)),
            default: words.iter().any(|word| word.ends_with("Default")),
            thiserror: whole.display == DisplayBy::Thiserror,
        }
    }

    /// thiserror's text of the type, for the variants that have none.
    fn error<'t>(&self, whole: &'t Input, own: &[Attribute]) -> Option<&'t Attribute> {
        let mut of_type = attr::named(&whole.original.attrs, "error");
        let is_read = self.thiserror && attr::named(own, "error").next().is_none();
        of_type.next().filter(|_| is_read)
    }

    fn kept<'t>(
        &self,
        attributes: &'t [Attribute],
    ) -> impl Iterator<Item = &'t Attribute> + use<'t> {
        let (others, default, thiserror) = (self.others, self.default, self.thiserror);
        attributes.iter().filter(move |attribute| {
            let name = attribute.path().get_ident().map(ToString::to_string);
            match name.as_deref() {
                Some("doc" | "allow" | "deprecated") => true,
                Some("error" | "source" | "from" | "backtrace") => thiserror || others,
                Some("default") => default,
                Some(
                    "cfg" | "cfg_attr" | "warn" | "deny" | "forbid" | "expect" | "non_exhaustive",
                ) => false,
                Some(name) => others && !attr::is_own(name),
                None => others,
            }
        })
    }
}

/// The fields of a variant, of a narrowed one with the narrower type.
fn fields(input: &Input, number: usize, member: &Member) -> Fields {
    let Data::Enum(data) = &input.original.data else {
        return Fields::Unit;
    };
    let Some(variant) = data.variants.get(number) else {
        return Fields::Unit;
    };
    let mut fields = variant.fields.clone();
    let whole = whole_type(input);
    for field in &mut fields {
        generics::replace_self(&mut field.ty, &whole);
    }
    let inner = input.variants[number].inner_position();
    if let (Some(narrowed), Some(field)) = (
        member.narrowed,
        inner.and_then(|at| fields.iter_mut().nth(at)),
    ) {
        field.ty = narrowed_type(&field.ty, narrowed);
    }
    fields
}

fn whole_type(input: &Input) -> TokenStream {
    let ident = &input.original.ident;
    let (_, generics, _) = input.original.generics.split_for_impl();
    quote!(#ident #generics)
}

/// What is written stands for what is inside a `Box`.
fn narrowed_type(of: &Type, narrowed: &Type) -> Type {
    let mut ty = of.clone();
    if is_boxed(of) && !is_boxed(narrowed) && set_argument(&mut ty, narrowed) {
        return ty;
    }
    narrowed.clone()
}

pub(super) fn is_boxed(ty: &Type) -> bool {
    type_name(ty).as_deref() == Some("Box")
}

fn set_argument(ty: &mut Type, argument: &Type) -> bool {
    let path = match ty {
        Type::Path(path) => path,
        Type::Group(group) => return set_argument(&mut group.elem, argument),
        Type::Paren(paren) => return set_argument(&mut paren.elem, argument),
        _ => return false,
    };
    let segment = path.path.segments.last_mut();
    let Some(PathArguments::AngleBracketed(list)) = segment.map(|segment| &mut segment.arguments)
    else {
        return false;
    };
    match list.args.first_mut() {
        Some(GenericArgument::Type(inner)) => {
            *inner = argument.clone();
            true
        }
        _ => false,
    }
}

/// The static of a type's subsets, which `API_ERRORS` and catalogues refer to.
fn table(subsets: &[Input]) -> TokenStream {
    let (mut names, mut counts, mut rows) = (String::new(), String::new(), String::new());
    let mut inner = Vec::new();
    for own in subsets {
        // A String takes everything.
        let _ = write!(names, "{:?},", own.original.ident.unraw().to_string());
        let _ = write!(counts, "{},", own.answering().count());
        for variant in own.answering() {
            let _ = write!(rows, "{},", variant.row);
        }
        // A static has no parameters: what depends on one is not known there.
        let fixed = own.transparent().filter(|field| {
            !generics::any_in(&own.original.generics, field.original.ty.to_token_stream())
        });
        inner.push(fixed.map(|field| &field.original.ty).collect::<Vec<_>>());
    }
    let count = subsets.len();
    let inner = if inner.iter().all(Vec::is_empty) {
        lex(&format!("[&[]; {count}]"))
    } else {
        quote!([#(&[#(__e::Passed::<#inner>::INNER),*]),*])
    };
    let known = lex(&format!("&__TABLE, [{names}], [{counts}], &[{rows}]"));
    let count = Literal::usize_unsuffixed(count);
    quote!(static __SUBSETS: [__e::Subset; #count] = __e::subsets(#known, #inner);)
}

/// `API_ERRORS`, as the type has it.
fn entries(own: &Input, number: usize) -> TokenStream {
    let (impl_generics, ty_generics, clause) = own.original.generics.split_for_impl();
    let (ty, visibility) = (quiet(&own.original.ident), &own.original.vis);
    let number = Literal::usize_unsuffixed(number);
    quote! {
        #[automatically_derived]
        impl #impl_generics #ty #ty_generics #clause {
            /// The entries of this subset in an error catalogue.
            #visibility const API_ERRORS: &'static __errorbook::Subset = __subset(#number);
        }
    }
}
