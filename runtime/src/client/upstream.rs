//! The errors of an upstream as the entries of a gateway's catalogue.

use super::known::{Known, KnownField};
use super::reply::Reply;
use crate::entry::{Entry, Field};
use crate::table::{HeaderKind, HeaderRow, Row, Table, flag};
use errorbook_model::{Slot, code, each, extras, status};

/// The errors of a service that this one calls. The `Error` of a module that `cargo errorbook export rust` writes
/// implements it: a gateway [relays](super::Relayed) it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the error of an upstream",
    label = "nothing says what an upstream sends as this",
    note = "`relays` lists the `Error` of a module that `cargo errorbook export rust` writes, or some of its variants"
)]
pub trait Upstream {
    #[doc(hidden)]
    const TABLE: &'static Table;
    #[doc(hidden)]
    const ERRORS: &'static [Known];
    /// The errors that items in lists of field errors are.
    #[doc(hidden)]
    const ITEMS: &'static [Known];
    /// The type as JSON, with the file behind it. `catalogue!` leaves it in the program.
    #[doc(hidden)]
    const EMBEDDED: &'static str;

    #[doc(hidden)]
    fn __reply(&self) -> &Reply;

    /// Whether it is an error that the module knows, with all that it always has.
    #[doc(hidden)]
    fn __is_known(&self) -> bool;
}

/// Implements [`Upstream`] for the enum of a written module.
#[doc(hidden)]
#[macro_export]
macro_rules! __upstream {
    ($error:ident, $errors:ident, $items:ident, $($json:literal)*) => {
        const _: () = {
            use $crate::__private::upstream as __u;
            static __ENTRIES: $crate::__private::Entries = $crate::__private::Entries::new();
            static __TABLE: $crate::Table = $crate::Table {
                path: ::core::concat!(::core::module_path!(), "::", ::core::stringify!($error)),
                place: (::core::line!(), ::core::column!()),
                rows: &const { __u::rows::<{ $errors.len() }>($errors) },
                fields: &const { __u::fields::<{ __u::count_fields($errors) }>($errors) },
                headers: &const { __u::headers::<{ __u::count_headers($errors) }>($errors) },
                slots: &const { __u::slots::<{ __u::count_slots($errors) }>($errors) },
                renamed: &[],
                concealed: &[],
                subsets: &[],
                entries: |__table| __ENTRIES.of_upstream(__table, |__table| __u::entries(__table, $errors)),
                embedded: <$error as $crate::client::Upstream>::EMBEDDED.as_bytes(),
                transparent: false,
                faulty: false,
            };

            impl $crate::client::Upstream for $error {
                const TABLE: &'static $crate::Table = &__TABLE;
                const ERRORS: &'static [$crate::client::Known] = $errors;
                const ITEMS: &'static [$crate::client::Known] = $items;
                const EMBEDDED: &'static ::core::primitive::str =
                    $crate::__embedded_type!(::core::stringify!($error), $($json)*);

                fn __reply(&self) -> &$crate::client::Reply {
                    self.reply()
                }

                fn __is_known(&self) -> ::core::primitive::bool {
                    !::core::matches!(self, $error::Unknown(_))
                }
            }
        };
    };
}

/// The key of the message among the values of a relayed error. The fields follow it, then the headers.
pub(super) const MESSAGE: u32 = 0;

/// The key of a field.
#[allow(clippy::cast_possible_truncation, reason = "no error has so many")]
pub(super) const fn key_of_field(number: usize) -> u32 {
    MESSAGE + 1 + number as u32
}

/// The key of a header.
pub(super) const fn key_of_header(known: &Known, number: usize) -> u32 {
    key_of_field(known.fields.len() + number)
}

/// The language of the message, which a response says after the headers that its error declares.
const LANGUAGE: &str = "content-language";

/// The names of the headers that an error is passed on with, by their numbers.
pub(super) const fn header_name(known: &Known, number: usize) -> Option<&'static str> {
    if number < known.headers.len() {
        Some(known.headers[number])
    } else if number == known.headers.len() {
        Some(LANGUAGE)
    } else {
        None
    }
}

/// The rows of the errors, one each.
pub const fn rows<const N: usize>(errors: &[Known]) -> [Row; N] {
    let mut rows = [const { row(&Known::new("NONE", &[])) }; N];
    each!(for (at, known) in errors {
        rows[at] = row(known);
    });
    rows
}

const fn row(known: &Known) -> Row {
    let mut flags = flag::RELAYED;
    if known.is_number {
        flags |= flag::NUMBER;
    }
    if known.is_retryable {
        flags |= flag::RETRYABLE;
    }
    if known.is_shared {
        flags |= flag::SHARED;
    }
    Row {
        key: code::key(known.code),
        status: match known.statuses {
            [first, ..] => *first,
            [] => 500,
        },
        flags,
        code: known.code,
        variant: known.variant,
        title: match known.title {
            Some(title) => title,
            None => "",
        },
        message: if known.has_message { "{message}" } else { "" },
        // They are made when they are first asked for.
        extras: "",
    }
}

/// How many fields all rows have.
pub const fn count_fields(errors: &[Known]) -> usize {
    let mut count = 0;
    each!(for known in errors {
        count += known.fields.len();
    });
    count
}

/// The fields of all rows, in their order.
pub const fn fields<const N: usize>(errors: &[Known]) -> [Field; N] {
    let mut fields = [const { field(0, 0, &KnownField::new("", "any")) }; N];
    let mut at = 0;
    each!(for (row, known) in errors {
        each!(for (number, own) in known.fields {
            fields[at] = field(row, number, own);
            at += 1;
        });
    });
    fields
}

const fn field(row: usize, number: usize, known: &KnownField) -> Field {
    let (key, constant) = match known.constant {
        Some(constant) => (u32::MAX, constant),
        None => (key_of_field(number), ""),
    };
    Field {
        row,
        key,
        name: known.name,
        json_type: known.json_type,
        example: "",
        optional: known.is_optional,
        constant,
    }
}

/// How many headers all rows have.
pub const fn count_headers(errors: &[Known]) -> usize {
    let mut count = 0;
    each!(for known in errors {
        count += known.headers.len() + 1;
    });
    count
}

/// The headers of all rows, in their order. Each has a value of the response.
pub const fn headers<const N: usize>(errors: &[Known]) -> [HeaderRow; N] {
    let mut headers = [const { header(0, "") }; N];
    let mut at = 0;
    each!(for (row, known) in errors {
        let mut number = 0;
        while let Some(name) = header_name(known, number) {
            headers[at] = header(row, name);
            number += 1;
            at += 1;
        }
    });
    headers
}

const fn header(row: usize, name: &'static str) -> HeaderRow {
    HeaderRow {
        row,
        name,
        kind: HeaderKind::Field,
        template: "",
    }
}

/// How many slots all rows have.
pub const fn count_slots(errors: &[Known]) -> usize {
    let mut count = count_headers(errors);
    each!(for known in errors {
        count += known.has_message as usize;
    });
    count
}

/// The slots of all rows: that of the message, then those of the headers.
pub const fn slots<const N: usize>(errors: &[Known]) -> [u32; N] {
    let mut slots = [0; N];
    let mut at = 0;
    each!(for known in errors {
        if known.has_message {
            slots[at] = Slot::Field(MESSAGE).to_bits();
            at += 1;
        }
        let mut number = 0;
        while header_name(known, number).is_some() {
            slots[at] = Slot::Field(key_of_header(known, number)).to_bits();
            number += 1;
            at += 1;
        }
    });
    slots
}

/// The entries of a table, with the texts that the rows have not. They are created once, and kept.
pub fn entries(table: &'static Table, errors: &'static [Known]) -> Box<[Entry]> {
    Entry::all_of(table, |number, _| {
        let known = &errors[number];
        let mut extras = String::new();
        for other in known.statuses.iter().skip(1) {
            let title = match (other, known.title) {
                (500.., _) | (_, None) => status::phrase(*other),
                (_, Some(title)) => title,
            };
            let text = format!("{other} {title}");
            extras::push(&mut extras, "other_status", &text);
        }
        if let Some(help) = known.help {
            extras::push(&mut extras, "help", help);
        }
        if let Some(oauth) = known.oauth {
            extras::push(&mut extras, "oauth", oauth);
        }
        extras.leak()
    })
}
