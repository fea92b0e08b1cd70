//! An error with the fields of a transparent variant around it.

use super::{Entry, Field};
use crate::table::flag;
use std::sync::OnceLock;

/// The same error with other fields, for each variant around it that was met.
pub(super) struct Besides(OnceLock<Box<Node>>);

struct Node {
    of: &'static [Field],
    entry: Entry,
    next: Besides,
}

impl Besides {
    pub(super) const fn new() -> Self {
        Besides(OnceLock::new())
    }
}

impl Entry {
    /// The error with these fields after its own, whose keys get these bits; without those whose names are taken. The message
    /// is the error's `Display` where it says so.
    pub(crate) fn beside(
        &'static self,
        fields: &'static [Field],
        bits: u32,
        displays: bool,
    ) -> &'static Entry {
        let mut list = &self.besides;
        loop {
            let node = list.0.get_or_init(|| {
                Box::new(Node {
                    of: fields,
                    entry: self.with_fields(fields, bits, displays),
                    next: Besides::new(),
                })
            });
            if std::ptr::eq(node.of, fields) {
                return &node.entry;
            }
            list = &node.next;
        }
    }

    fn with_fields(&self, fields: &[Field], bits: u32, displays: bool) -> Entry {
        let is_free = |field: &&Field| self.fields.iter().all(|own| own.name != field.name);
        let own = self.fields.iter().map(|own| own.keyed(own.key));
        let others = fields.iter().filter(is_free);
        let all: Box<[Field]> = own
            .chain(others.map(|field| field.keyed(field.key | bits)))
            .collect();
        Entry {
            // It is kept as long as the entry itself: for the whole time of the program.
            fields: Box::leak(all),
            flags: self.flags | if displays { flag::DISPLAY } else { 0 },
            ..self.copy(self.status)
        }
    }

    /// The same error at a status, with no response that is kept.
    pub(super) fn copy(&self, status: u16) -> Entry {
        Entry {
            variant: self.variant,
            title: self.title,
            message: self.message.clone(),
            headers: self.headers.clone(),
            fields: self.fields,
            constants: self.constants.clone(),
            extras: self.extras,
            help: self.help,
            flags: self.flags,
            table: self.table,
            ..Entry::bare(self.code, status)
        }
    }
}
