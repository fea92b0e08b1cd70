//! The operations of a catalogue: `operations`.
//!
//! ```text
//! catalogue! { static ERRORS = […]; operations = { create_org = CreateOrg | JsonRefusal }; }
//! // expands, in the initializer of the static, to
//! const __OPERATIONS: &[Operation] = &[{
//!     const __MEMBERS: &[Member] = &[Member::Type { … }, Member::Type { … }];
//!     Operation::__new("create_org", __MEMBERS, &[
//!         { const __ANSWERS: &[Place] = &answers::<{ count_answers(&__MEMBERS[0]) }>(&__MEMBERS[0]); __ANSWERS },
//!         …
//!     ])
//! }];
//! // and beside it to
//! const __UNLISTED: Unlisted = find_unlisted::<__SIZE>(&ERRORS);
//! const _: () = __UNLISTED.report("create_org", 0, 0);     // spanned at `CreateOrg`
//! const _: () = __UNLISTED.report("create_org", 0, 1);     // spanned at `JsonRefusal`
//! ```

use super::listed::Listed;
use crate::ctxt::Ctxt;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use std::collections::HashSet;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Token, Type, braced};

pub(super) const EXAMPLE: &str = "write `operations = { create_org = CreateOrg | JsonRefusal };`";

/// The operations, in the order in which they are listed.
#[derive(Default)]
pub(super) struct Operations(Vec<Operation>);

struct Operation {
    name: Ident,
    /// What it answers with; nothing for `!`.
    members: Vec<Listed>,
}

impl Operations {
    /// Reads the setting; what is wrong with it is reported.
    pub(super) fn read(cx: &Ctxt, value: TokenStream) -> Self {
        let operations = cx.keep(parse_all.parse2(value)).unwrap_or_default();
        let mut names = HashSet::new();
        for Operation { name, .. } in &operations {
            if !names.insert(name.unraw().to_string()) {
                cx.error(
                    name,
                    format_args!("`{name}` is there twice"),
                    "write it once, with all types that it answers with",
                );
            }
        }
        Operations(operations)
    }

    /// The constant `__OPERATIONS`.
    pub(super) fn table(&self, runtime: &Ident) -> TokenStream {
        let operations = self.0.iter().map(|operation| operation.value(runtime));
        quote! {
            const __OPERATIONS: &[#runtime::Operation] = &[#(#operations),*];
        }
    }

    /// The checks that a catalogue, whose table of codes has `__SIZE` places, has all that they answer with.
    pub(super) fn checks(&self, runtime: &Ident, catalogue: &Ident) -> TokenStream {
        if self.0.is_empty() {
            return TokenStream::new();
        }
        let members = self.0.iter().enumerate().flat_map(|(number, operation)| {
            let members = operation.members.iter().enumerate();
            members.map(move |(member, listed)| (number, operation, member, listed))
        });
        let reports = members.map(|(number, operation, member, listed)| {
            let (name, variants) = (operation.name(), listed.variants_check());
            let [number, member] = [number, member].map(Literal::usize_unsuffixed);
            let report = quote_spanned! {listed.last_word()=>
                const _: () = __UNLISTED.report(#name, #number, #member);
            };
            quote!(#report #variants)
        });
        quote! {
            const __UNLISTED: #runtime::__private::Unlisted =
                #runtime::__private::find_unlisted::<__SIZE>(&#catalogue);
            #(#reports)*
        }
    }
}

impl Operation {
    fn name(&self) -> String {
        self.name.unraw().to_string()
    }

    fn value(&self, runtime: &Ident) -> TokenStream {
        let name = self.name();
        let members = self.members.iter().map(|listed| listed.member(runtime));
        let answers = (0..self.members.len()).map(|number| {
            let number = Literal::usize_unsuffixed(number);
            quote! {
                {
                    const __ANSWERS: &[#runtime::__private::Place] = &#runtime::__private::answers::<
                        { #runtime::__private::count_answers(&__MEMBERS[#number]) },
                    >(&__MEMBERS[#number]);
                    __ANSWERS
                }
            }
        });
        quote! {
            {
                const __MEMBERS: &[#runtime::__private::Member] = &[#(#members),*];
                #runtime::Operation::__new(#name, __MEMBERS, &[#(#answers),*])
            }
        }
    }
}

fn parse_all(input: ParseStream) -> syn::Result<Vec<Operation>> {
    if !input.peek(syn::token::Brace) {
        return Err(hint(input, "the operations of a catalogue stand in braces"));
    }
    let content;
    braced!(content in input);
    if !input.is_empty() {
        return Err(hint(input, "expected `;` behind the operations"));
    }
    let mut operations = Vec::new();
    while !content.is_empty() {
        operations.push(content.parse()?);
        if !content.is_empty() && content.parse::<Option<Token![,]>>()?.is_none() {
            return Err(hint(&content, "expected `,` or `|`"));
        }
    }
    Ok(operations)
}

impl Parse for Operation {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let name = input
            .call(Ident::parse_any)
            .map_err(|_| hint(input, "expected the name of an operation"))?;
        if input.parse::<Option<Token![=]>>()?.is_none() {
            let wrong = format!("`{name}` has no types that it answers with");
            return Err(syn::Error::new(name.span(), format!("{wrong}\n{EXAMPLE}")));
        }
        input.parse::<Option<Token![|]>>()?;
        let members: Punctuated<Listed, Token![|]> =
            Punctuated::parse_separated_nonempty_with(input, member)?;
        let is_nothing =
            |listed: &Listed| matches!(listed, Listed::Type(ty) if matches!(**ty, Type::Never(_)));
        let members = members.into_iter();
        Ok(Operation {
            name,
            members: members.filter(|listed| !is_nothing(listed)).collect(),
        })
    }
}

fn member(input: ParseStream) -> syn::Result<Listed> {
    let expected = format!("expected a type that derives ApiError\n{EXAMPLE}");
    Listed::parse_type(input, &expected)
}

/// What is wrong at the next word, or at the end.
fn hint(input: ParseStream, wrong: &str) -> syn::Error {
    input.error(format!("{wrong}\n{EXAMPLE}"))
}
