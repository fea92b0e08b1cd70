//! Checks in const eval that a catalogue is compatible with its lock.

mod operations;

pub use operations::LockedOperation;

use super::Catalogue;
use super::check::{Place, Search};
use super::message::{Message, text_of};
use crate::table::flag;
use errorbook_model::const_str::same;
use errorbook_model::each;
use errorbook_model::lock::{ITEM, OTHER_LOCK, Phrase, Rule, is_retyped, next_phrase};

/// The content of a lock file, as read by `catalogue!`.
pub struct Lock {
    /// The file's name.
    pub file: &'static str,
    /// The path of the catalogue's `static` that it is of. Empty if it names none.
    pub name: &'static str,
    /// The published codes: one line, or a line per status of a shared code, one behind the other.
    pub codes: &'static [LockedCode],
    /// Their fields, in the order of the codes.
    pub fields: &'static [LockedField],
    /// The published operations.
    pub operations: &'static [LockedOperation],
    /// The retired codes, each with its key.
    pub retired: &'static [(u64, &'static str)],
    /// The template of the problem `type`. Empty if there is none.
    pub problem_type: &'static str,
}

/// A line of a published code: its key, text, status ([`ITEM`] of an item), whether it is retryable, and whether it may be absent.
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
        if search.is_faulty {
            return;
        }
        let mut report = Report {
            lock: self,
            catalogue,
            search: &search,
            message: Message::new(),
            breaks: 0,
            left_out: 0,
        };
        report.problem_type();
        let mut field = 0;
        each!(for (number, _code) in self.codes {
            let first = field;
            while field < self.fields.len() && self.fields[field].0 == number {
                field += 1;
            }
            report.code(number, (first, field));
        });
        each!(for retired in self.retired {
            let (key, code) = *retired;
            if search.of_code(key, code).next().is_some() {
                report.whole(Rule::Reused, code);
            }
        });
        report.operations();
        report.end();
    }

    /// Whether two lines, by their numbers, are of one code.
    const fn is_same_code(&self, one: usize, other: usize) -> bool {
        other < self.codes.len() && {
            let (one, other) = (&self.codes[one], &self.codes[other]);
            one.0 == other.0 && same(one.1, other.1)
        }
    }
}

/// What clients get of a code: the answers of all its variants that are not concealed.
struct Answers<'s, const PLACES: usize> {
    search: &'s Search<PLACES>,
    key: u64,
    code: &'static str,
    /// The status of the first; 0 where there is none.
    status: u16,
    /// Whether another has another status.
    several: bool,
    /// Whether a variant of the code is concealed.
    concealed: bool,
    /// Whether a variant of the code is an item of field errors.
    item: bool,
}

/// What the answers of a status have in common of a field.
struct Common {
    json_type: &'static str,
    optional: bool,
}

impl<'s, const PLACES: usize> Answers<'s, PLACES> {
    const fn of(search: &'s Search<PLACES>, key: u64, code: &'static str) -> Self {
        let mut answers = Answers {
            search,
            key,
            code,
            status: 0,
            several: false,
            concealed: false,
            item: false,
        };
        let mut found = search.of_code(key, code);
        while let Some(place) = found.next() {
            let status = place.row().status;
            if place.has(flag::CONCEALED) {
                answers.concealed = true;
            } else if place.is_item() {
                answers.item = true;
            } else if answers.status == 0 {
                answers.status = status;
            } else if answers.status != status {
                answers.several = true;
            }
        }
        answers
    }

    const fn has_status(&self, status: u16) -> bool {
        let mut found = self.search.of_code(self.key, self.code);
        while let Some(place) = found.next() {
            if is_answer(place, status) {
                return true;
            }
        }
        false
    }

    const fn are_retryable(&self, status: u16) -> bool {
        let mut found = self.search.of_code(self.key, self.code);
        while let Some(place) = found.next() {
            if is_answer(place, status) && !place.has(flag::RETRYABLE) {
                return false;
            }
        }
        true
    }

    /// `None` where no answer has the field.
    const fn field(&self, status: u16, name: &str) -> Option<Common> {
        let mut common: Option<Common> = None;
        let mut is_lacking = false;
        let mut found = self.search.of_code(self.key, self.code);
        while let Some(place) = found.next() {
            if is_answer(place, status) {
                match (self.search.member(place, name), &mut common) {
                    (None, _) => is_lacking = true,
                    (Some((json_type, optional)), Some(common)) => {
                        common.optional |= optional;
                        if !same(common.json_type, json_type) {
                            common.json_type = "any";
                        }
                    }
                    (Some((json_type, optional)), None) => {
                        common = Some(Common {
                            json_type,
                            optional,
                        });
                    }
                }
            }
        }
        if let Some(common) = &mut common {
            common.optional |= is_lacking;
        }
        common
    }
}

/// Whether clients get a variant with a status, or as an item.
const fn is_answer(place: Place, status: u16) -> bool {
    let is_it = status == ITEM || !place.is_item() && place.row().status == status;
    is_it && !place.has(flag::CONCEALED)
}

struct Report<'s, const PLACES: usize> {
    lock: &'static Lock,
    catalogue: &'static Catalogue,
    search: &'s Search<PLACES>,
    message: Message<SIZE>,
    breaks: usize,
    left_out: usize,
}

/// What the sentences about a break name.
struct Names<'a> {
    code: &'a str,
    field: &'a str,
    was: &'a str,
    is: &'a str,
}

impl<const PLACES: usize> Report<'_, PLACES> {
    const fn problem_type(&mut self) {
        let is = match self.catalogue.profile().settings.type_template() {
            Some(template) => template,
            None => "",
        };
        let was = self.lock.problem_type;
        if same(is, was) {
            return;
        }
        let rule = if was.is_empty() {
            Rule::ProblemTypeAdded
        } else {
            Rule::ProblemType
        };
        self.add(rule, "", "", [was, is]);
    }

    /// Reports a break of a code as a whole.
    const fn whole(&mut self, rule: Rule, code: &str) {
        self.add(rule, code, "", ["", ""]);
    }

    /// Reports the breaks of a line, whose fields are those from the first number to before the second.
    const fn code(&mut self, number: usize, fields: (usize, usize)) {
        let lock = self.lock;
        let code = &lock.codes[number];
        let answers = Answers::of(self.search, code.0, code.1);
        let is_first = number == 0 || !lock.is_same_code(number, number - 1);
        let is_there = answers.status != 0 || code.2 == ITEM && answers.item;
        if !is_there {
            return match (answers.concealed, code.4) {
                _ if !is_first => {}
                _ if answers.item => self.whole(Rule::Item, code.1),
                (true, _) => self.whole(Rule::Concealed, code.1),
                (false, true) => {}
                (false, false) => self.whole(Rule::Gone, code.1),
            };
        }
        let mut status = code.2;
        let was = digits(code.2);
        if status == ITEM {
            // It may be an answer too.
        } else if answers.several || !is_first || lock.is_same_code(number, number + 1) {
            if !answers.has_status(status) {
                if !code.4 {
                    self.add(Rule::Answer, code.1, "", [text_of(&was), ""]);
                }
                return;
            }
        } else if answers.status != status {
            status = answers.status;
            let is = digits(status);
            let values = [text_of(&was), text_of(&is)];
            self.add(Rule::Status, code.1, "", values);
        }
        let mut index = fields.0;
        while index < fields.1 {
            let field = &lock.fields[index];
            let is = answers.field(status, field.1);
            self.field(is.as_ref(), code.1, field);
            index += 1;
        }
        if code.3 && !answers.are_retryable(status) {
            self.whole(Rule::Retryable, code.1);
        }
    }

    const fn field(
        &mut self,
        is: Option<&Common>,
        code: &'static str,
        locked: &'static LockedField,
    ) {
        let LockedField(_, name, was, was_optional) = *locked;
        let Some(is) = is else {
            return self.add(Rule::Lost, code, name, [was, ""]);
        };
        let values = [was, is.json_type];
        if is_retyped(was, is.json_type) {
            self.add(Rule::Retyped, code, name, values);
        } else if is.optional && !was_optional {
            self.add(Rule::Optional, code, name, values);
        }
    }

    /// Reports a break. What its sentences do not name is empty; of an operation, `code` is its name.
    const fn add(&mut self, rule: Rule, code: &str, field: &str, [was, is]: [&str; 2]) {
        self.breaks += 1;
        // This leaves room for the end of the report.
        if self.message.left() < 1024 {
            self.left_out += 1;
            return;
        }
        self.message.push("\n- ");
        if !code.is_empty() {
            self.message.push_all(&["`", code, "` "]);
        }
        let names = Names {
            code,
            field,
            was,
            is,
        };
        self.fill(rule, rule.says(), &names);
        self.message.push(": ");
        self.fill(rule, rule.remedy(), &names);
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
    const fn end(mut self) {
        if self.breaks == 0 {
            return;
        }
        if self.left_out > 0 {
            self.message.push("\n- and others, which did not fit");
        }
        let (lock, path) = (self.lock, self.catalogue.path());
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
pub(super) const fn digits(status: u16) -> [u8; 3] {
    [
        b'0' + (status / 100 % 10) as u8,
        b'0' + (status / 10 % 10) as u8,
        b'0' + (status % 10) as u8,
    ]
}
