//! What the members of a catalogue have inside: types in transparent variants, and those of the items in lists.

use super::Member;
use crate::entry::Field;
use crate::error::Inner;
use crate::table::Table;
use errorbook_model::const_str::same;
use errorbook_model::each;

/// Whether the inner types of a type are followed somewhere in a catalogue.
pub(super) const fn follows(members: &[Member], table: &Table) -> bool {
    each!(for member in members {
        let is_followed = match member {
            Member::Type {
                table: listed,
                part,
                inner,
            } => part.is_none() && listed.is(table) || inner_follows(inner, table),
            Member::Catalogue(other) => follows(other.members, table),
        };
        if is_followed {
            return true;
        }
    });
    false
}

const fn inner_follows(types: &[Inner], table: &Table) -> bool {
    each!(for inner in types {
        if let Inner::Type(inner, followed) = inner.bare() {
            if inner.is(table) || inner_follows(followed, table) {
                return true;
            }
        }
    });
    false
}

/// The JSON type of a field that is sent beside the errors of a table, by variants around them.
pub(super) const fn beside(members: &[Member], table: &Table, name: &str) -> Option<&'static str> {
    let mut found = None;
    each!(for member in members {
        let here = match member {
            Member::Type { inner, .. } => beside_in(inner, table, name),
            Member::Catalogue(other) => beside(other.members, table, name),
        };
        found = joined(found, here);
    });
    found
}

const fn beside_in(types: &[Inner], table: &Table, name: &str) -> Option<&'static str> {
    let mut found = None;
    each!(for inner in types {
        if let Some(fields) = inner.beside() {
            if inner.answers_with(table) {
                found = joined(found, type_of(fields, name));
            }
        }
        if !inner.is_items() {
            found = joined(found, beside_in(inner.followed(), table, name));
        }
    });
    found
}

const fn type_of(fields: &[Field], name: &str) -> Option<&'static str> {
    each!(for field in fields {
        if same(field.name(), name) {
            return Some(field.json_type());
        }
    });
    None
}

/// The type of what is of one type here and of another there.
const fn joined(one: Option<&'static str>, other: Option<&'static str>) -> Option<&'static str> {
    match (one, other) {
        (Some(one), Some(other)) if !same(one, other) => Some("any"),
        (Some(one), _) => Some(one),
        (None, other) => other,
    }
}

/// How many lists of field errors these rows of a type have, of all that is inside the type.
pub const fn count_lists(rows: &[usize], inner: &[Inner]) -> usize {
    let mut count = 0;
    each!(for inner in inner {
        if is_list_of(rows, inner) {
            count += 1;
        }
    });
    count
}

/// These lists, of which there are `COUNT`.
pub const fn lists<const COUNT: usize>(rows: &[usize], inner: &[Inner]) -> [Inner; COUNT] {
    let mut lists = [Inner::Unknown; COUNT];
    let (mut count, mut index) = (0, 0);
    while count < COUNT {
        if is_list_of(rows, &inner[index]) {
            lists[count] = inner[index];
            count += 1;
        }
        index += 1;
    }
    lists
}

const fn is_list_of(rows: &[usize], inner: &Inner) -> bool {
    matches!(inner, Inner::Items(row, ..) if is_in(Some(rows), *row))
}

/// Whether a row is one of these; `None` stands for all.
pub(super) const fn is_in(part: Option<&[usize]>, row: usize) -> bool {
    let Some(rows) = part else {
        return true;
    };
    each!(for listed in rows {
        if *listed == row {
            return true;
        }
    });
    false
}

/// The type of the items in a field of a row, if it is a list of field errors of one type.
pub(super) const fn items_in(
    members: &'static [Member],
    table: &Table,
    row: usize,
    name: &str,
) -> Option<&'static Inner> {
    each!(for member in members {
        let found = match member {
            Member::Catalogue(other) => items_in(other.members, table, row, name),
            Member::Type {
                table: outer,
                inner,
                ..
            } => items_in_type(outer, inner, table, row, name),
        };
        if found.is_some() {
            return found;
        }
    });
    None
}

const fn items_in_type(
    outer: &Table,
    types: &'static [Inner],
    table: &Table,
    row: usize,
    name: &str,
) -> Option<&'static Inner> {
    each!(for inner in types {
        if let Some(inner_table) = inner.table() {
            match inner {
                Inner::Items(at, member, items)
                    if *at == row && same(member, name) && outer.is(table) =>
                {
                    return Some(items);
                }
                _ => {}
            }
            let found = items_in_type(inner_table, inner.followed(), table, row, name);
            if found.is_some() {
                return found;
            }
        }
    });
    None
}
