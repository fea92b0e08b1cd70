//! Reading a lock. All faults of a file are found at once.

use super::{HEADER, Lock, Locked, Member, is_word};
use crate::json_type::JsonType;
use std::fmt;
use std::str::FromStr;

/// What is wrong with a lock, in the order of its lines.
#[derive(Debug)]
pub struct Faults(pub Vec<Fault>);

/// What is wrong with one line.
#[derive(Debug)]
#[non_exhaustive]
pub struct Fault {
    /// The line's number, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub write: String,
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            let end = if index == 0 { "" } else { "\n" };
            let Fault { line, what, write } = fault;
            write!(f, "{end}line {line}: {what}\n{write}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

impl FromStr for Lock {
    type Err = Faults;

    /// Reads the lines in any order. A line that is there twice is one.
    fn from_str(text: &str) -> Result<Lock, Faults> {
        let mut reader = Reader::default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (index, line) in text.lines().enumerate() {
            reader.line = index + 1;
            reader.read(line.trim());
        }
        if reader.faults.is_empty() {
            Ok(reader.lock)
        } else {
            Err(Faults(reader.faults))
        }
    }
}

#[derive(Default)]
struct Reader {
    lock: Lock,
    line: usize,
    faults: Vec<Fault>,
}

impl Reader {
    fn read(&mut self, line: &str) {
        let (key, rest) = line
            .split_once(char::is_whitespace)
            .map_or((line, ""), |(key, rest)| (key, rest.trim()));
        match key {
            "" => {}
            _ if line.starts_with('#') => self.comment(line),
            "code" => self.code(rest),
            "retired" => self.retired(rest),
            "type" => self.problem_type(rest),
            _ if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains(&key) => self.fault(
                "a merge was left in the middle",
                "keep the lines of both sides: each stands for itself",
            ),
            _ => self.fault(
                format!("{key:?} begins no line of a lock"),
                "write `code`, `retired` or `type`",
            ),
        }
    }

    fn fault(&mut self, what: impl Into<String>, write: impl Into<String>) {
        self.faults.push(Fault {
            line: self.line,
            what: what.into(),
            write: write.into(),
        });
    }

    fn comment(&mut self, line: &str) {
        let (before, after) = HEADER;
        let name = line
            .strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after));
        match name {
            Some(name) => name.clone_into(&mut self.lock.name),
            None => self.lock.comments.push(line.to_owned()),
        }
    }

    fn code(&mut self, rest: &str) {
        let mut words = rest.split_whitespace();
        let (Some(code), Some(number)) = (words.next(), words.next()) else {
            return self.fault(
                "a code and its status belong behind `code`",
                "write `code ORG_BLOCKED 403`",
            );
        };
        let Ok(status @ 400..=599) = number.parse() else {
            return self.fault(
                format!("{number:?} is the status of no error"),
                format!("write one from 400 to 599: `code {code} 403`"),
            );
        };
        let mut locked = Locked {
            status,
            fields: [].into(),
            retryable: false,
            optional: false,
        };
        for word in words {
            self.word(word, &mut locked);
        }
        if self.lock.retired.contains(code) {
            return self.both(code);
        }
        match self.lock.codes.insert(code.to_owned(), locked.clone()) {
            Some(other) if other != locked => self.fault(
                format!("`{code}` has another line that says `code {code} {other}`"),
                "keep the line that was published",
            ),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, locked: &mut Locked) {
        match word {
            "retryable" => return locked.retryable = true,
            "optional" => return locked.optional = true,
            _ => {}
        }
        let field = word.split_once(':').filter(|(name, _)| is_word(name));
        let Some((name, ty)) = field else {
            return self.fault(
                format!("{word:?} says nothing about a code"),
                "write `retryable`, `optional` or a field, `name:string`",
            );
        };
        let (ty, optional) = ty.strip_suffix('?').map_or((ty, false), |ty| (ty, true));
        let Some(json_type) = json_type(ty) else {
            return self.fault(
                format!("{ty:?} is no type of JSON"),
                format!(
                    "write `{name}:string`, or `integer`, `number`, `boolean`, `array`, `object`, `any`"
                ),
            );
        };
        let member = Member {
            json_type,
            optional,
        };
        match locked.fields.insert(name.to_owned(), member) {
            Some(other) if other != member => self.fault(
                format!("the field `{name}` is there twice"),
                "keep the one that was published",
            ),
            _ => {}
        }
    }

    fn retired(&mut self, rest: &str) {
        if rest.is_empty() || rest.contains(char::is_whitespace) {
            return self.fault(
                "one code belongs behind `retired`",
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
            format!("`{code}` is published and retired"),
            format!("keep `retired {code}`: a retired code is not used again"),
        );
    }

    fn problem_type(&mut self, rest: &str) {
        if rest.is_empty() {
            return self.fault(
                "the template of problem types belongs behind `type`",
                "write `type urn:acme:error:{code}`",
            );
        }
        match self.lock.problem_type.replace(rest.to_owned()) {
            Some(other) if other != rest => self.fault(
                format!("another line says `type {other}`"),
                "keep the one that was published",
            ),
            _ => {}
        }
    }
}

fn json_type(name: &str) -> Option<JsonType> {
    use JsonType::{Any, Array, Boolean, Integer, Number, Object, String};
    [String, Integer, Number, Boolean, Array, Object, Any]
        .into_iter()
        .find(|ty| ty.as_str() == name)
}
