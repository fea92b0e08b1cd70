//! Checks in const eval that the translations of a catalogue are complete: each public code has a message in every language,
//! each message is that of a code, and uses what the errors of the code expose.

use super::check::{Place, Search, of_row};
use super::message::Message;
use super::{Catalogue, Member};
use crate::entry::Field;
use crate::error::Described;
use crate::http_error::HttpError;
use crate::locale::{Locale, LocaleMessage, LocaleVariable};
use crate::table::{Table, flag};
use errorbook_model::const_str::{same, same_ignoring_case};
use errorbook_model::locale::{is_identifier_of, key};
use errorbook_model::{each, extras, partition_point};

/// The size of a report. What does not fit is counted.
const SIZE: usize = 1 << 14;

/// How many codes are reported at most. More are not readable at once.
const MOST: usize = 64;

/// The translations of a catalogue.
#[derive(Clone, Copy)]
pub struct LocalesOf(pub &'static Catalogue);

impl LocalesOf {
    /// Reports what is missing or wrong in the language of a number. `PLACES` is the size of the hash table of codes,
    /// `MESSAGES` the number of the language's messages.
    ///
    /// # Panics
    ///
    /// Panics if something is missing or wrong. `catalogue!` calls this in a `const`, so that it is a compile error that
    /// points to the path of the translations.
    #[track_caller]
    pub const fn check<const PLACES: usize, const MESSAGES: usize>(self, number: usize) {
        let catalogue = self.0;
        let search = Search::<PLACES>::of(catalogue);
        if search.is_faulty {
            return;
        }
        let mut report = Report {
            catalogue,
            locale: &catalogue.locales.translations[number],
            code_of: [None::<Place>; MESSAGES],
            missing: [None; MOST],
            missing_count: 0,
            message: Message::new(),
        };
        report.language();
        each!(for place in search.places {
            if let Some(place) = place {
                report.code(*place);
            }
        });
        report.missing();
        report.orphans();
        report.message.report();
    }
}

struct Report<const MESSAGES: usize> {
    catalogue: &'static Catalogue,
    locale: &'static Locale,
    /// An error of the code of each message.
    code_of: [Option<Place>; MESSAGES],
    /// The first errors whose codes have no message, in the order of their codes.
    missing: [Option<Place>; MOST],
    missing_count: usize,
    message: Message<SIZE>,
}

impl<const MESSAGES: usize> Report<MESSAGES> {
    const fn push(&mut self, texts: &[&str]) {
        self.message.next_line();
        self.message.push_all(texts);
    }

    /// Reports a place in a file.
    const fn at(&mut self, file: usize, place: &str, wrong: &[&str]) {
        self.push(&[self.locale.files[file].0, ":", place, ": "]);
        self.message.push_all(wrong);
    }

    /// Reports members whose attributes are in another language.
    const fn language(&mut self) {
        if let Some(other) = other_language(self.catalogue, self.catalogue.locales.language) {
            self.push(&[
                "the attributes of `",
                other.path(),
                "` are in `",
                other.locales.language,
                "`, and those of this catalogue in `",
                self.catalogue.locales.language,
                "`\nwrite them in one language, and the others in translations",
            ]);
        }
    }

    /// Checks the message of an error.
    const fn code(&mut self, place: Place) {
        let row = place.row();
        if let Some(number) = find(self.locale, row.key, row.code) {
            match self.code_of[number] {
                Some(other) if !same(other.row().code, row.code) => self.push(&[
                    "`",
                    other.row().code,
                    "` and `",
                    row.code,
                    "` have the same message in a translation, `",
                    self.locale.messages[number].1,
                    "`\nchange one of the codes: in the identifiers of Fluent, all but letters, digits, `_` and `-` becomes `-`",
                ]),
                _ => self.code_of[number] = Some(place),
            }
            // It is answered as another, whose message is sent.
            if !place.has(flag::CONCEALED) {
                self.texts(place, number);
            }
        } else if is_needed(place) && !has_member_message(self.catalogue, self.locale.tag, place) {
            self.add_missing(place);
        }
    }

    /// Checks what the message of an error has.
    const fn texts(&mut self, place: Place, number: usize) {
        let LocaleMessage(_, id, has_help, file, line) = self.locale.messages[number];
        if !has_help && extras::find(place.row().extras, "help").is_some() {
            self.at(
                file,
                line,
                &[
                    "`",
                    id,
                    "` has no `.help`, which the error has\nwrite `.help = …` below it, indented",
                ],
            );
        }
        each!(for variable in self.locale.variables_of(number) {
            let LocaleVariable(_, name, file, line) = *variable;
            if !place.exposes(name) {
                self.at(file, line, &["`$", name, "` is no text or number that "]);
                self.message.variant(place);
                self.message.push(" exposes\n");
                self.values(place);
            }
        });
    }

    /// Says which values the message of an error may use.
    const fn values(&mut self, place: Place) {
        self.message.push("write ");
        let fields = of_row!(place.table.fields, place.number());
        each!(for field in fields {
            if is_text(field) {
                self.message.push_all(&["`$", field.name(), "`, "]);
            }
        });
        self.message
            .push("a value of the error's own message, or `#[expose]` on the field that is meant");
    }

    /// Keeps the errors without a message in the order of their codes.
    const fn add_missing(&mut self, place: Place) {
        let code = place.row().code;
        let mut at = 0;
        while at < MOST {
            match self.missing[at] {
                Some(other) if same(other.row().code, code) => return,
                Some(other) if is_before(other.row().code, code) => at += 1,
                _ => break,
            }
        }
        self.missing_count += 1;
        let mut next = Some(place);
        while at < MOST {
            let moved = self.missing[at];
            self.missing[at] = next;
            next = moved;
            at += 1;
        }
    }

    /// Reports the errors without a message, those of each catalogue together.
    const fn missing(&mut self) {
        let (tag, folder) = (self.locale.tag, self.catalogue.locales.folder);
        let missing = self.missing;
        each!(for (at, place) in missing {
            let Some(place) = *place else { break };
            if at == 0 {
                self.push(&["no message in `", tag, "` for "]);
            } else {
                self.message.push(", ");
            }
            self.message.variant(place);
            if let Some(member) = lacking_member(self.catalogue, tag, place.table) {
                self.message
                    .push_all(&[" of `", member.path(), "`, which has no `", tag, "`"]);
            }
        });
        if self.missing_count > MOST {
            self.message.push(", and others");
        }
        if let Some(place) = self.missing[0] {
            self.message.push("\nwrite `");
            self.message.push(place.row().code);
            self.message.push_all(&[
                " = …` and the like into a file of `",
                folder,
                "/",
                tag,
                "`: `cargo errorbook locales --add ",
                tag,
                "` prepares them",
            ]);
        }
    }

    /// Reports the messages that are of no code.
    const fn orphans(&mut self) {
        each!(for (number, message) in self.locale.messages {
            if self.code_of[number].is_none() {
                let LocaleMessage(_, id, _, file, line) = *message;
                self.at(
                    file,
                    line,
                    &[
                        "`",
                        id,
                        "` is the message of no code in this catalogue\nremove it, or write the identifier of a code; a text that several messages have is a term, `-name`",
                    ],
                );
            }
        });
    }
}

/// The number of a code's message in a language.
const fn find(locale: &Locale, code_key: u64, code: &str) -> Option<usize> {
    let found = match locale.position(code_key) {
        // Most codes are identifiers as they are.
        Some(number) => Some(number),
        None => locale.position(key(code)),
    };
    match found {
        Some(number) if is_identifier_of(locale.messages[number].1, code) => Some(number),
        _ => None,
    }
}

/// Whether an error needs a message: clients may see it, and it is not one of HTTP itself, whose texts are the phrases of the
/// standard.
const fn is_needed(place: Place) -> bool {
    // What is relayed has the upstream's message.
    let is_own = !place.has(flag::RELAYED) && !place.table.is(HttpError::TABLE);
    is_own && !place.has(flag::CONCEALED) && !place.has(flag::INTERNAL)
}

/// Whether a catalogue that this one includes has a message for an error.
const fn has_member_message(catalogue: &Catalogue, tag: &str, place: Place) -> bool {
    each!(for member in catalogue.members {
        if let Member::Catalogue(other) = member {
            if let Some(locale) = locale_of(other, tag) {
                if find(locale, place.row().key, place.row().code).is_some() {
                    return true;
                }
            }
            if has_member_message(other, tag, place) {
                return true;
            }
        }
    });
    false
}

const fn locale_of(catalogue: &Catalogue, tag: &str) -> Option<&'static Locale> {
    each!(for locale in catalogue.locales.translations {
        if same_ignoring_case(locale.tag, tag) {
            return Some(locale);
        }
    });
    None
}

/// The catalogue that this one includes, that lists a type and has translations, but none into a language.
const fn lacking_member(
    catalogue: &Catalogue,
    tag: &str,
    table: &Table,
) -> Option<&'static Catalogue> {
    each!(for member in catalogue.members {
        if let Member::Catalogue(other) = member {
            let has_translations = !other.locales.translations.is_empty();
            if has_translations && locale_of(other, tag).is_none() && lists(other, table) {
                return Some(other);
            }
            let inner = lacking_member(other, tag, table);
            if inner.is_some() {
                return inner;
            }
        }
    });
    None
}

const fn lists(catalogue: &Catalogue, table: &Table) -> bool {
    each!(for member in catalogue.members {
        let is_listed = match member {
            Member::Type { table: listed, .. } => listed.is(table),
            Member::Catalogue(other) => lists(other, table),
        };
        if is_listed {
            return true;
        }
    });
    false
}

/// A catalogue that this one includes whose attributes are in another language.
const fn other_language(catalogue: &Catalogue, language: &str) -> Option<&'static Catalogue> {
    each!(for member in catalogue.members {
        if let Member::Catalogue(other) = member {
            if !same_ignoring_case(other.locales.language, language) {
                return Some(other);
            }
            let inner = other_language(other, language);
            if inner.is_some() {
                return inner;
            }
        }
    });
    None
}

/// Whether a code comes before another one in the alphabet.
const fn is_before(code: &str, other: &str) -> bool {
    let (code, other) = (code.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < code.len() && at < other.len() {
        if code[at] != other[at] {
            return code[at] < other[at];
        }
        at += 1;
    }
    code.len() < other.len()
}

impl Place {
    /// Whether a message in another language may have a value of a name: that of an exposed field, or what the error's own
    /// message has.
    const fn exposes(self, name: &str) -> bool {
        let fields = of_row!(self.table.fields, self.number());
        each!(for field in fields {
            if is_identifier_of(name, field.name()) {
                return is_text(field);
            }
        });
        // A field under another name is known by that.
        let renamed = of_row!(self.table.renamed, self.number());
        each!(for renamed in renamed {
            if is_identifier_of(name, renamed.field) {
                return false;
            }
        });
        has_placeholder(self.row().message, name)
    }
}

/// Whether a field is a text or a number.
const fn is_text(field: &Field) -> bool {
    !same(field.json_type(), "array") && !same(field.json_type(), "object")
}

/// Whether a template has a placeholder of a name.
const fn has_placeholder(template: &str, name: &str) -> bool {
    let bytes = template.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'{' {
            at += 1;
            let start = at;
            while at < bytes.len() && !matches!(bytes[at], b'{' | b'}' | b':') {
                at += 1;
            }
            let (before, _) = bytes.split_at(at);
            let (_, placeholder) = before.split_at(start);
            if let Ok(placeholder) = std::str::from_utf8(placeholder) {
                if !placeholder.is_empty() && is_identifier_of(name, placeholder) {
                    return true;
                }
            }
        }
        at += 1;
    }
    false
}
