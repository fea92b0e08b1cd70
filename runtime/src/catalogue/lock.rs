//! Whether a catalogue keeps what its lock has published, in const eval.

use super::Catalogue;
use super::check::{Message, Place, Search, same};

/// A published contract, as `catalogue!` read it.
pub struct Lock {
    /// The file's name.
    pub file: &'static str,
    /// The published codes.
    pub codes: &'static [LockedCode],
    /// Their fields, in the order of the codes.
    pub fields: &'static [LockedField],
    /// The codes that were published once, each with its key.
    pub retired: &'static [(u64, &'static str)],
    /// The template of the problem `type`; empty where there is none.
    pub problem_type: &'static str,
}

/// A published code: its key, text, status, whether it is retryable, and whether it may be absent.
pub struct LockedCode(pub u64, pub &'static str, pub u16, pub bool, pub bool);

/// A field of a published code: the number of the code, its name, JSON type, and whether it may be
/// absent.
pub struct LockedField(pub usize, pub &'static str, pub &'static str, pub bool);

/// How many bytes the report of one break takes at most, its names aside.
const SIZE: usize = 1 << 16;

impl Lock {
    /// Stops the compilation where a catalogue breaks its lock; every break is told. `PLACES` is the size
    /// of the hash table of codes.
    ///
    /// # Panics
    ///
    /// That is its purpose.
    #[track_caller]
    pub const fn check<const PLACES: usize>(&'static self, catalogue: &'static Catalogue) {
        let search = Search::<PLACES>::of(catalogue);
        if search.is_faulty() {
            return;
        }
        let mut report = Report {
            message: Message::<SIZE>::new(),
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
                Some(place) => report.code(place, code, self, first, field),
                None if code.4 => {}
                None => report.gone(code.1),
            }
            number += 1;
        }
        let mut index = 0;
        while index < self.retired.len() {
            let (key, code) = self.retired[index];
            if let Some(place) = search.find(key, code) {
                report.retired(place, code);
            }
            index += 1;
        }
        report.end(self.file);
    }
}

struct Report {
    message: Message<SIZE>,
    breaks: usize,
    left_out: usize,
}

impl Report {
    const fn problem_type(&mut self, catalogue: &'static Catalogue, lock: &Lock) {
        let profile = catalogue.profile();
        let now = match (profile.problem_type, profile.docs) {
            (Some(template), _) | (None, Some(template)) => template,
            (None, None) => "",
        };
        if !same(now, lock.problem_type) {
            self.add(&[
                "the problem type is `",
                now,
                "`, where `",
                lock.problem_type,
                "` is published: restore it in the profile",
            ]);
        }
    }

    const fn gone(&mut self, code: &'static str) {
        self.add(&[
            "`",
            code,
            "` is gone: restore it, or retire it, `retired ",
            code,
            "` in place of its line",
        ]);
    }

    const fn retired(&mut self, place: Place, code: &'static str) {
        self.add(&[
            "`",
            code,
            "` is retired, and `",
            place.path(),
            "::",
            place.variant(),
            "` uses it again: write another code",
        ]);
    }

    const fn code(
        &mut self,
        place: Place,
        code: &'static LockedCode,
        lock: &'static Lock,
        first: usize,
        end: usize,
    ) {
        if place.is_concealed() {
            self.add(&[
                "`",
                code.1,
                "` is concealed, so that no client gets it any more: restore it, or give it another code and retire this one, `retired ",
                code.1,
                "` in place of its line",
            ]);
            return;
        }
        if place.status() != code.2 {
            let (now, then) = (Digits::of(place.status()), Digits::of(code.2));
            self.add(&[
                "`",
                code.1,
                "` has the status ",
                now.as_str(),
                ", where ",
                then.as_str(),
                " is published: restore it, or write another code",
            ]);
        }
        if code.3 && !place.is_retryable() {
            self.add(&[
                "`",
                code.1,
                "` is not retryable any more: restore `#[retryable]`",
            ]);
        }
        let mut index = first;
        while index < end {
            self.field(place, code.1, &lock.fields[index]);
            index += 1;
        }
    }

    const fn field(&mut self, place: Place, code: &'static str, locked: &'static LockedField) {
        let Some(field) = place.field(locked.1) else {
            self.add(&[
                "`",
                code,
                "` has lost its field `",
                locked.1,
                "`: expose it again",
            ]);
            return;
        };
        // What nobody could tell then may be anything now.
        if !same(locked.2, "any") && !same(field.json_type(), locked.2) {
            self.add(&[
                "`",
                locked.1,
                "` of `",
                code,
                "` has the JSON type ",
                field.json_type(),
                ", where ",
                locked.2,
                " is published: restore it, or say what it is, `#[expose(json = \"",
                locked.2,
                "\")]`",
            ]);
        }
        if field.is_optional() && !locked.3 {
            self.add(&[
                "`",
                locked.1,
                "` of `",
                code,
                "` may be absent, where it is published as always there: restore it",
            ]);
        }
    }

    const fn add(&mut self, texts: &[&str]) {
        self.breaks += 1;
        // Room for the last words of the report.
        if self.message.left() < 1024 {
            self.left_out += 1;
            return;
        }
        self.message.push("\n- ");
        let mut index = 0;
        while index < texts.len() {
            self.message.push(texts[index]);
            index += 1;
        }
    }

    #[track_caller]
    const fn end(mut self, file: &str) {
        if self.left_out > 0 {
            self.message.push("\n- and others, which did not fit");
        }
        // `assert!` would be reported here instead of at the lock.
        #[allow(clippy::manual_assert, reason = "see above")]
        if self.breaks > 0 {
            let mut whole = Message::<{ SIZE + 512 }>::new();
            whole.push("the catalogue breaks what `");
            whole.push(file);
            whole.push("` has published:");
            whole.push(self.message.as_str());
            whole.push(
                "\nwhere a break is meant, `cargo errorbook lock --accept CODE` writes it down",
            );
            panic!("{}", whole.as_str());
        }
    }
}

/// A status, written.
struct Digits([u8; 3]);

impl Digits {
    #[allow(clippy::cast_possible_truncation, reason = "each is a digit")]
    const fn of(status: u16) -> Self {
        Digits([
            b'0' + (status / 100 % 10) as u8,
            b'0' + (status / 10 % 10) as u8,
            b'0' + (status % 10) as u8,
        ])
    }

    const fn as_str(&self) -> &str {
        match std::str::from_utf8(&self.0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}
