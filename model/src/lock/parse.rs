//! Reading a lock. All faults of a file are found at once.

use super::{HEADER, ITEM, Lock, Locked, LockedField, is_word, operation_line};
use crate::{Fault, JsonType};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// What is wrong with a lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Faults {
    /// No line of the file is one of a lock.
    NotALock,
    /// What is wrong with lines, by their numbers from 1.
    Lines(Vec<(usize, Fault)>),
}

impl Faults {
    /// Each fault; `of_file` says behind the number of a line which file it is of.
    pub(super) fn list(&self, of_file: &str) -> Vec<Fault> {
        let Faults::Lines(lines) = self else {
            let write = "write the path of a file that `cargo errorbook lock` has written";
            return vec![Fault::new("this is not an errorbook lock", write)];
        };
        let of_line = |(line, fault): &(usize, Fault)| {
            let wrong = format!("line {line}{of_file}: {}", fault.wrong);
            Fault::new(wrong, fault.write.clone())
        };
        lines.iter().map(of_line).collect()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let faults: Vec<String> = self.list("").iter().map(Fault::to_string).collect();
        f.write_str(&faults.join("\n"))
    }
}

impl std::error::Error for Faults {}

impl FromStr for Lock {
    type Err = Faults;

    /// Reads the lines in any order. A line that is there twice is one: a merge of two branches leaves what
    /// they share twice.
    fn from_str(text: &str) -> Result<Lock, Faults> {
        let mut reader = Reader::default();
        // Some editors of Windows begin a file with a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (index, line) in text.lines().enumerate() {
            reader.line = index + 1;
            reader.read(line.trim());
        }
        // A line of any other file may happen to begin as one of a lock does.
        let is_lock = !reader.lock.name.is_empty() || reader.known > reader.unknown;
        match reader.faults.len() {
            0 => Ok(reader.lock),
            _ if is_lock => Err(Faults::Lines(reader.faults)),
            _ => Err(Faults::NotALock),
        }
    }
}

#[derive(Default)]
struct Reader {
    lock: Lock,
    line: usize,
    /// How many lines begin as those of a lock do, and how many do not.
    known: usize,
    unknown: usize,
    faults: Vec<(usize, Fault)>,
}

const MERGE_MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

impl Reader {
    fn read(&mut self, line: &str) {
        let (key, rest) = line
            .split_once(char::is_whitespace)
            .map_or((line, ""), |(key, rest)| (key, rest.trim()));
        match key {
            "" => return,
            _ if line.starts_with('#') => return self.comment(line),
            "code" => self.code(rest),
            "item" => self.item(rest),
            "operation" => self.operation(rest),
            "retired" => self.retired(rest),
            "type" => self.problem_type(rest),
            _ if MERGE_MARKS.iter().any(|mark| line.starts_with(mark)) => self.fault(
                "this is a conflict marker of a merge",
                "keep the lines of both sides, without the markers: each line stands for itself",
            ),
            _ => {
                self.unknown += 1;
                return self.fault(
                    format!("a line of a lock cannot begin with {key:.40?}"),
                    "write `code`, `item`, `operation`, `retired` or `type`, or write the file anew with `cargo errorbook lock`",
                );
            }
        }
        self.known += 1;
    }

    fn fault(&mut self, wrong: impl Into<String>, write: impl Into<String>) {
        self.faults.push((self.line, Fault::new(wrong, write)));
    }

    fn comment(&mut self, line: &str) {
        let (before, after) = HEADER;
        let rest = line.strip_prefix(before);
        let Some(name) = rest.and_then(|rest| rest.strip_suffix(after)) else {
            return self.lock.comments.push(line.to_owned());
        };
        name.clone_into(&mut self.lock.name);
    }

    fn code(&mut self, rest: &str) {
        let mut words = rest.split_whitespace();
        let (Some(code), Some(number)) = (words.next(), words.next()) else {
            return self.fault(
                "`code` must be followed by a code and its status",
                "write `code ORG_BLOCKED 403`",
            );
        };
        let Ok(status @ 400..=599) = number.parse() else {
            return self.fault(
                format!("{number:?} is not the status of an error"),
                format!("write one from 400 to 599: `code {code} 403`"),
            );
        };
        self.locked(code, status, words);
    }

    fn item(&mut self, rest: &str) {
        let mut words = rest.split_whitespace();
        match words.next() {
            Some(code) => self.locked(code, ITEM, words),
            None => self.fault(
                "`item` must be followed by the code of a field error",
                "write `item ORG_INVALID_SLUG`",
            ),
        }
    }

    fn operation(&mut self, rest: &str) {
        let mut words = rest.split_whitespace().map(str::to_owned);
        let Some(name) = words.next() else {
            return self.fault(
                "`operation` must be followed by its name",
                "write `operation create_org ORG_SLUG_TAKEN`",
            );
        };
        let codes: BTreeSet<String> = words.collect();
        let known = self.lock.operations.get(&name);
        if let Some(other) = known.filter(|other| **other != codes) {
            let wrong = format!("another line says `{}`", operation_line(&name, other));
            return self.fault(wrong, "keep the line that is published");
        }
        self.lock.operations.insert(name, codes);
    }

    fn locked<'a>(&mut self, code: &str, status: u16, words: impl Iterator<Item = &'a str>) {
        let mut locked = Locked {
            status,
            ..Locked::default()
        };
        for word in words {
            self.word(word, &mut locked);
        }
        if self.lock.retired.contains(code) {
            return self.both(code);
        }
        let answers = self.lock.codes.entry(code.to_owned()).or_default();
        if answers.contains(&locked) {
            return;
        }
        // Lines of a shared code are of different statuses.
        let is_answer =
            |other: &&Locked| other.shared && locked.shared && other.status != locked.status;
        if let Some(other) = answers.iter().find(|other| !is_answer(other)) {
            let wrong = format!("another line says `{}`", other.line(code));
            return self.fault(wrong, "keep the line that is published");
        }
        let place = answers.partition_point(|other| other.status < locked.status);
        answers.insert(place, locked);
    }

    fn word(&mut self, word: &str, locked: &mut Locked) {
        match word {
            "retryable" => return locked.retryable = true,
            "shared" => return locked.shared = true,
            "optional" => return locked.optional = true,
            _ => {}
        }
        let field = word.split_once(':').filter(|(name, _)| is_word(name));
        let Some((name, ty)) = field else {
            return self.fault(
                format!("{word:?} is not allowed after a status"),
                "write `retryable`, `shared`, `optional` or a field, `name:string`",
            );
        };
        let (ty, optional) = ty.strip_suffix('?').map_or((ty, false), |ty| (ty, true));
        let Some(json_type) = JsonType::of_field(ty) else {
            let known = JsonType::OF_FIELDS.map(|known| format!("`{known}`"));
            return self.fault(
                format!("{ty:?} is not a JSON type"),
                format!("write `{name}:string`; the types are {}", known.join(", ")),
            );
        };
        let field = LockedField {
            json_type,
            optional,
        };
        let other = locked.fields.insert(name.to_owned(), field);
        if other.is_some_and(|other| other != field) {
            let wrong = format!("the field `{name}` is there twice");
            self.fault(wrong, "keep the one that is published");
        }
    }

    fn retired(&mut self, rest: &str) {
        if rest.is_empty() || rest.contains(char::is_whitespace) {
            return self.fault(
                "`retired` must be followed by one code",
                "write `retired ORG_OLD`",
            );
        }
        if self.lock.codes.contains_key(rest) {
            return self.both(rest);
        }
        self.lock.retired.insert(rest.to_owned());
    }

    fn both(&mut self, code: &str) {
        self.fault(
            format!("`{code}` is both published and retired"),
            format!("keep `retired {code}`: a retired code must not be used again"),
        );
    }

    fn problem_type(&mut self, rest: &str) {
        if rest.is_empty() {
            return self.fault(
                "`type` must be followed by the template of problem types",
                "write `type urn:acme:error:{code}`",
            );
        }
        let other = self.lock.problem_type.replace(rest.to_owned());
        if let Some(other) = other.filter(|other| other != rest) {
            let wrong = format!("another line says `type {other}`");
            self.fault(wrong, "keep the one that is published");
        }
    }
}
