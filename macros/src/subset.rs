//! The subsets of a type: which variants each has, and which of them another one contains.

use crate::ast::{Input, Variant, boxed_dyn, type_name};
use crate::attr::subset::{EXAMPLE, Item, ItemKind, SubsetAttr};
use crate::ctxt::{Ctxt, suggest_or};
use proc_macro2::Ident;
use quote::ToTokens;
use std::collections::{BTreeMap, HashMap};
use syn::Type;
use syn::ext::IdentExt;

/// A subset, with what its list comes to.
pub(crate) struct Subset<'i> {
    pub(crate) attr: &'i SubsetAttr,
    /// By the numbers of the variants.
    pub(crate) members: BTreeMap<usize, Member<'i>>,
}

/// A variant in a subset.
#[derive(Clone, Copy)]
pub(crate) struct Member<'i> {
    /// The word that lists it: where rustc reports a variant that is never constructed.
    pub(crate) listed: &'i Ident,
    /// The type inside a transparent variant that has only some of its errors.
    pub(crate) narrowed: Option<&'i Type>,
}

impl<'i> Subset<'i> {
    pub(crate) fn all(cx: &Ctxt, input: &'i Input) -> Vec<Self> {
        let mut resolver = Resolver::new(cx, input);
        let subsets = &input.attrs.subsets;
        for number in 0..subsets.len() {
            resolver.resolve(number);
        }
        let lists = subsets.iter().zip(resolver.resolved);
        let all = lists.map(|(attr, members)| Subset {
            attr,
            members: members.unwrap_or_default(),
        });
        all.collect()
    }

    /// Whether all of it is in another one, as far as names tell: rustc knows whether one narrowed error contains another.
    pub(crate) fn is_in(&self, other: &Subset) -> bool {
        self.members.len() <= other.members.len()
            && self.members.iter().all(|(number, member)| {
                let other = other.members.get(number);
                other.is_some_and(|other| other.narrowed.is_none() || member.narrowed.is_some())
            })
    }
}

type Members<'i> = BTreeMap<usize, Member<'i>>;

struct Resolver<'r, 'i, 'a> {
    cx: &'r Ctxt,
    input: &'i Input<'a>,
    /// The numbers of the variants, by name.
    variants: HashMap<&'i str, usize>,
    /// The numbers of the subsets, by name: of two that share one, the first.
    names: HashMap<String, usize>,
    resolved: Vec<Option<Members<'i>>>,
    /// Those that are being resolved.
    open: Vec<usize>,
}

impl<'r, 'i, 'a> Resolver<'r, 'i, 'a> {
    fn new(cx: &'r Ctxt, input: &'i Input<'a>) -> Self {
        let subsets = &input.attrs.subsets;
        let variants = input.variants.iter();
        let variants = variants.map(|variant| (variant.name.as_str(), variant.number));
        let mut resolver = Resolver {
            cx,
            input,
            variants: variants.collect(),
            names: HashMap::new(),
            resolved: subsets.iter().map(|_| None).collect(),
            open: Vec::new(),
        };
        for (number, subset) in subsets.iter().enumerate() {
            resolver.check_name(subset);
            let name = subset.name.unraw().to_string();
            resolver.names.entry(name).or_insert(number);
        }
        if let Some(first) = subsets.first().filter(|_| !input.is_enum) {
            let wrong = "a struct is one error and has no subsets";
            let write = "remove this, or write an enum";
            cx.error(&first.name, wrong, write);
        }
        resolver
    }

    fn check_name(&self, subset: &SubsetAttr) {
        let name = subset.name.unraw().to_string();
        let other = if self.names.contains_key(&name) {
            "another subset"
        } else if self.input.is_enum && self.variants.contains_key(name.as_str()) {
            "a variant"
        } else if self.input.original.ident == subset.name {
            "the type itself"
        } else {
            return;
        };
        self.cx.error(
            &subset.name,
            format_args!("`{name}` is also the name of {other}"),
            "write another name for the subset",
        );
    }

    fn resolve(&mut self, number: usize) {
        let input = self.input;
        let subset = &input.attrs.subsets[number];
        if self.resolved[number].is_some() || !input.is_enum {
            return;
        }
        if subset.items.is_empty() {
            let wrong = format!("the subset `{}` is empty", subset.name);
            let write = format!("list the variants that it has, as in `{EXAMPLE}`");
            self.cx.error(&subset.name, wrong, write);
        }
        self.open.push(number);
        let mut own = Members::new();
        for item in &subset.items {
            if !matches!(item.kind, ItemKind::Subset) {
                self.add_variant(item, &mut own);
            }
        }
        let mut members = Members::new();
        let mut seen = Vec::new();
        for item in &subset.items {
            if matches!(item.kind, ItemKind::Subset) {
                self.include(item, &mut seen, &own, &mut members);
            }
        }
        self.open.pop();
        members.extend(own);
        self.resolved[number] = Some(members);
    }

    fn add_variant(&self, item: &'i Item, own: &mut Members<'i>) {
        let Some(&number) = self.variants.get(item.name.unraw().to_string().as_str()) else {
            // The variant of a `#[cfg(…)]` that does not hold is not there.
            if item.cfgs.is_empty() {
                self.report_unknown(item);
            }
            return;
        };
        let narrowed = match &item.kind {
            ItemKind::Narrowed(ty) => self.narrowed(item, &self.input.variants[number], ty),
            _ => None,
        };
        let listed = &item.name;
        if own.contains_key(&number) {
            let wrong = format!("`{listed}` is listed twice");
            self.cx.error(listed, wrong, "write it once");
            return;
        }
        own.insert(number, Member { listed, narrowed });
    }

    fn report_unknown(&self, item: &Item) {
        let (cx, name) = (self.cx, item.name.unraw().to_string());
        if self.names.contains_key(&name) {
            let wrong = format!("`{name}` is a subset, and not a variant");
            return cx.error(
                &item.name,
                wrong,
                format_args!("write `..{name}` for its variants"),
            );
        }
        let ty = &self.input.original.ident;
        let known = self.input.variants.iter().map(|variant| &*variant.name);
        let otherwise = || {
            format!(
                "write a variant; one that is under a `#[cfg(…)]` has the same here: `#[cfg(…)] {name}`"
            )
        };
        let write = suggest_or(&name, known, otherwise);
        cx.error(
            &item.name,
            format_args!("`{name}` is not a variant of `{ty}`"),
            write,
        );
    }

    fn narrowed(&self, item: &Item, variant: &Variant, ty: &'i Type) -> Option<&'i Type> {
        let name = &item.name;
        let Some(inner) = variant.inner() else {
            return self.cx.refuse(
                name,
                format_args!("`{name}` is not transparent: there is no error inside it to narrow"),
                format_args!("write `{name}` alone"),
            );
        };
        let pointer = type_name(&inner.original.ty);
        let is_shared = matches!(pointer.as_deref(), Some("Arc" | "Rc"));
        if is_shared || boxed_dyn(&inner.original.ty).is_some() {
            return self.cx.refuse(
                name,
                format_args!("the error inside `{name}` cannot be narrowed: it is shared, or known at run time alone"),
                format_args!("write `{name}` alone, or give the variant the type itself or a `Box` of it"),
            );
        }
        Some(ty)
    }

    fn include(
        &mut self,
        item: &'i Item,
        seen: &mut Vec<usize>,
        own: &Members<'i>,
        included: &mut Members<'i>,
    ) {
        let Some(number) = self.subset_of(item) else {
            return;
        };
        let name = &item.name;
        if seen.contains(&number) {
            let wrong = format!("`..{name}` is listed twice");
            return self.cx.error(name, wrong, "write it once");
        }
        seen.push(number);
        if self.open.contains(&number) {
            let of = &self.input.attrs.subsets[self.open[self.open.len() - 1]].name;
            let wrong = if of == name {
                format!("`{of}` includes itself")
            } else {
                format!("`{of}` includes `{name}`, which includes `{of}`")
            };
            return self
                .cx
                .error(name, wrong, "list the variants in one of them");
        }
        self.resolve(number);
        let members = self.resolved[number].clone().unwrap_or_default();
        for (variant, member) in members {
            let member = Member {
                listed: name,
                ..member
            };
            if let Some(own) = own.get(&variant) {
                self.check_own(*own, member);
                continue;
            }
            let known = included.get(&variant).map_or(member, |known| *known);
            match join(known, member) {
                Some(joined) => {
                    included.insert(variant, joined);
                }
                None => self.report_conflict(known.listed, name, variant),
            }
        }
    }

    /// A variant that is listed beside a subset that has it already: it may only be wider.
    fn check_own(&self, own: Member, by_subset: Member) {
        let (name, subset) = (own.listed, by_subset.listed);
        if is_same(own.narrowed, by_subset.narrowed) {
            let wrong = format!("`{name}` is listed twice: `..{subset}` has it");
            self.cx.error(name, wrong, "remove it here");
        } else if by_subset.narrowed.is_none() {
            let wrong = format!("`{name}` is narrowed here, and `..{subset}` has all of it");
            self.cx.error(
                name,
                wrong,
                "remove it here, or list the variants of the subset",
            );
        }
    }

    fn report_conflict(&self, one: &Ident, two: &Ident, variant: usize) {
        let variant = &self.input.variants[variant].name;
        self.cx.error(
            two,
            format_args!("`..{one}` and `..{two}` narrow `{variant}` to different errors"),
            format_args!(
                "write `{variant}`, or `{variant}(…)` with a subset that has both, beside them"
            ),
        );
    }

    fn subset_of(&self, item: &Item) -> Option<usize> {
        let name = item.name.unraw().to_string();
        if let Some(&number) = self.names.get(&name) {
            return Some(number);
        }
        if self.variants.contains_key(name.as_str()) {
            let wrong = format!("`{name}` is a variant, and not a subset");
            let write = format!("write `{name}` without `..`");
            return self.cx.refuse(&item.name, wrong, write);
        }
        let ty = &self.input.original.ident;
        let known = self.names.keys().map(String::as_str);
        let write = suggest_or(&name, known, || {
            format!("write a subset of the same type, as in `{EXAMPLE}`")
        });
        let wrong = format!("`{name}` is not a subset of `{ty}`");
        self.cx.refuse(&item.name, wrong, write)
    }
}

/// What two subsets have of a variant: all of it where one of them has. `None` where each has other errors.
fn join<'i>(one: Member<'i>, two: Member<'i>) -> Option<Member<'i>> {
    if one.narrowed.is_none() || is_same(one.narrowed, two.narrowed) {
        Some(one)
    } else {
        Some(two).filter(|two| two.narrowed.is_none())
    }
}

pub(crate) fn is_same(one: Option<&Type>, two: Option<&Type>) -> bool {
    let text = |ty: Option<&Type>| ty.map(|ty| ty.to_token_stream().to_string());
    text(one) == text(two)
}
