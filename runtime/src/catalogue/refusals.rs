//! The checks that `catalogue!` does at compile time of the type that its `refusals` names: each of its errors can be
//! sent without a value of the type, and each registered status has one.

use super::check::Place;
use super::lock::digits;
use super::message::{Message, text_of};
use crate::table::{HeaderKind, Table, flag};
use errorbook_model::const_str::starts_with;
use errorbook_model::status::REGISTERED;
use errorbook_model::{each, extras};

/// The size of a report. What does not fit is left out.
const SIZE: usize = 1 << 12;

/// The type that answers for what a framework refuses.
#[derive(Clone, Copy)]
pub struct RefusalsOf(pub &'static Table);

impl RefusalsOf {
    /// Reports what the type lacks.
    ///
    /// # Panics
    ///
    /// Panics if the type lacks something. `catalogue!` calls this in a `const`, so that it is a compile error that points
    /// to the type.
    #[track_caller]
    pub const fn check(self) {
        let table = self.0;
        if table.faulty {
            return;
        }
        let mut report = Report {
            table,
            message: Message::new(),
        };
        if table.transparent {
            report.push(&[
            "`",
            table.path,
            "` passes on other errors, and no refusal has one\nwrite a variant of its own for each",
        ]);
        }
        each!(for (row, _one) in table.rows {
            report.check_row(row);
        });
        report.check_class(4);
        report.check_class(5);
        report.message.report();
    }
}

struct Report {
    table: &'static Table,
    message: Message<SIZE>,
}

impl Report {
    const fn push(&mut self, texts: &[&str]) {
        self.message.next_line();
        self.message.push_all(texts);
    }

    /// Reports a variant.
    const fn variant(&mut self, row: usize, wrong: &[&str], write: &str) {
        self.message.next_line();
        self.message.variant(Place::new(self.table, row));
        self.message.push_all(wrong);
        self.message.push("\n");
        self.message.push(write);
    }

    const fn check_row(&mut self, row: usize) {
        let table = self.table;
        let flags = table.rows[row].flags;
        if flags & flag::CONCEALED != 0 {
            self.variant(
                row,
                &[" is concealed, and a refusal hides nothing"],
                "leave `#[conceal]` out",
            );
        }
        each!(for field in table.fields {
            let has_value = match field.constant() {
                Some(value) => !has_placeholder(value),
                None => field.is_optional(),
            };
            if field.row == row && !has_value {
                self.variant(
                    row,
                    &[
                        " sends the field `",
                        field.name(),
                        "`, whose value the middleware does not have",
                    ],
                    "leave the field out, or make it an `Option`",
                );
            }
        });
        if flags & flag::DISPLAY != 0 || has_placeholder(table.rows[row].message) {
            self.variant(
                row,
                &[" has a message with values, which the middleware does not have"],
                "write a constant `#[message]`, or leave it out: the response's own text is then the message of a 4xx",
            );
        }
        let mut other = 0;
        while other < row {
            let status = table.rows[row].status;
            if table.rows[other].status == status
                && !is_marked(table, row)
                && !is_marked(table, other)
            {
                self.variant(
                    row,
                    &[" has the status of another variant"],
                    "keep one variant for each status: a response does not say which is meant",
                );
                return;
            }
            other += 1;
        }
    }

    /// Checks that every registered status of a class has an answer, and that one of them promises no header.
    const fn check_class(&mut self, class: u16) {
        let (name, mark) = if class == 4 {
            ("4xx", flag::REFUSAL_4XX)
        } else {
            ("5xx", flag::REFUSAL_5XX)
        };
        let last = if let Some(row) = self.marked(mark) {
            row
        } else {
            self.check_statuses(class, name);
            let Some(row) = self.of_status(class * 100) else {
                return;
            };
            row
        };
        each!(for header in self.table.headers {
            let is_constant =
                !matches!(header.kind, HeaderKind::Field) && !has_placeholder(header.template);
            if header.row == last && !is_constant {
                self.variant(
                    last,
                    &[
                        " answers for every other ",
                        name,
                        " and promises the header `",
                        header.name,
                        "`, which a response may lack",
                    ],
                    "leave the header out, or write its value",
                );
            }
        });
    }

    const fn check_statuses(&mut self, class: u16, name: &str) {
        let mut missing = 0;
        each!(for registered in REGISTERED {
            let status = registered.status;
            if status / 100 == class && self.of_status(status).is_none() {
                let digits = digits(status);
                if missing == 0 {
                    self.push(&["`", self.table.path, "` has no error for "]);
                } else {
                    self.message.push(", ");
                }
                self.message.push(text_of(&digits));
                missing += 1;
            }
        });
        if missing > 0 {
            self.message.push_all(&[
                "\nmark the variant that answers for them `#[refusal(",
                name,
                ")]`, or write a variant of each status",
            ]);
        }
    }

    const fn marked(&self, mark: u16) -> Option<usize> {
        each!(for (number, row) in self.table.rows {
            if row.flags & mark != 0 {
                return Some(number);
            }
        });
        None
    }

    /// The first row of a status, or with a field that may say it.
    const fn of_status(&self, status: u16) -> Option<usize> {
        each!(for (number, row) in self.table.rows {
            if row.status == status {
                return Some(number);
            }
        });
        each!(for (number, row) in self.table.rows {
            let mut extras = row.extras.as_bytes();
            while let Some(first) = extras::split_first(extras) {
                if starts_with(first.name, 0, b"other_status")
                    && starts_with(first.text, 0, &digits(status))
                {
                    return Some(number);
                }
                extras = first.rest;
            }
        });
        None
    }
}

const fn is_marked(table: &Table, row: usize) -> bool {
    table.rows[row].flags & (flag::REFUSAL_4XX | flag::REFUSAL_5XX) != 0
}

/// Whether a template has a placeholder: a brace that is not doubled.
const fn has_placeholder(template: &str) -> bool {
    let bytes = template.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'{' {
            if at + 1 == bytes.len() || bytes[at + 1] != b'{' {
                return true;
            }
            at += 1;
        }
        at += 1;
    }
    false
}
