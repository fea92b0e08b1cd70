//! What a template repeats for each field error: the items of an array, and the members of an object.

use super::{Reader, split_at_commas};
use crate::attr::args::is_sign;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote;

pub(super) const EACH: &str = "[each { \"pointer\": pointer, \"message\": message }]";
const MEMBER: &str = "{ each place: [message] }";

impl Reader<'_> {
    /// An array with an item per field error.
    pub(super) fn each(
        &mut self,
        each: &Ident,
        item: &[TokenTree],
        is_alone: bool,
    ) -> Option<TokenStream> {
        let (item, runtime) = (self.item(each, item, is_alone)?, self.runtime);
        Some(quote!(#runtime::__private::Node::Each(&#item)))
    }

    /// The same in front of `or`: the error itself is no item of it.
    pub(super) fn items(&mut self, list: &Group) -> Option<TokenStream> {
        let parts = split_at_commas(list.stream());
        let (each, item) = parts.iter().find_map(|part| each_of(part))?;
        self.deeper(list, |reader| {
            let item = reader.item(each, item, parts.len() == 1)?;
            let runtime = reader.runtime;
            Some(quote!(#runtime::__private::Node::Items(&#item)))
        })
    }

    /// `..place` in an array: the names and indices of the field error's place.
    pub(super) fn segments(&self, part: &[TokenTree]) -> Option<TokenStream> {
        let runtime = self.runtime;
        match part {
            [_, _, TokenTree::Ident(name)] if name == "place" && self.in_each => {
                Some(quote!(#runtime::__private::Node::Name(#runtime::__private::Name::Segments)))
            }
            [_, _, TokenTree::Ident(name)] if name == "place" => self.outside_each(name, "place"),
            _ => self.cx.refuse(
                part.iter().cloned().collect::<TokenStream>(),
                "`..` in an array is not of a place",
                "write `..place` in an item of `each`, or `{ ..fields }` for the fields",
            ),
        }
    }

    fn item(&mut self, each: &Ident, item: &[TokenTree], is_alone: bool) -> Option<TokenStream> {
        if !is_alone {
            return self.cx.refuse(
                each,
                "an array with `each` has no other elements",
                format_args!("write `{EACH}`"),
            );
        }
        if item.is_empty() {
            return self
                .cx
                .refuse(each, "`each` has no item", format_args!("write `{EACH}`"));
        }
        self.inside_each(each, |reader| reader.value(each, item))
    }

    /// `each key: item` or `each key: [item]`: members for the field errors.
    pub(super) fn each_member(
        &mut self,
        each: &Ident,
        member: &[TokenTree],
    ) -> Option<TokenStream> {
        let Some(colon) = member.iter().position(is_sign(':')) else {
            return self.cx.refuse(
                each,
                "`each` in an object has no key",
                format_args!("write `{MEMBER}`, or `\"errors\": {EACH}`"),
            );
        };
        let (key, item) = (&member[..colon], &member[colon + 1..]);
        let is_container = |token: &TokenTree| matches!(token, TokenTree::Group(_));
        if key.iter().any(is_container) || super::value::constant_json(key).is_some() {
            return self.cx.refuse(
                key.iter().cloned().collect::<TokenStream>(),
                "a key of `each` is a text that differs from field error to field error",
                format_args!("write `{MEMBER}`, or `\"{{place:dotted}}\"` for `items.0.name`"),
            );
        }
        let list = match item {
            [TokenTree::Group(list)] if list.delimiter() == Delimiter::Bracket => Some(list),
            _ => None,
        };
        let (key, item) = self.inside_each(each, |reader| {
            let key = reader.value(each, key);
            let item = match list {
                Some(list) => reader.only_element(list),
                None => reader.value(each, item),
            };
            Some((key?, item?))
        })?;
        let (runtime, is_list) = (self.runtime, list.is_some());
        Some(quote! {
            #runtime::__private::Property::Each(&#runtime::__private::EachMember {
                key: #key,
                item: #item,
                is_list: #is_list,
            })
        })
    }

    /// What the array of a member has of each field error.
    fn only_element(&mut self, list: &Group) -> Option<TokenStream> {
        match split_at_commas(list.stream()).as_slice() {
            [element] => match each_of(element) {
                Some((each, _)) => self.nested(each),
                None => self.value(list, element),
            },
            _ => self.cx.refuse(
                list.clone(),
                "a list of `each` has one item, which is repeated",
                format_args!("write `{MEMBER}`"),
            ),
        }
    }

    fn inside_each<T>(
        &mut self,
        each: &Ident,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        if self.in_each {
            return self.nested(each);
        }
        self.in_each = true;
        // The item has fields of its own.
        let spread = std::mem::take(&mut self.spread);
        let read = read(self);
        self.spread = spread;
        self.in_each = false;
        read
    }

    fn nested<T>(&self, each: &Ident) -> Option<T> {
        self.cx.refuse(
            each,
            "`each` stands inside another `each`",
            "write it once: a field error has no field errors",
        )
    }

    /// Refuses several members of an object whose names are not known before the error is.
    pub(super) fn check_names(&self, parts: &[Vec<TokenTree>]) {
        let is_open = |part: &&Vec<TokenTree>| match part.as_slice() {
            [a, b, ..] => (is_sign('.')(a) && is_sign('.')(b)) || is_each_member(part),
            _ => false,
        };
        let open: Vec<_> = parts.iter().filter(is_open).collect();
        if let Some(each) = open
            .iter()
            .find(|part| is_each_member(part))
            .filter(|_| open.len() > 1)
        {
            self.cx.error(
                &each[0],
                "`each` stands beside other members whose names are not known",
                format_args!("write it in an object of its own, `\"errors\": {MEMBER}`"),
            );
        }
    }

    pub(super) fn each_elsewhere(&self, each: &Ident) {
        self.cx.error(
            each,
            "`each` stands outside an array",
            format_args!("write `\"errors\": {EACH}`"),
        );
    }
}

fn is_each_member(part: &[TokenTree]) -> bool {
    let colon = each_of(part).and_then(|(_, member)| member.iter().position(is_sign(':')));
    // Else it is a name that lacks its quotes.
    colon.is_some_and(|at| at > 0)
}

/// Whether an array repeats an item.
pub(super) fn has_each(list: &Group) -> bool {
    let mut parts = split_at_commas(list.stream()).into_iter();
    list.delimiter() == Delimiter::Bracket && parts.any(|part| each_of(&part).is_some())
}

/// The word `each` and what stands behind it.
pub(super) fn each_of(part: &[TokenTree]) -> Option<(&Ident, &[TokenTree])> {
    match part {
        [TokenTree::Ident(each), item @ ..] if each == "each" => Some((each, item)),
        _ => None,
    }
}
