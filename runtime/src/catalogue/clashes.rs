//! What is wrong between the members of a catalogue, and the sentences about it.

use super::check::{Place, Search};
use super::message::{Found, Message};
use super::{Catalogue, Member};
use crate::entry::Field;
use crate::table::Table;
use errorbook_model::const_str::ends_with;
use errorbook_model::each;

/// The clashes found, each with the catalogue member that contains it.
#[derive(Clone, Copy)]
pub struct Clashes(Found<Clash>);

#[derive(Clone, Copy)]
struct Clash {
    member: usize,
    kind: Kind,
}

#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Two variants with the same code.
    Code(Place, Place),
    /// A field whose name the profile's template also uses next to `..fields`.
    Field(Place, &'static Field),
    /// A type, and the one behind a pointer inside it, whose own inner types are not followed.
    Pointer(&'static Table, &'static Table),
    /// The name of an operation, and the paths of the two catalogues that have it.
    Operation(&'static str, &'static str, &'static str),
}

/// Inserts every code into a hash table of `SIZE` places and records the duplicates.
pub const fn find_clashes<const SIZE: usize>(catalogue: &'static Catalogue) -> Clashes {
    let mut clashes = Search::<SIZE>::of(catalogue).clashes;
    each!(for (number, member) in catalogue.members {
        if let Member::Catalogue(included) = member {
            clashes.add_operations(catalogue, included, number);
        }
    });
    clashes
}

impl Clashes {
    pub(super) const NONE: Self = Clashes(Found::NONE);

    pub(super) const fn add(&mut self, member: usize, kind: Kind) {
        self.0.add(Clash { member, kind });
    }

    /// Adds the operations of an included catalogue whose names another one has too.
    const fn add_operations(
        &mut self,
        catalogue: &'static Catalogue,
        included: &'static Catalogue,
        top: usize,
    ) {
        each!(for operation in included.own_operations {
            let name = operation.name();
            if let Some(other) = catalogue.other_with_operation(name, included.path()) {
                self.add(top, Kind::Operation(name, included.path(), other.path()));
            }
        });
        each!(for member in included.members {
            if let Member::Catalogue(inner) = member {
                self.add_operations(catalogue, inner, top);
            }
        });
    }

    /// Reports the clashes of one catalogue member as a compile error.
    ///
    /// # Panics
    ///
    /// Panics if the member contains a clash. `catalogue!` calls this in a `const`, so that it is a compile error
    /// that points to the member.
    #[track_caller]
    pub const fn report(&self, member: usize) {
        let mut message = Message::<4096>::new();
        each!(for clash in self.0.list {
            match clash {
                Some(clash) if clash.member == member => message.clash(clash.kind),
                _ => {}
            }
        });
        message.report();
    }
}

impl<const SIZE: usize> Message<SIZE> {
    pub(super) const fn variant(&mut self, place: Place) {
        let (path, row) = (place.table.path, place.row());
        self.push_all(&["`", path]);
        // The path of a struct already ends with its name.
        if !(place.table.rows.len() == 1 && ends_with(path, row.variant)) {
            self.push_all(&["::", row.variant]);
        }
        self.push_all(&["` (", row.code, ")"]);
    }

    const fn clash(&mut self, kind: Kind) {
        self.next_line();
        match kind {
            Kind::Code(place, other) => {
                self.variant(place);
                self.push(" has the code of ");
                self.variant(other);
                self.push(
                    "\nwrite another code for one of them: clients distinguish errors by code alone; or, if it was published for both, `#[code(…, shared)]` on each",
                );
            }
            Kind::Pointer(outer, inner) => self.push_all(&[
                "`",
                outer.path,
                "` passes on a pointer to `",
                inner.path,
                "`, which passes on other errors\nlist `",
                inner.path,
                "` in the catalogue too: the types inside it are not followed through a pointer",
            ]),
            Kind::Operation(name, one, other) => self.push_all(&[
                "`",
                one,
                "` has an operation `",
                name,
                "`, and so has `",
                other,
                "`\nwrite another name for one of them",
            ]),
            Kind::Field(place, field) => {
                self.variant(place);
                let attribute = if field.constant().is_none() {
                    "`#[expose(\"…\")]`"
                } else {
                    "`#[field(… = …)]`"
                };
                self.push_all(&[
                    " exposes `",
                    field.name(),
                    "`, which the profile's template writes beside `..fields`\nwrite another name, ",
                    attribute,
                    ", place it in the template as `field.",
                    field.name(),
                    "`, or put `..fields` into an object of its own",
                ]);
            }
        }
    }
}
