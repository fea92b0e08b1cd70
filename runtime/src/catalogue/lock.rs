//! Checks in const eval that a catalogue is compatible with its lock.

use super::Catalogue;
use super::check::{Message, Place, Search, text_of};
use crate::table::flag;
use errorbook_model::const_str::same;
use errorbook_model::lock::{ITEM, OTHER_LOCK, Phrase, Rule, is_retyped, next_phrase};

/// The content of a lock file, as read by `catalogue!`.
pub struct Lock {
    /// The file's name.
    pub file: &'static str,
    /// The path of the catalogue's `static` that it is of. Empty if it names none.
    pub name: &'static str,
    /// The published codes.
    pub codes: &'static [LockedCode],
    /// Their fields, in the order of the codes.
    pub fields: &'static [LockedField],
    /// The retired codes, each with its key.
    pub retired: &'static [(u64, &'static str)],
    /// The template of the problem `type`. Empty if there is none.
    pub problem_type: &'static str,
}

/// A published code: its key, text, status ([`ITEM`] of an item), whether it is retryable, and whether it may be absent.
pub struct LockedCode(pub u64, pub &'static str, pub u16, pub bool, pub bool);

/// A field of a published code: the number of the code, its name, JSON type, and whether it may be
/// absent.
pub struct LockedField(pub usize, pub &'static str, pub &'static str, pub bool);

/// The maximum number of bytes in the report of one break, without the names in it.
const SIZE: usize = 1 << 16;

impl Lock {
    /// Reports all breaks of the lock as a compile error. `PLACES` is the size of the hash table of codes.
    ///
    /// # Panics
    ///
    /// Panics if the catalogue breaks the lock. `catalogue!` calls this in a `const`.
    #[track_caller]
    pub const fn check<const PLACES: usize>(&'static self, catalogue: &'static Catalogue) {
        let search = Search::<PLACES>::of(catalogue);
        if search.is_faulty() {
            return;
        }
        let mut report = Report {
            message: Message::new(),
            breaks: 0,
            left_out: 0,
        };
        report.problem_type(catalogue, self);
        let mut field = 0;
        let mut number = 0;
        while number < self.codes.len() {
            let code = &self.codes[number];
            let first = field;
            while field < self.fields.len() && self.fields[field].0 == number {
                field += 1;
            }
            match search.find(code.0, code.1) {
                Some(place) => report.code(catalogue, place, code, self, first, field),
                None if code.4 => {}
                None => report.whole(Rule::Gone, code.1),
            }
            number += 1;
        }
        let mut index = 0;
        while index < self.retired.len() {
            let (key, code) = self.retired[index];
            if search.find(key, code).is_some() {
                report.whole(Rule::Reused, code);
            }
            index += 1;
        }
        report.end(self, catalogue.path());
    }
}

struct Report {
    message: Message<SIZE>,
    breaks: usize,
    left_out: usize,
}

/// The values in the report of a break. An absent text is empty.
struct Names<'a> {
    code: &'a str,
    field: &'a str,
    was: &'a str,
    is: &'a str,
}

impl Names<'_> {
    const NONE: Names<'static> = Names {
        code: "",
        field: "",
        was: "",
        is: "",
    };
}

impl Report {
    const fn problem_type(&mut self, catalogue: &'static Catalogue, lock: &Lock) {
        let is = match catalogue.profile().settings.type_template() {
            Some(template) => template,
            None => "",
        };
        let was = lock.problem_type;
        if same(is, was) {
            return;
        }
        let rule = if was.is_empty() {
            Rule::ProblemTypeAdded
        } else {
            Rule::ProblemType
        };
        self.add(
            rule,
            &Names {
                was,
                is,
                ..Names::NONE
            },
        );
    }

    /// Reports a break of a code as a whole.
    const fn whole(&mut self, rule: Rule, code: &str) {
        self.add(
            rule,
            &Names {
                code,
                ..Names::NONE
            },
        );
    }

    const fn code(
        &mut self,
        catalogue: &'static Catalogue,
        place: Place,
        code: &'static LockedCode,
        lock: &'static Lock,
        first: usize,
        end: usize,
    ) {
        if place.has(flag::CONCEALED) {
            return self.whole(Rule::Concealed, code.1);
        }
        if place.is_item() && code.2 != ITEM {
            self.whole(Rule::Item, code.1);
        }
        let status = place.row().status;
        if !place.is_item() && code.2 != ITEM && status != code.2 {
            let (was, is) = (digits(code.2), digits(status));
            let names = Names {
                code: code.1,
                was: text_of(&was),
                is: text_of(&is),
                ..Names::NONE
            };
            self.add(Rule::Status, &names);
        }
        let mut index = first;
        while index < end {
            self.field(catalogue, place, code.1, &lock.fields[index]);
            index += 1;
        }
        if code.3 && !place.has(flag::RETRYABLE) {
            self.whole(Rule::Retryable, code.1);
        }
    }

    const fn field(
        &mut self,
        catalogue: &'static Catalogue,
        place: Place,
        code: &'static str,
        locked: &'static LockedField,
    ) {
        let mut names = Names {
            code,
            field: locked.1,
            was: locked.2,
            is: "",
        };
        let Some(field) = place.field(locked.1) else {
            return self.add(Rule::Lost, &names);
        };
        names.is = field.json_type();
        // A list of field errors under another name.
        if same(names.is, "any") && place.has_items(locked.1, catalogue) {
            names.is = "array";
        }
        if is_retyped(names.was, names.is) {
            self.add(Rule::Retyped, &names);
        } else if field.is_optional() && !locked.3 {
            self.add(Rule::Optional, &names);
        }
    }

    const fn add(&mut self, rule: Rule, names: &Names) {
        self.breaks += 1;
        // This leaves room for the end of the report.
        if self.message.left() < 1024 {
            self.left_out += 1;
            return;
        }
        self.message.push("\n- ");
        if !names.code.is_empty() {
            self.message.push_all(&["`", names.code, "` "]);
        }
        self.fill(rule, rule.says(), names);
        self.message.push(": ");
        self.fill(rule, rule.remedy(), names);
    }

    const fn fill(&mut self, rule: Rule, sentence: &str, names: &Names) {
        let mut rest = sentence;
        while let Some((phrase, after)) = next_phrase(rest) {
            rest = after;
            match phrase {
                Phrase::Words(words) => self.message.push(words),
                Phrase::Code => self.message.push(names.code),
                Phrase::Field => self.message.push(names.field),
                Phrase::Was => self.value(rule, names.was),
                Phrase::Is => self.value(rule, names.is),
            }
        }
    }

    const fn value(&mut self, rule: Rule, text: &str) {
        if !rule.is_of_problem_type() {
            self.message.push(text);
        } else if text.is_empty() {
            self.message.push("absent");
        } else {
            self.message.push_all(&["`", text, "`"]);
        }
    }

    #[track_caller]
    const fn end(mut self, lock: &Lock, path: &str) {
        if self.breaks == 0 {
            return;
        }
        if self.left_out > 0 {
            self.message.push("\n- and others, which did not fit");
        }
        let mut whole = Message::<{ SIZE + 512 }>::new();
        if lock.name.is_empty() || same(lock.name, path) {
            whole.push_all(&["the catalogue breaks what `", lock.file]);
            whole.push_all(&["` has published:", self.message.as_str()]);
        } else {
            // Each of its codes would be a break.
            whole.push_all(&["`", lock.file, "` is the lock of `", lock.name]);
            whole.push_all(&["`, and this catalogue is `", path, "`\n", OTHER_LOCK]);
        }
        panic!("{}", whole.as_str());
    }
}

/// The digits of a status.
#[allow(clippy::cast_possible_truncation, reason = "each is a digit")]
const fn digits(status: u16) -> [u8; 3] {
    [
        b'0' + (status / 100 % 10) as u8,
        b'0' + (status / 10 % 10) as u8,
        b'0' + (status % 10) as u8,
    ]
}
