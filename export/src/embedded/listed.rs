//! What a catalogue in a program lists: the types whose errors are answers, and those of the items in their lists.

use super::{BesideField, Embedded, Listing, Member, Part, SubsetMember, place};
use crate::data::{Field, Type};
use crate::operation::Operation;
use crate::read::ReadError;
use crate::subset::Inside;
use errorbook_model::JsonType;
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};

/// What a catalogue lists.
#[derive(Default)]
pub(super) struct Listed<'a> {
    /// By their places, the types whose errors are answers, and the variants that are listed; `None` for all.
    answering: IndexMap<&'a str, (&'a Type, Option<HashSet<&'a str>>)>,
    /// The types of the items in a list: by the type of the error that has it, its number and the field.
    pub(super) items: HashMap<(&'a str, usize, &'a str), Vec<&'a Type>>,
    /// What subsets pass on: by their type and name.
    pub(super) inside: HashMap<(&'a str, &'a str), Vec<&'a SubsetMember>>,
    /// By the places of types, the fields that some answers of their errors have besides their own.
    pub(super) beside: HashMap<&'a str, Vec<&'a BesideField>>,
    /// The names of the catalogues that it includes, each once.
    pub(super) included: Vec<&'a str>,
    /// The operations of the service.
    pub(super) operations: Vec<Operation>,
}

/// How many errors are written into the lists of others. A program with more was made to mislead.
const MOST_ITEMS: usize = 100_000;

impl Listed<'_> {
    fn add_operations(&mut self, listing: &Listing) {
        let operations = listing.operations.iter().cloned();
        let operations =
            operations.map(|operation| Operation::new(operation.name, operation.codes));
        self.operations.extend(operations);
    }

    /// The types whose errors are answers, with the items of their lists.
    pub(super) fn types(&self) -> Result<Vec<Type>, ReadError> {
        let mut left = MOST_ITEMS;
        let answering = self.answering.values().map(|(ty, variants)| {
            let mut ty = self.with_items(ty, &mut Vec::new(), &mut left)?;
            if let Some(variants) = variants {
                ty.entries
                    .retain(|entry| variants.contains(entry.variant.as_str()));
                ty.partial = true;
            }
            let of = place(&ty);
            for field in self.beside.get(of.as_str()).into_iter().flatten() {
                ty.add_beside(&field.as_field());
            }
            // One that has other variants, or passes on others, is answered nowhere.
            ty.subsets.retain_mut(|subset| {
                let inside = self.inside.get(&(of.as_str(), subset.name.as_str()));
                let inside = inside.into_iter().flatten();
                let inside = inside.map(|member| self.inside_of(member));
                let own = variants.as_ref().is_none_or(|variants| {
                    let mut own = subset.variants.iter();
                    own.all(|variant| variants.contains(variant.as_str()))
                });
                let Some(inside) = inside.collect() else {
                    return false;
                };
                subset.inside = inside;
                own
            });
            Ok(ty)
        });
        answering.collect()
    }

    /// What a subset passes on; `None` where the catalogue does not list all of it.
    fn inside_of(&self, member: &SubsetMember) -> Option<Inside> {
        let (ty, listed) = self.answering.get(member.ty.as_str())?;
        let is_listed = |variant: &String| match listed {
            Some(listed) => listed.contains(variant.as_str()),
            None => true,
        };
        member.variants.iter().all(is_listed).then(|| Inside {
            path: ty.path.clone(),
            variants: member.variants.clone(),
        })
    }

    fn with_items<'a>(
        &'a self,
        ty: &'a Type,
        around: &mut Vec<&'a Type>,
        left: &mut usize,
    ) -> Result<Type, ReadError> {
        let mut with = ty.clone();
        if self.items.is_empty() {
            return Ok(with);
        }
        let path = place(ty);
        around.push(ty);
        for (number, entry) in with.entries.iter_mut().enumerate() {
            for field in &mut entry.fields {
                let list = (path.as_str(), number, field.name.as_str());
                let Some(items) = self.items.get(&list) else {
                    continue;
                };
                field.json_type = JsonType::Array;
                field.items = Some(JsonType::FieldError);
                for items in items {
                    if around.iter().any(|outer| std::ptr::eq(*outer, *items)) {
                        field.item_types.push(Type::new(&items.path, Vec::new()));
                        continue;
                    }
                    *left = left
                        .checked_sub(items.entries.len())
                        .ok_or_else(too_many_items)?;
                    field.item_types.push(self.with_items(items, around, left)?);
                }
            }
        }
        around.pop();
        Ok(with)
    }
}

impl BesideField {
    fn as_field(&self) -> Field {
        let mut field = Field::new(&self.name, self.json_type);
        field.example.clone_from(&self.example);
        field
    }
}

fn too_many_items() -> ReadError {
    ReadError::new(format!(
        "its field errors have more than {MOST_ITEMS} errors in their lists\nthe file is damaged, or was made to mislead"
    ))
}

impl<'a> Listed<'a> {
    fn add(
        &mut self,
        member: &'a Member,
        find: impl Fn(&str) -> Result<&'a Type, ReadError>,
    ) -> Result<(), ReadError> {
        match member {
            Member::Type(wanted) => self.answer(wanted, None, find)?,
            Member::Part(Part { ty, variants }) => {
                let variants = variants.iter().map(String::as_str);
                self.answer(ty, Some(variants.collect()), find)?;
            }
            Member::Items(wanted) => {
                let list = (wanted.of.as_str(), wanted.entry, wanted.field.as_str());
                let items = self.items.entry(list).or_default();
                items.push(find(&wanted.ty)?);
            }
            Member::Subset(member) => {
                let subset = (member.of.as_str(), member.name.as_str());
                self.inside.entry(subset).or_default().push(member);
            }
            Member::Beside(member) => {
                let fields = self.beside.entry(member.ty.as_str()).or_default();
                fields.extend(&member.fields);
            }
            Member::Catalogue(_) => {}
        }
        Ok(())
    }

    fn answer(
        &mut self,
        wanted: &'a str,
        variants: Option<HashSet<&'a str>>,
        find: impl Fn(&str) -> Result<&'a Type, ReadError>,
    ) -> Result<(), ReadError> {
        match (self.answering.get_mut(wanted), variants) {
            (None, variants) => {
                self.answering.insert(wanted, (find(wanted)?, variants));
            }
            (Some((_, Some(known))), Some(variants)) => known.extend(variants),
            (Some((_, known)), _) => *known = None,
        }
        Ok(())
    }
}

impl Embedded {
    /// What a catalogue lists, each type once however many ways lead to it, in the order in which they are
    /// listed. Without recursion: how deep catalogues are nested is the file's word.
    pub(super) fn listed<'a>(&'a self, listing: &'a Listing) -> Result<Listed<'a>, ReadError> {
        // Of what is there twice, the first.
        let places: HashMap<String, &Type> =
            self.types.iter().rev().map(|ty| (place(ty), ty)).collect();
        let catalogues = self.catalogues.iter().rev();
        let listings: HashMap<&str, &Listing> =
            catalogues.map(|it| (it.name.as_str(), it)).collect();
        let find = |wanted: &str| {
            let ty = places.get(wanted);
            ty.copied().ok_or_else(|| missing(&listing.name, wanted))
        };
        // Members may be there several times.
        let mut seen = HashSet::new();
        let mut listed = Listed::default();
        listed.add_operations(listing);
        let mut open = vec![listing.members.iter()];
        while let Some(members) = open.last_mut() {
            match members.next() {
                None => {
                    open.pop();
                }
                Some(member) if !seen.insert(member) => {}
                Some(Member::Catalogue(name)) if *name == listing.name => {}
                Some(Member::Catalogue(name)) => {
                    let other = listings.get(name.as_str());
                    let other = other.ok_or_else(|| missing(&listing.name, name))?;
                    listed.included.push(name);
                    listed.add_operations(other);
                    open.push(other.members.iter());
                }
                Some(member) => listed.add(member, find)?,
            }
        }
        Ok(listed)
    }
}

/// Why what a catalogue lists is not there.
fn missing(catalogue: &str, member: &str) -> ReadError {
    ReadError::new(format!(
        "`{catalogue}` lists `{member}`, which is not in the program\nbuild the crate that has it with errorbook's feature `embed`, which is on by default"
    ))
}
