//! The checks that `catalogue!` does at compile time, in `const fn`s.
//!
//! The codes of all members go into one hash table over their 64-bit keys, and only codes of one key
//! are compared byte by byte: comparing every pair of 10,000 codes takes rustc minutes.

use super::clashes::{Clashes, Kind};
use super::inside::{beside, follows, is_in, items_in};
use super::{Catalogue, Errors, Member};
use crate::code::Code;
use crate::entry::Field;
use crate::error::Inner;
use crate::profile::Profile;
use crate::table::{Row, Table, flag};
use errorbook_model::const_str::same;
use errorbook_model::offer::Form;
use errorbook_model::{Body, Property, each, partition_point};

/// The items in a table that are of a row. The items are in the order of their rows.
macro_rules! of_row {
    ($items:expr, $row:expr) => {{
        let (_, from) = $items.split_at(partition_point!($items, |item| item.row < $row));
        from.split_at(partition_point!(from, |item| item.row == $row))
            .0
    }};
}
#[cfg(feature = "fluent")]
pub(super) use of_row;

/// A row of a table.
#[derive(Clone, Copy)]
pub struct Place {
    pub(super) table: &'static Table,
    row: usize,
    errors: Errors,
}

/// The size of the hash table: a power of two, at most half full.
pub const fn table_size(catalogue: &Catalogue) -> usize {
    (2 * count(catalogue.members) + 1).next_power_of_two()
}

const fn count(members: &[Member]) -> usize {
    let mut total = 0;
    each!(for member in members {
        total += match *member {
            Member::Type { table, part, inner } => {
                let rows = match part {
                    Some(rows) => rows.len(),
                    None => table.rows.len(),
                };
                rows + count_inner(inner)
            }
            Member::Catalogue(other) => count(other.members),
        };
    });
    total
}

const fn count_inner(types: &[Inner]) -> usize {
    let mut total = 0;
    each!(for inner in types {
        if let Some(table) = inner.table() {
            total += table.rows.len() + count_inner(inner.followed());
        }
    });
    total
}

/// All codes of a catalogue, by key.
pub(super) struct Search<const SIZE: usize> {
    pub(super) places: [Option<Place>; SIZE],
    pub(super) clashes: Clashes,
    /// Whether a type has errors, which the derive has reported. Its codes are unknown.
    pub(super) is_faulty: bool,
    catalogue: &'static Catalogue,
}

impl<const SIZE: usize> Search<SIZE> {
    pub(super) const fn of(catalogue: &'static Catalogue) -> Self {
        let mut search = Search::<SIZE> {
            places: [None; SIZE],
            clashes: Clashes::NONE,
            is_faulty: false,
            catalogue,
        };
        // A type whose errors are both is one of answers.
        search.add_all(Errors::Answers);
        search.add_all(Errors::Items);
        search
    }

    const fn add_all(&mut self, wanted: Errors) {
        each!(for (top, member) in self.catalogue.members {
            self.add(member, wanted, top);
        });
    }

    /// The JSON type of a member, and whether it may be absent: of a field of the error, or of variants around it.
    pub(super) const fn member(&self, place: Place, name: &str) -> Option<(&'static str, bool)> {
        if let Some(field) = place.field(name) {
            return Some((self.json_type(place, field), field.is_optional()));
        }
        match beside(self.catalogue.members, place.table, name) {
            Some(json_type) if !place.is_item() => Some((json_type, true)),
            _ => None,
        }
    }

    /// The JSON type of a field. A list of field errors may be under another name, which the derive does not know.
    const fn json_type(&self, place: Place, field: &Field) -> &'static str {
        let Place { table, row, .. } = place;
        let json_type = field.json_type();
        if same(json_type, "any")
            && items_in(self.catalogue.members, table, row, field.name()).is_some()
        {
            return "array";
        }
        json_type
    }

    /// The variants with a code: there are several where it is shared.
    pub(super) const fn of_code<'s>(&'s self, key: u64, code: &'s str) -> OfCode<'s> {
        OfCode {
            places: &self.places,
            at: start(key, SIZE),
            key,
            code,
        }
    }

    /// Whether an error of a type is among the answers, by its code.
    pub(super) const fn answers(&self, place: Place) -> bool {
        let (key, code) = (place.row().key, place.row().code);
        let mut found = self.of_code(key, code);
        while let Some(other) = found.next() {
            if !other.is_item() {
                return true;
            }
        }
        false
    }

    const fn add(&mut self, member: &'static Member, wanted: Errors, top: usize) {
        match member {
            Member::Catalogue(other) => {
                each!(for member in other.members {
                    self.add(member, wanted, top);
                });
            }
            Member::Type { table, part, inner } => {
                if Errors::Answers.are(wanted) {
                    self.add_table(table, *part, Errors::Answers, top);
                }
                self.add_inner(table, inner, [Errors::Answers, wanted], top);
            }
        }
    }

    /// Adds the types inside `outer` whose errors are wanted, with their own inner types. `of` are the errors of `outer`.
    const fn add_inner(
        &mut self,
        outer: &'static Table,
        types: &'static [Inner],
        [of, wanted]: [Errors; 2],
        top: usize,
    ) {
        each!(for inner in types {
            if let Some(table) = inner.table() {
                let errors = of.inside(inner);
                if errors.are(wanted) {
                    self.add_table(table, inner.rows(), errors, top);
                    if inner.is_open() && !follows(self.catalogue.members, table) {
                        self.clashes.add(top, Kind::Pointer(outer, table));
                    }
                }
                self.add_inner(table, inner.followed(), [errors, wanted], top);
            }
        });
    }

    /// Adds the rows of a type, or some of them.
    const fn add_table(
        &mut self,
        table: &'static Table,
        part: Option<&[usize]>,
        errors: Errors,
        top: usize,
    ) {
        self.is_faulty |= table.faulty;
        let mut is_new = false;
        each!(for (row, added) in table.rows {
            if !is_in(part, row) {
                continue;
            }
            let place = Place { table, row, errors };
            let mut at = start(added.key, SIZE);
            loop {
                match self.places[at] {
                    None => {
                        self.places[at] = Some(place);
                        is_new = true;
                        break;
                    }
                    Some(other) if !place.has_code_of(other) => at = (at + 1) & (SIZE - 1),
                    // A row that is reached twice is added once.
                    Some(other) if table.is(other.table) && row == other.row => break,
                    Some(other) if place.has(flag::SHARED) && other.has(flag::SHARED) => {
                        at = (at + 1) & (SIZE - 1);
                    }
                    Some(other) => {
                        self.clashes.add(top, Kind::Code(place, other));
                        break;
                    }
                }
            }
        });
        // An item's fields stand beside its own members.
        if is_new && errors.are(Errors::Answers) {
            self.check_fields(table, part, top);
        }
    }

    const fn check_fields(&mut self, table: &'static Table, part: Option<&[usize]>, top: usize) {
        let profile = self.catalogue.profile();
        each!(for field in table.fields {
            if is_in(part, field.row) && is_hidden(field.name(), profile) {
                let row = field.row;
                let errors = Errors::Answers;
                let kind = Kind::Field(Place { table, row, errors }, field);
                self.clashes.add(top, kind);
            }
        });
    }
}

/// The variants with a code that are yet to be found.
pub(super) struct OfCode<'s> {
    places: &'s [Option<Place>],
    at: usize,
    key: u64,
    code: &'s str,
}

impl OfCode<'_> {
    pub(super) const fn next(&mut self) -> Option<Place> {
        while let Some(place) = self.places[self.at] {
            self.at = (self.at + 1) & (self.places.len() - 1);
            if place.has_code(self.key, self.code) {
                return Some(place);
            }
        }
        None
    }
}

/// Whether a template of a profile has a member of this name in the place of the field.
const fn is_hidden(name: &str, profile: &'static Profile) -> bool {
    let settings = &profile.settings;
    if is_hidden_by(&settings.body, name) {
        return true;
    }
    each!(for offer in settings.offers {
        let own = match offer.form() {
            Form::Json(body) | Form::Xml { body, .. } => body,
            Form::Text(_) | Form::Preset(_) => &None,
        };
        if let Some(body) = own {
            if is_hidden_by(body, name) {
                return true;
            }
        }
    });
    false
}

const fn is_hidden_by(body: &Body, name: &str) -> bool {
    let Some(root) = body.root() else {
        return false;
    };
    let Some(beside) = root.beside_fields() else {
        return false;
    };
    each!(for member in beside {
        match member {
            Property::Pair(key, _) if same(name, key) => return !root.places_field(name),
            _ => {}
        }
    });
    false
}

/// The place where the search for a key starts. `size` is a power of two.
#[allow(
    clippy::cast_possible_truncation,
    reason = "only the low bits are needed"
)]
const fn start(key: u64, size: usize) -> usize {
    key as usize & (size - 1)
}

impl Place {
    pub(super) const fn new(table: &'static Table, row: usize) -> Self {
        let errors = Errors::Answers;
        Place { table, row, errors }
    }

    pub(super) const fn row(self) -> &'static Row {
        &self.table.rows[self.row]
    }

    /// The number of its row.
    #[cfg(feature = "fluent")]
    pub(super) const fn number(self) -> usize {
        self.row
    }

    /// Whether its error is an item of field errors alone.
    pub(super) const fn is_item(self) -> bool {
        self.errors.are(Errors::Items)
    }

    /// Whether its row has a flag.
    pub(super) const fn has(self, flag: u16) -> bool {
        self.row().flags & flag != 0
    }

    /// The code that clients get.
    pub(super) fn code(self) -> Code {
        Code::new(self.row().code, self.has(flag::NUMBER))
    }

    /// The exposed field with this name. The fields are in the order of their rows.
    pub(super) const fn field(self, name: &str) -> Option<&'static Field> {
        let fields = of_row!(self.table.fields, self.row);
        each!(for field in fields {
            if same(field.name(), name) {
                return Some(field);
            }
        });
        None
    }

    const fn has_code(self, key: u64, code: &str) -> bool {
        self.row().key == key && same(self.row().code, code)
    }

    const fn has_code_of(self, other: Place) -> bool {
        self.has_code(other.row().key, other.row().code)
    }
}
