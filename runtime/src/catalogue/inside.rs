//! What the members of a catalogue have inside: types in transparent variants, and those of the items in lists.

use super::Member;
use crate::error::Inner;
use crate::table::Table;
use errorbook_model::const_str::same;

/// Whether the inner types of a type are followed somewhere in a catalogue.
pub(super) const fn follows(members: &[Member], table: &Table) -> bool {
    let mut index = 0;
    while index < members.len() {
        let is_followed = match members[index] {
            Member::Type(listed, inner) => listed.is(table) || inner_follows(inner, table),
            Member::Part(..) => false,
            Member::Catalogue(other) => follows(other.members(), table),
        };
        if is_followed {
            return true;
        }
        index += 1;
    }
    false
}

const fn inner_follows(types: &[Inner], table: &Table) -> bool {
    let mut index = 0;
    while index < types.len() {
        match types[index] {
            Inner::Type(inner, followed) if inner.is(table) || inner_follows(followed, table) => {
                return true;
            }
            Inner::Items(_, _, Inner::Type(inner, followed))
                if inner.is(table) || inner_follows(followed, table) =>
            {
                return true;
            }
            _ => {}
        }
        index += 1;
    }
    false
}

/// The type of the items in a field of a row, if it is a list of field errors of one type.
pub(super) const fn items_in(
    members: &'static [Member],
    table: &Table,
    row: usize,
    name: &str,
) -> Option<&'static Inner> {
    let mut index = 0;
    while index < members.len() {
        let found = match &members[index] {
            Member::Catalogue(other) => items_in(other.members(), table, row, name),
            Member::Part(..) => None,
            Member::Type(outer, inner) => items_in_type(outer, inner, table, row, name),
        };
        if found.is_some() {
            return found;
        }
        index += 1;
    }
    None
}

const fn items_in_type(
    outer: &Table,
    types: &'static [Inner],
    table: &Table,
    row: usize,
    name: &str,
) -> Option<&'static Inner> {
    let mut index = 0;
    while index < types.len() {
        let inner = &types[index];
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
        index += 1;
    }
    None
}
