//! An error that answers for what a framework refuses.

use super::Entry;
use crate::table::Table;
use crate::table::flag;
use std::sync::OnceLock;

impl Entry {
    /// Whether it has this status, or a field that may say it.
    pub(crate) fn may_have(&self, status: u16) -> bool {
        self.status == status || self.others.iter().any(|other| other.status == status)
    }

    /// The error with another status of its class, to answer for a response of that status.
    pub(crate) fn at(&'static self, status: u16) -> &'static Entry {
        if self.status == status {
            return self;
        }
        if let Some(other) = self.others.iter().find(|other| other.status == status) {
            return other;
        }
        let slots = || (0..100).map(|_| OnceLock::new()).collect();
        let slots = self.elsewhere.get_or_init(slots);
        let slot = slots.get(usize::from(status % 100));
        slot.map_or(self, |slot| slot.get_or_init(|| self.copy(status)))
    }

    /// Whether `#[refusal]` makes it answer for a class of statuses: 4 or 5.
    pub(crate) fn is_refusal_of(&self, class: u16) -> bool {
        let flag = match class {
            4 => flag::REFUSAL_4XX,
            5 => flag::REFUSAL_5XX,
            _ => 0,
        };
        self.flags & flag != 0
    }

    /// Whether its type has a `#[refusal]`, and so answers for what a framework refuses.
    #[cfg(feature = "testing")]
    pub(crate) fn is_of_refusals(&self) -> bool {
        let mut rows = self.table.iter().flat_map(|table| table.rows);
        rows.any(|row| row.flags & (flag::REFUSAL_4XX | flag::REFUSAL_5XX) != 0)
    }

    pub(crate) fn table(&self) -> Option<&'static Table> {
        self.table
    }
}
