//! The operations of a catalogue: which errors each of them answers with. `catalogue!` checks at compile time, in `const fn`s,
//! that the catalogue has them.

use super::check::{Place, Search};
use super::inside::{follows, is_in};
use super::message::{Found, Message};
use super::{Catalogue, Member};
use crate::code::Code;
use crate::error::Inner;
use crate::table::Table;
use errorbook_model::const_str::same;
use errorbook_model::each;
use std::collections::BTreeSet;
use std::fmt;

/// An operation of a service, with the errors that it answers with. [`catalogue!`](crate::catalogue!) lists them.
///
/// ```
/// use errorbook::{ApiError, catalogue};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG", subset ShowOrg = [NotFound])]
/// enum OrgError {
///     #[status(404)]
///     #[code("ORG_NOT_FOUND")]
///     NotFound,
///     #[status(409)]
///     #[code("ORG_SLUG_TAKEN")]
///     SlugTaken,
/// }
///
/// catalogue! {
///     static ERRORS = [OrgError];
///     operations = { show_org = ShowOrg };
/// }
///
/// let [show] = ERRORS.operations()[..] else { panic!("there is one") };
/// assert_eq!(show.name(), "show_org");
/// assert_eq!(show.codes()[0], "ORG_NOT_FOUND");
/// ```
pub struct Operation {
    name: &'static str,
    /// The types that it answers with.
    members: &'static [Member],
    /// What clients get, a list for each of them: an error may be there several times.
    pub(super) answers: &'static [&'static [Place]],
}

impl Operation {
    #[doc(hidden)]
    pub const fn __new(
        name: &'static str,
        members: &'static [Member],
        answers: &'static [&'static [Place]],
    ) -> Self {
        Operation {
            name,
            members,
            answers,
        }
    }

    /// Its name, which is its `operationId` in the service's OpenAPI document.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The codes that clients get, sorted, each once.
    pub fn codes(&self) -> Vec<Code> {
        let places = self.answers.iter().copied().flatten();
        let codes: BTreeSet<Code> = places.map(|place| place.code()).collect();
        codes.into_iter().collect()
    }
}

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Operation").field(&self.name).finish()
    }
}

impl Catalogue {
    /// The operations, with those of the catalogues that this one includes.
    ///
    /// ```
    /// use errorbook::{HttpError, catalogue};
    ///
    /// catalogue! {
    ///     static ERRORS = [HttpError];
    ///     operations = { upload = HttpError::{ContentTooLarge}, health = ! };
    /// }
    ///
    /// let names: Vec<_> = ERRORS.operations().iter().map(|operation| operation.name()).collect();
    /// assert_eq!(names, ["upload", "health"]);
    /// ```
    pub fn operations(&'static self) -> Vec<&'static Operation> {
        let included = self.included();
        let all = std::iter::once(self).chain(included);
        let mut operations: Vec<_> = all.flat_map(|one| one.own_operations).collect();
        // An included catalogue may be reached twice.
        let mut seen = BTreeSet::new();
        operations.retain(|operation| seen.insert(operation.name));
        operations
    }

    /// The first catalogue, but for the one of a path, that has an operation of a name: this one or one that it includes.
    pub(super) const fn other_with_operation(&self, name: &str, path: &str) -> Option<&Catalogue> {
        if !same(self.path(), path) && self.own_operation(name).is_some() {
            return Some(self);
        }
        each!(for member in self.members {
            if let Member::Catalogue(other) = member {
                let found = other.other_with_operation(name, path);
                if found.is_some() {
                    return found;
                }
            }
        });
        None
    }

    /// The operation of a name, of this catalogue or of one that it includes.
    pub(super) const fn operation(&self, name: &str) -> Option<&'static Operation> {
        // No path is empty.
        match self.other_with_operation(name, "") {
            Some(catalogue) => catalogue.own_operation(name),
            None => None,
        }
    }

    const fn own_operation(&self, name: &str) -> Option<&'static Operation> {
        each!(for operation in self.own_operations {
            if same(operation.name, name) {
                return Some(operation);
            }
        });
        None
    }
}

/// The number of errors that clients get of a member.
pub const fn count_answers(member: &'static Member) -> usize {
    answering(member, &mut [])
}

/// The errors that clients get of a member, of which there are `COUNT`.
///
/// # Panics
///
/// Panics if the member is a catalogue, which `catalogue!` does not read in an operation.
pub const fn answers<const COUNT: usize>(member: &'static Member) -> [Place; COUNT] {
    let Member::Type { table, .. } = member else {
        panic!("an operation answers with types");
    };
    let mut places = [Place::new(table, 0); COUNT];
    answering(member, &mut places);
    places
}

/// Writes the errors of a member. Those that do not fit are only counted.
const fn answering(member: &'static Member, places: &mut [Place]) -> usize {
    match member {
        Member::Type { table, part, inner } => add(places, 0, (table, *part), inner),
        Member::Catalogue(_) => 0,
    }
}

const fn add(
    places: &mut [Place],
    mut count: usize,
    (table, part): (&'static Table, Option<&[usize]>),
    inner: &'static [Inner],
) -> usize {
    each!(for (row, _one) in table.rows {
        if is_in(part, row) {
            if count < places.len() {
                places[count] = Place::new(table, table.sent_as(row));
            }
            count += 1;
        }
    });
    each!(for inner in inner {
        if let (Some(table), false) = (inner.table(), inner.is_items()) {
            let of = (table, inner.rows());
            count = add(places, count, of, inner.followed());
        }
    });
    count
}

/// What is wrong with the operations of a catalogue.
#[derive(Clone, Copy)]
pub struct Unlisted(Found<Fault>);

#[derive(Clone, Copy)]
struct Fault {
    operation: usize,
    member: usize,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    /// An error that the catalogue does not have.
    Missing(Place),
    /// A type behind a pointer, whose own inner types are not followed.
    Pointer(&'static Table),
}

/// Looks for what a catalogue's own operations answer with and the catalogue does not have. `PLACES` is the size of the hash
/// table of its codes.
pub const fn find_unlisted<const PLACES: usize>(catalogue: &'static Catalogue) -> Unlisted {
    let mut found = Unlisted(Found::NONE);
    let search = Search::<PLACES>::of(catalogue);
    if search.is_faulty {
        return found;
    }
    each!(for (number, operation) in catalogue.own_operations {
        each!(for (member, answers) in operation.answers {
            let at = (number, member);
            each!(for place in answers {
                if !search.answers(*place) && !place.table.faulty {
                    found.add(at, Kind::Missing(*place));
                }
            });
            if let Member::Type { inner, .. } = &operation.members[member] {
                if let Some(table) = open_pointer(inner, operation.members) {
                    found.add(at, Kind::Pointer(table));
                }
            }
        });
    });
    found
}

/// A type behind a pointer that passes on others, unless one of the members has it.
const fn open_pointer(
    types: &'static [Inner],
    members: &'static [Member],
) -> Option<&'static Table> {
    each!(for inner in types {
        if let (Some(table), false) = (inner.table(), inner.is_items()) {
            if inner.is_open() && !follows(members, table) {
                return Some(table);
            }
            let found = open_pointer(inner.followed(), members);
            if found.is_some() {
                return found;
            }
        }
    });
    None
}

impl Unlisted {
    const fn add(&mut self, (operation, member): (usize, usize), kind: Kind) {
        self.0.add(Fault {
            operation,
            member,
            kind,
        });
    }

    /// Reports what is wrong with a member of an operation as a compile error.
    ///
    /// # Panics
    ///
    /// Panics if something is. `catalogue!` calls this in a `const`, so that it is a compile error that points to the type.
    #[track_caller]
    pub const fn report(&self, name: &str, operation: usize, member: usize) {
        let mut message = Message::<4096>::new();
        each!(for fault in self.0.list {
            match fault {
                Some(fault) if fault.operation == operation && fault.member == member => {
                    message.fault(name, fault.kind);
                }
                _ => {}
            }
        });
        message.report();
    }
}

impl<const SIZE: usize> Message<SIZE> {
    const fn fault(&mut self, name: &str, kind: Kind) {
        self.next_line();
        match kind {
            Kind::Missing(place) => {
                self.push_all(&["the operation `", name, "` answers with "]);
                self.variant(place);
                self.push_all(&[
                    ", which the catalogue does not have\nlist `",
                    place.table.path,
                    "` in the catalogue, or write a subset without this error here",
                ]);
            }
            Kind::Pointer(table) => self.push_all(&[
                "the operation `",
                name,
                "` passes on a pointer to `",
                table.path,
                "`, which passes on other errors\nwrite `",
                table.path,
                "` here too: the types inside it are not followed through a pointer",
            ]),
        }
    }
}
