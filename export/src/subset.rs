//! The subsets of a type: what single operations answer with.

use crate::data::{Entry, Type};
use serde::{Deserialize, Serialize};

/// Some of the errors of a type, by a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Subset {
    /// The name of its enum, which is beside the type.
    pub name: String,
    /// Its doc comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The variants of its errors, in the order of the type's.
    pub variants: Vec<String>,
    /// The errors of other types that it passes on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inside: Vec<Inside>,
}

/// Errors of a type that a subset of another type passes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Inside {
    /// The path of the type.
    #[serde(rename = "type")]
    pub path: String,
    /// The variants of the errors.
    pub variants: Vec<String>,
}

impl Type {
    /// The errors that clients see of some variants: in the place of a concealed one the error that is sent.
    pub(crate) fn public_entries<'t>(
        &'t self,
        variants: &'t [String],
    ) -> impl Iterator<Item = &'t Entry> {
        let sent_as = |entry: &'t Entry| match &entry.concealed_as {
            None => Some(entry),
            Some(code) => {
                let mut entries = self.entries.iter();
                entries.find(|other| other.code == *code && other.concealed_as.is_none())
            }
        };
        let listed = self
            .entries
            .iter()
            .filter(|entry| variants.contains(&entry.variant));
        let sent: Vec<&Entry> = listed.filter_map(sent_as).collect();
        let is_sent = move |entry: &&Entry| sent.iter().any(|sent| std::ptr::eq(*sent, *entry));
        self.entries
            .iter()
            .filter(is_sent)
            .filter(|entry| entry.is_public())
    }

    /// Leaves in the subsets what clients see of them.
    pub(crate) fn publish_subsets(&mut self, types: &[Type]) {
        let public = |ty: &Type, variants: &[String]| {
            let mut names: Vec<String> = Vec::new();
            for entry in ty.public_entries(variants) {
                if !names.contains(&entry.variant) {
                    names.push(entry.variant.clone());
                }
            }
            names
        };
        let mut subsets = std::mem::take(&mut self.subsets);
        for subset in &mut subsets {
            subset.variants = public(self, &subset.variants);
            for inside in &mut subset.inside {
                let ty = types.iter().find(|ty| ty.path == inside.path);
                inside.variants = ty.map_or_else(Vec::new, |ty| public(ty, &inside.variants));
            }
            subset.inside.retain(|inside| !inside.variants.is_empty());
        }
        self.subsets = subsets;
    }
}
