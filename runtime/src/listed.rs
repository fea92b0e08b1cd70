//! What a catalogue lists of a type.

use crate::entry::Entry;
use crate::table::Table;

/// What a catalogue lists of a type.
#[derive(Clone)]
pub(crate) struct Listed {
    pub(crate) table: &'static Table,
    /// The numbers of the rows, in order; `None` where it is all of them.
    pub(crate) rows: Option<Vec<usize>>,
}

impl Listed {
    pub(crate) fn entries(&self) -> impl Iterator<Item = &'static Entry> + use<'_> {
        let entries = self.table.entries().iter().enumerate();
        let is_listed = |row| self.rows.as_ref().is_none_or(|rows| rows.contains(&row));
        let listed = entries.filter(move |(row, _)| is_listed(*row));
        listed.map(|(_, entry)| entry)
    }

    /// Whether an error is listed, under whichever status.
    #[cfg(any(feature = "middleware", feature = "docs", feature = "client"))]
    pub(crate) fn has(&self, entry: &Entry) -> bool {
        let table = entry.table();
        table.is_some_and(|table| std::ptr::eq(table, self.table))
            && (self.rows.is_none() || self.entries().any(|own| own.variant() == entry.variant()))
    }
}
