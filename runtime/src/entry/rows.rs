//! The entries of a type, from the rows of its tables.

use super::{Entry, Field, HeaderLine};
use crate::code::Code;
use crate::table::{Row, Table, flag};
use crate::text::Text;
use errorbook_model::{Slot, extras};
use std::iter::{Copied, Map};
use std::slice;

/// The slots of a table that are still to be read.
type Slots<'a> = Map<Copied<slice::Iter<'a, u32>>, fn(u32) -> Slot>;

impl Entry {
    /// The entries of a type, and what they have as `extras`. The other tables are in the order of the rows, so one pass
    /// reads them all.
    pub(crate) fn all_of(
        table: &'static Table,
        extras: impl Fn(usize, &'static Row) -> &'static str,
    ) -> Box<[Entry]> {
        let mut fields = table.fields;
        let mut headers = table.headers;
        let mut slots: Slots<'_> = table.slots.iter().copied().map(Slot::from_bits);
        let rows = table.rows.iter().enumerate();
        rows.map(|(number, row)| {
            let fields = take_front(&mut fields, |field| field.row == number);
            let headers = take_front(&mut headers, |header| header.row == number);
            let extras = extras(number, row);
            let concealed = table.concealed.iter().find(|pair| pair.row == number);
            let code = Code::new(row.code, row.flags & flag::NUMBER != 0);
            let entry = |status, title, slots: &mut Slots<'_>| {
                let message = (!row.message.is_empty()).then(|| Text::parse(row.message, slots));
                let headers = headers.iter().map(|row| HeaderLine::parse(row, slots));
                let headers = headers.collect();
                let constants = fields.iter().filter_map(Field::constant);
                Entry {
                    constants: constants.map(|value| Text::parse(value, slots)).collect(),
                    variant: row.variant,
                    title,
                    message,
                    headers,
                    fields,
                    extras,
                    flags: row.flags,
                    table: Some(table),
                    concealed_as: concealed.map(|pair| pair.answered_as),
                    ..Entry::bare(code, status)
                }
            };
            let others = extras::all(extras).filter(|(name, _)| *name == "other_status");
            let others = others.filter_map(|(_, other)| {
                let (status, title) = other.split_once(' ')?;
                let status = status.parse().ok()?;
                Some(entry(status, title, &mut slots.clone()))
            });
            let others = others.collect();
            Entry {
                others,
                ..entry(row.status, row.title, &mut slots)
            }
        })
        .collect()
    }
}

/// Splits the items that belong to a row off the front of a table.
fn take_front<T>(rest: &mut &'static [T], is_own: impl Fn(&T) -> bool) -> &'static [T] {
    let count = rest.iter().take_while(|&item| is_own(item)).count();
    let (own, others) = rest.split_at(count);
    *rest = others;
    own
}
