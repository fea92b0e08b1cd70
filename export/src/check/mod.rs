//! What could be wrong with a catalogue although it compiles.

mod clash;
mod document;
mod rfc;
mod style;

use crate::JsonType;
use crate::data::{Catalogue, Code, Entry, Field, Type};
use crate::embedded::{Embedded, Listing};
use crate::finding::{Finding, Rule};
use crate::lock::{self, Lock, OperationUpdate, Unlockable};
use std::collections::HashSet;

pub(crate) use clash::{clashes, same, versions};
pub use document::check_document;

/// What is looked at.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// Every type that was linked. A code is to be of one of them.
    pub linked: Vec<&'a Type>,
    /// The types whose errors are looked at one by one.
    pub types: Vec<&'a Type>,
    /// The types that no catalogue lists.
    pub unlisted: Vec<&'a Type>,
}

impl<'a> Subject<'a> {
    /// A catalogue that is all there is.
    pub fn catalogue(catalogue: &'a Catalogue) -> Self {
        let types = with_items(catalogue);
        Subject {
            linked: types.clone(),
            types,
            unlisted: Vec::new(),
        }
    }

    /// All that was linked into a program; the errors of one of its catalogues, where that is given, else of
    /// every type.
    pub fn program(program: &'a Embedded, catalogue: Option<&'a Catalogue>) -> Self {
        Subject {
            linked: program.types.iter().collect(),
            types: catalogue.map_or_else(|| program.types.iter().collect(), with_items),
            unlisted: program.unlisted(),
        }
    }

    /// Everything that is wrong, the gravest rules first, within a rule in the order of the types.
    ///
    /// ```
    /// use errorbook_export::{Catalogue, Rule, check::Subject};
    ///
    /// let json = r#"{ "errorbook": 1, "services": [{ "name": "acme::ERRORS" }], "types": [{
    ///     "path": "acme::OrgError",
    ///     "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
    /// }] }"#;
    /// let catalogue = Catalogue::from_json(json.as_bytes())?;
    /// let findings = Subject::catalogue(&catalogue).check();
    /// let rules: Vec<_> = findings.iter().map(|finding| finding.rule).collect();
    /// assert_eq!(rules, [Rule::ShortTitle, Rule::NoDescription, Rule::NoHelp]);
    /// # Ok::<(), errorbook_export::ReadError>(())
    /// ```
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = clashes(&self.linked);
        findings.extend(versions(&self.linked));
        // The types of errorbook's own, and what is relayed, are not this project's to change.
        let own = |types: &[&'a Type]| -> Vec<&'a Type> {
            let types = types.iter().copied();
            types
                .filter(|ty| ty.crate_name() != "errorbook" && !ty.relayed)
                .collect()
        };
        findings.extend(own(&self.unlisted).into_iter().filter_map(unlisted_type));
        let types = own(&self.types);
        findings.extend(style::check(&types));
        let codes: HashSet<String> = self
            .linked
            .iter()
            .flat_map(|ty| &ty.entries)
            .map(|entry| entry.code.to_string())
            .collect();
        for ty in types {
            for entry in &ty.entries {
                rfc::check(ty, entry, &mut findings);
                title(ty, entry, &mut findings);
                texts(ty, entry, &mut findings);
                instead(ty, entry, &codes, &mut findings);
            }
        }
        findings.sort_by_key(|finding| finding.rule);
        findings
    }
}

/// What of a lock a catalogue does not keep, and what the lock does not have yet.
///
/// # Errors
///
/// Where the catalogue cannot be locked.
pub fn check_lock(lock: &Lock, catalogue: &Catalogue) -> Result<Vec<Finding>, Unlockable> {
    let update = lock::update(lock, catalogue, &[])?;
    // A code of the lock may be none of the catalogue's any more.
    let about = |code: &str, finding: Finding| {
        let mut entries = catalogue.entries().chain(catalogue.items());
        match entries.find(|(_, entry)| entry.code.to_string() == code) {
            Some((ty, entry)) => finding.of_entry(ty, entry),
            None => Finding {
                code: Some(Code::Text(code.to_owned())),
                ..finding
            },
        }
    };
    let broken = update.breaks.iter().map(|broken| {
        let finding = Finding::new(Rule::BrokenLock, broken.to_string(), broken.remedy());
        match &broken.code {
            Some(code) => about(code, finding),
            None => finding,
        }
    });
    let mut findings: Vec<_> = broken.collect();
    let changed = update.changed.iter().filter(|code| {
        let mut breaks = update.breaks.iter();
        !breaks.any(|broken| broken.code.as_ref() == Some(code))
    });
    let added = update.added.iter().map(|code| (code, "is not in the lock"));
    for (code, what) in added.chain(changed.map(|code| (code, "has more than the lock says"))) {
        let finding = Finding::new(Rule::StaleLock, format!("`{code}` {what}"), STALE);
        findings.push(about(code, finding));
    }
    let is_broken = |name: &String| {
        let mut breaks = update.breaks.iter();
        breaks.any(|broken| broken.operation.as_ref() == Some(name))
    };
    for OperationUpdate { name, was, .. } in &update.operations {
        let what = match was {
            _ if is_broken(name) => continue,
            Some(_) => "answers with less than the lock says",
            None => "is not in the lock",
        };
        let what = format!("the operation `{name}` {what}");
        findings.push(Finding::new(Rule::StaleLock, what, STALE));
    }
    Ok(findings)
}

/// What to do about a lock that is out of date.
const STALE: &str = "run `cargo errorbook lock`, and commit the file";

/// What to write where a lock is there and nothing holds the catalogue against it while it compiles.
pub fn check_naming(lock: &str, catalogue: &Listing) -> Option<Finding> {
    let what = format!("`catalogue!` does not name `{lock}`, so that breaks of it compile");
    let write = format!("write `lock = {lock:?};` in `catalogue!`");
    let finding = Finding {
        place: Some(catalogue.name.clone()),
        ..Finding::new(Rule::UnnamedLock, what, write)
    };
    catalogue.lock.is_none().then_some(finding)
}

fn finding(rule: Rule, ty: &Type, entry: &Entry, what: &str, write: &str) -> Finding {
    Finding::new(rule, format!("`{}` {what}", entry.code), write).of_entry(ty, entry)
}

/// The types of a catalogue, and those of the items in lists of field errors.
fn with_items(catalogue: &Catalogue) -> Vec<&Type> {
    let answering = catalogue.types.iter();
    answering.chain(catalogue.item_types()).collect()
}

fn unlisted_type(ty: &Type) -> Option<Finding> {
    // One of transparent variants alone has no codes.
    let codes = codes(ty.entries.iter())?;
    let what = format!(
        "no catalogue lists `{}`, which was linked: {codes}",
        ty.path
    );
    let write = format!("add `{}` to the service's `catalogue!`", ty.name());
    Some(Finding::new(Rule::Unlisted, what, write).of_type(ty))
}

/// The codes of errors as a sentence has them; `None` where there are none.
fn codes<'a>(entries: impl Iterator<Item = &'a Entry>) -> Option<String> {
    const SHOWN: usize = 3;
    let codes: Vec<_> = entries.map(|entry| format!("`{}`", entry.code)).collect();
    let (shown, rest) = codes.split_at(codes.len().min(SHOWN));
    match rest.len() {
        _ if shown.is_empty() => None,
        0 => Some(shown.join(", ")),
        others => Some(format!("{} and {others} more", shown.join(", "))),
    }
}

/// A title that nobody wrote is made of the code's words.
fn title(ty: &Type, entry: &Entry, findings: &mut Vec<Finding>) {
    let code = entry.code.to_string().to_lowercase();
    let title = entry.title.to_lowercase();
    let is_word = title.chars().all(char::is_alphanumeric);
    let start = code.strip_suffix(&title).filter(|start| !start.is_empty());
    let is_last = start.is_some_and(|start| !start.ends_with(char::is_alphanumeric));
    let is_phrase = entry.title == errorbook_model::status::phrase(entry.status);
    if entry.is_public() && is_word && is_last && !is_phrase {
        let what = format!(
            "has the title \"{}\", the one word of its code",
            entry.title
        );
        let write = "write a title of more words, `#[title(\"…\")]`";
        findings.push(finding(Rule::ShortTitle, ty, entry, &what, write));
    }
}

fn texts(ty: &Type, entry: &Entry, findings: &mut Vec<Finding>) {
    if entry.description.is_none() {
        let write = "write a doc comment, `/// …`, above it: the catalogue's readers get it";
        let what = "has no description";
        findings.push(finding(Rule::NoDescription, ty, entry, what, write));
    }
    if entry.is_public() && entry.status < 500 && entry.help.is_none() {
        let write = "write what the client's developer can do, `#[help(\"…\")]`";
        findings.push(finding(Rule::NoHelp, ty, entry, "has no help", write));
    }
    // Of the other types, a value that stands in reads like a real one.
    let is_unclear = |field: &&Field| {
        use JsonType::{Any, Integer, Number, String};
        field.example.is_none() && matches!(field.json_type, String | Integer | Number | Any)
    };
    let fields = entry.fields.iter().filter(is_unclear);
    let names: Vec<_> = fields.map(|field| format!("`{}`", field.name)).collect();
    if entry.is_public() && !names.is_empty() {
        let what = format!("has no example of {}", names.join(", "));
        let write = "write one, `#[expose(example = \"…\")]`: pages and OpenAPI show it";
        findings.push(finding(Rule::NoExample, ty, entry, &what, write));
    }
}

fn instead(ty: &Type, entry: &Entry, codes: &HashSet<String>, findings: &mut Vec<Finding>) {
    if let Some(instead) = entry.instead.as_ref().filter(|code| !codes.contains(*code)) {
        let what = format!("points to `{instead}`, which no error has");
        let write = "write the code that is used instead, `#[sunset(\"…\", instead = \"…\")]`";
        findings.push(finding(Rule::UnknownInstead, ty, entry, &what, write));
    }
}
