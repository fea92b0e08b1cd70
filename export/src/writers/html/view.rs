//! What the templates show, worked out.

use super::ids::Ids;
use crate::describe;
use crate::facts::{self, Fact};
use crate::writers::comment;
use crate::{Catalogue, Entry, Type};
use errorbook_model::language::direction;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Display;

/// The texts of an error in a language.
pub(super) struct Wording<'a> {
    /// `None` where the page has one language alone.
    pub(super) language: Option<&'a Language<'a>>,
    pub(super) entry: &'a Entry,
}

/// A language of the page.
pub(super) struct Language<'a> {
    /// From 1: the style sheet has a rule per number.
    pub(super) number: usize,
    pub(super) tag: &'a str,
    pub(super) direction: &'static str,
    catalogue: Catalogue,
}

/// The errors of a type.
pub(super) struct Group<'a> {
    pub(super) id: &'a str,
    pub(super) ty: &'a Type,
    pub(super) sections: Vec<Section<'a>>,
}

/// An error.
pub(super) struct Section<'a> {
    pub(super) id: &'a str,
    /// The level of its heading; those in it are a level below.
    pub(super) level: u8,
    pub(super) entry: &'a Entry,
    pub(super) wordings: Vec<Wording<'a>>,
    /// Whether it is another answer of the code whose section stands before it.
    pub(super) further: bool,
    pub(super) facts: Vec<Fact>,
    ids: &'a Ids,
    /// The address of the page that has all errors; empty within that page.
    index: &'a str,
    pub(super) items: Vec<Items<'a>>,
}

/// The items of a list of field errors.
pub(super) struct Items<'a> {
    /// The field: `errors`; of a list inside an item, with the fields around it: `errors.details`.
    pub(super) list: String,
    pub(super) items: Vec<Item<'a>>,
}

/// What an item may be.
pub(super) struct Item<'a> {
    /// Empty where the section has the code already.
    pub(super) id: String,
    pub(super) entry: &'a Entry,
    pub(super) wordings: Vec<Wording<'a>>,
}

/// The page that a section stands in.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) ids: &'a Ids,
    pub(super) languages: &'a [Language<'a>],
    /// The level of the headings of sections.
    pub(super) level: u8,
    /// The address of the page that has all errors; empty within that page.
    pub(super) index: &'a str,
}

/// How many languages the style sheet can choose from.
const LANGUAGES: usize = 32;

/// The languages that the reader chooses from; none where there is one alone.
pub(super) fn languages(catalogue: &Catalogue) -> Vec<Language<'_>> {
    let tags = catalogue.languages();
    if tags.len() < 2 {
        return Vec::new();
    }
    let tags = tags.into_iter().take(LANGUAGES).enumerate();
    let languages = tags.filter_map(|(index, tag)| {
        Some(Language {
            number: index + 1,
            tag,
            direction: direction(tag),
            catalogue: catalogue.in_language(tag)?,
        })
    });
    languages.collect()
}

/// How many errors have each status, in the order of the statuses.
pub(super) fn statuses(catalogue: &Catalogue) -> BTreeMap<u16, usize> {
    let mut counts = BTreeMap::new();
    for (_, entry) in catalogue.entries() {
        *counts.entry(entry.status).or_default() += 1;
    }
    counts
}

/// Every type with its errors.
pub(super) fn groups(place: Place<'_>) -> Vec<Group<'_>> {
    let catalogue = place.catalogue;
    let types = catalogue.types.iter().zip(&place.ids.types);
    let groups = types.zip(describe::gathered(catalogue));
    groups
        // All of its errors may stand beside others of their codes.
        .filter(|((ty, _), rows)| ty.entries.is_empty() || !rows.is_empty())
        .map(|((ty, (id, _)), rows)| Group {
            id,
            ty,
            sections: sections(place, rows.into_iter()),
        })
        .collect()
}

/// The errors of one code: several where services were merged that share it.
pub(super) fn sections_of<'a>(place: Place<'a>, code: &str) -> Vec<Section<'a>> {
    let catalogue = place.catalogue;
    let rows = describe::gathered(catalogue).into_iter().flatten();
    let is_it = |&(ty, entry): &(usize, usize)| {
        let entry: &Entry = &catalogue.types[ty].entries[entry];
        entry.code.to_string() == code || entry.lists(code)
    };
    sections(place, rows.filter(is_it))
}

fn sections(place: Place<'_>, rows: impl Iterator<Item = (usize, usize)>) -> Vec<Section<'_>> {
    let mut sections: Vec<Section> = Vec::new();
    for row in rows {
        let mut section = place.section(row);
        let before = sections.last().map(|before| before.entry);
        if before.is_some_and(|it| it.shared && it.code == section.entry.code) {
            section.further = true;
            section.level += 1;
        }
        sections.push(section);
    }
    sections
}

impl<'a> Place<'a> {
    /// The error of a number in the type of a number.
    fn section(self, (ty, number): (usize, usize)) -> Section<'a> {
        let id = &self.ids.types[ty].1[number];
        let of = |catalogue: &'a Catalogue| &catalogue.types[ty].entries[number];
        let entry = of(self.catalogue);
        let translated = self
            .languages
            .iter()
            .map(|language| (language, of(&language.catalogue)));
        let translated: Vec<_> = translated.collect();
        let ty = &self.catalogue.types[ty];
        Section {
            id,
            level: self.level,
            entry,
            further: false,
            facts: facts::facts(self.catalogue, ty, entry),
            ids: self.ids,
            index: self.index,
            items: items(entry, &translated, id),
            wordings: wordings(entry, translated.into_iter()),
        }
    }
}

impl Section<'_> {
    /// The address of the section of a code, where there is one.
    pub(super) fn link(&self, code: &str) -> Option<String> {
        let id = self.ids.codes.get(code)?;
        Some(format!("{}#{id}", self.index))
    }

    /// The address of an operation in the list of all, where there is one.
    pub(super) fn operation(&self, label: &str) -> Option<String> {
        let id = self.ids.labels.get(label)?;
        Some(format!("{}#{id}", self.index))
    }
}

/// An error in every language of the page; where that has one alone, as it is.
fn wordings<'a>(
    entry: &'a Entry,
    translated: impl Iterator<Item = (&'a Language<'a>, &'a Entry)>,
) -> Vec<Wording<'a>> {
    let mut wordings: Vec<_> = translated
        .map(|(language, entry)| Wording {
            language: Some(language),
            entry,
        })
        .collect();
    if wordings.is_empty() {
        wordings.push(Wording {
            language: None,
            entry,
        });
    }
    wordings
}

fn items<'a>(
    entry: &'a Entry,
    translated: &[(&'a Language<'a>, &'a Entry)],
    section: &str,
) -> Vec<Items<'a>> {
    let mut seen = HashSet::new();
    // The lists of an error are the same in every language.
    let lists_of = |(language, entry): &(&'a Language<'a>, &'a Entry)| {
        let items = describe::item_lists(entry)
            .into_iter()
            .flat_map(|list| list.items);
        (*language, items.collect::<Vec<_>>())
    };
    let translated: Vec<_> = translated.iter().map(lists_of).collect();
    let mut number = 0;
    let mut item = |entry: &'a Entry| {
        let id = Ids::of_item(section, entry);
        let others = translated
            .iter()
            .map(|(language, items)| (*language, items[number]));
        let wordings = wordings(entry, others);
        number += 1;
        Item {
            id: if seen.insert(id.clone()) {
                id
            } else {
                String::new()
            },
            entry,
            wordings,
        }
    };
    let lists = describe::item_lists(entry).into_iter();
    lists
        .map(|list| Items {
            list: list.path,
            items: list.items.into_iter().map(&mut item).collect(),
        })
        .collect()
}

/// A code or an address in pieces between which a line may break.
pub(super) fn words(code: impl Display) -> Vec<String> {
    let code = code.to_string();
    let pieces = code.split_inclusive(['_', '-', '.', ':', '/']);
    pieces.map(str::to_owned).collect()
}

/// A doc comment as HTML.
pub(super) fn prose(comment: &str) -> String {
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, comment::events(comment).into_iter());
    out
}
