//! What a catalogue in a program lists: the types whose errors are answers, and those of the items in their lists.

use super::place;
use crate::data::{Inside, Type};
use crate::read::ReadError;
use errorbook_model::JsonType;
use std::collections::{HashMap, HashSet};

/// What a catalogue lists.
pub(super) struct Listed<'a> {
    /// The types whose errors are answers, and the variants that are listed; `None` for all.
    pub(super) answering: Vec<(&'a Type, Option<HashSet<&'a str>>)>,
    /// The types of the items in a list: by the type of the error that has it, its number and the field.
    pub(super) items: HashMap<(&'a str, usize, &'a str), Vec<&'a Type>>,
    /// What subsets pass on: by their type and name.
    pub(super) inside: HashMap<(&'a str, &'a str), Vec<Inside>>,
}

/// How many errors are written into the lists of others. A program with more was made to mislead.
const MOST_ITEMS: usize = 100_000;

impl Listed<'_> {
    /// The types whose errors are answers, with the items of their lists.
    pub(super) fn types(&self) -> Result<Vec<Type>, ReadError> {
        let mut left = MOST_ITEMS;
        let answering = self.answering.iter().map(|(ty, variants)| {
            let mut ty = self.with_items(ty, &mut Vec::new(), &mut left)?;
            if let Some(variants) = variants {
                ty.entries
                    .retain(|entry| variants.contains(entry.variant.as_str()));
                ty.partial = true;
                // One that has other variants is answered nowhere.
                let is_listed = |variant: &String| variants.contains(variant.as_str());
                ty.subsets
                    .retain(|subset| subset.variants.iter().all(is_listed));
            }
            let of = place(&ty);
            for subset in &mut ty.subsets {
                let inside = self.inside.get(&(of.as_str(), subset.name.as_str()));
                subset.inside = inside.cloned().unwrap_or_default();
            }
            Ok(ty)
        });
        answering.collect()
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

fn too_many_items() -> ReadError {
    ReadError::new(format!(
        "its field errors have more than {MOST_ITEMS} errors in their lists\nthe file is damaged, or was made to mislead"
    ))
}
