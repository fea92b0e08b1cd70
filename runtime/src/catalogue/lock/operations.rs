//! The check that the operations of a catalogue are compatible with its lock.

use super::Report;
use crate::catalogue::check::Place;
use crate::catalogue::operations::Operation;
use crate::table::flag;
use errorbook_model::const_str::same;
use errorbook_model::lock::Rule;
use errorbook_model::{each, partition_point};

/// A published operation: its name, and the codes that it answers with, each with its key and in the order of the keys.
pub struct LockedOperation(pub &'static str, pub &'static [(u64, &'static str)]);

impl LockedOperation {
    const fn has(&self, key: u64, code: &str) -> bool {
        let (_, codes) = (self.1).split_at(partition_point!(self.1, |own| own.0 < key));
        each!(for own in codes {
            if own.0 != key {
                break;
            }
            if same(own.1, code) {
                return true;
            }
        });
        false
    }
}

impl<const PLACES: usize> Report<'_, PLACES> {
    /// Reports the operations that are gone, and those that answer with a code more.
    pub(super) const fn operations(&mut self) {
        each!(for locked in self.lock.operations {
            match self.catalogue.operation(locked.0) {
                Some(operation) => self.operation(locked, operation),
                None => self.whole(Rule::OperationGone, locked.0),
            }
        });
    }

    const fn operation(&mut self, locked: &LockedOperation, operation: &'static Operation) {
        let answers = operation.answers;
        each!(for (member, places) in answers {
            each!(for (index, place) in places {
                let place = *place;
                let is_known = locked.has(place.row().key, place.row().code);
                if !is_known && self.publishes(place) && is_first(answers, (member, index), place) {
                    let is = place.row().code;
                    self.add(Rule::Answers, locked.0, "", ["", is]);
                }
            });
        });
    }

    /// Whether a code is one that clients know of: an internal error is not, unless its code was published.
    const fn publishes(&self, place: Place) -> bool {
        let (key, code) = (place.row().key, place.row().code);
        let mut found = self.search.of_code(key, code);
        while let Some(other) = found.next() {
            if !other.has(flag::INTERNAL) && !other.has(flag::CONCEALED) {
                return true;
            }
        }
        each!(for locked in self.lock.codes {
            if locked.0 == key && same(locked.1, code) {
                return true;
            }
        });
        false
    }
}

/// Whether no answer before a place has its code.
const fn is_first(answers: &[&[Place]], at: (usize, usize), place: Place) -> bool {
    each!(for (member, places) in answers {
        each!(for (index, other) in places {
            if same(other.row().code, place.row().code) {
                return member == at.0 && index == at.1;
            }
        });
    });
    false
}
