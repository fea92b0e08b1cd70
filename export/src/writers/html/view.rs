//! What the templates show, worked out.

use super::ids::Ids;
use crate::describe;
use crate::facts::{self, Fact};
use crate::writers::comment;
use crate::writers::pretty::{self, Piece};
use crate::{Catalogue, Entry, Example, Header, Type};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Display;

/// A service, and how it speaks.
pub(super) struct Speaker<'a> {
    pub(super) label: &'a str,
    /// HTML.
    pub(super) description: String,
    /// HTML.
    pub(super) guide: String,
}

/// A status that some errors have.
pub(super) struct Status {
    pub(super) number: u16,
    pub(super) phrase: &'static str,
    pub(super) count: usize,
}

/// The errors of a type.
pub(super) struct Group<'a> {
    pub(super) id: &'a str,
    pub(super) ty: &'a Type,
    /// HTML.
    pub(super) description: String,
    pub(super) only_of: Vec<&'a str>,
    pub(super) sections: Vec<Section<'a>>,
}

/// An error.
pub(super) struct Section<'a> {
    pub(super) id: &'a str,
    /// The level of its heading; those in it are a level below.
    pub(super) level: u8,
    pub(super) entry: &'a Entry,
    /// Whether it is another answer of the code whose section stands before it.
    pub(super) further: bool,
    /// HTML.
    pub(super) description: String,
    pub(super) facts: Vec<Fact>,
    ids: &'a Ids,
    /// The address of the page that has all errors; empty within that page.
    index: &'a str,
    pub(super) headers: Vec<Header>,
    pub(super) items: Vec<Items<'a>>,
    pub(super) responses: Vec<Response<'a>>,
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
    /// HTML.
    pub(super) description: String,
}

/// An example.
pub(super) struct Response<'a> {
    pub(super) example: &'a Example,
    pub(super) body: Vec<Piece>,
}

/// The page that a section stands in.
struct Place<'a> {
    catalogue: &'a Catalogue,
    ids: &'a Ids,
    level: u8,
    /// The address of the page that has all errors; empty within that page.
    index: &'a str,
}

pub(super) fn speakers(catalogue: &Catalogue) -> Vec<Speaker<'_>> {
    catalogue
        .services
        .iter()
        .map(|service| Speaker {
            label: describe::label(catalogue, service),
            description: prose(service.description.as_deref()),
            guide: prose(Some(&describe::guide(&service.profile))),
        })
        .collect()
}

/// Every status that there is, in order.
pub(super) fn statuses(catalogue: &Catalogue) -> Vec<Status> {
    let mut counts = BTreeMap::new();
    for (_, entry) in catalogue.entries() {
        *counts.entry(entry.status).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(number, count)| Status {
            number,
            phrase: crate::phrase(number),
            count,
        })
        .collect()
}

/// Every type with its errors.
pub(super) fn groups<'a>(catalogue: &'a Catalogue, ids: &'a Ids) -> Vec<Group<'a>> {
    let place = Place {
        catalogue,
        ids,
        level: 3,
        index: "",
    };
    let types = catalogue.types.iter().zip(&ids.types);
    let groups = types.zip(describe::gathered(catalogue));
    groups
        // All of its errors may stand beside others of their codes.
        .filter(|((ty, _), rows)| ty.entries.is_empty() || !rows.is_empty())
        .map(|((ty, (id, _)), rows)| Group {
            id,
            ty,
            description: prose(ty.description.as_deref()),
            only_of: describe::only_of(catalogue, ty),
            sections: sections(&place, rows.into_iter()),
        })
        .collect()
}

/// The errors of one code: several where services were merged that share it.
pub(super) fn sections_of<'a>(
    catalogue: &'a Catalogue,
    ids: &'a Ids,
    code: &str,
    index: &'a str,
) -> Vec<Section<'a>> {
    let place = Place {
        catalogue,
        ids,
        level: 1,
        index,
    };
    let rows = describe::gathered(catalogue).into_iter().flatten();
    let is_it = |&(ty, entry): &(usize, usize)| {
        let entry: &Entry = &catalogue.types[ty].entries[entry];
        entry.code.to_string() == code || entry.lists(code)
    };
    sections(&place, rows.filter(is_it))
}

fn sections<'a>(place: &Place<'a>, rows: impl Iterator<Item = (usize, usize)>) -> Vec<Section<'a>> {
    let mut sections: Vec<Section> = Vec::new();
    for (ty, entry) in rows {
        let id = &place.ids.types[ty].1[entry];
        let ty = &place.catalogue.types[ty];
        let mut section = place.section(ty, &ty.entries[entry], id);
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
    fn section(&self, ty: &'a Type, entry: &'a Entry, id: &'a str) -> Section<'a> {
        Section {
            id,
            level: self.level,
            entry,
            further: false,
            description: prose(entry.description.as_deref()),
            facts: facts::facts(self.catalogue, ty, entry),
            ids: self.ids,
            index: self.index,
            headers: describe::headers(entry),
            items: items(entry, id),
            responses: responses(entry).collect(),
        }
    }
}

impl Section<'_> {
    /// The address of the section of a code, where there is one.
    pub(super) fn link(&self, code: &str) -> Option<String> {
        let id = self.ids.codes.get(code)?;
        Some(format!("{}#{id}", self.index))
    }
}

fn items<'a>(entry: &'a Entry, section: &str) -> Vec<Items<'a>> {
    let mut seen = HashSet::new();
    let mut item = |entry: &'a Entry| {
        let id = Ids::of_item(section, entry);
        Item {
            id: if seen.insert(id.clone()) {
                id
            } else {
                String::new()
            },
            entry,
            description: prose(entry.description.as_deref()),
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

fn responses(entry: &Entry) -> impl Iterator<Item = Response<'_>> {
    let examples = entry.examples.iter().filter(|example| !example.is_page());
    examples.map(|example| Response {
        example,
        body: pretty::body(example),
    })
}

/// A code or an address in pieces between which a line may break.
pub(super) fn words(code: impl Display) -> Vec<String> {
    let code = code.to_string();
    let pieces = code.split_inclusive(['_', '-', '.', ':', '/']);
    pieces.map(str::to_owned).collect()
}

/// A doc comment as HTML.
pub(super) fn prose(comment: Option<&str>) -> String {
    let mut out = String::new();
    if let Some(comment) = comment {
        pulldown_cmark::html::push_html(&mut out, comment::events(comment).into_iter());
    }
    out
}
