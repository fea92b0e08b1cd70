//! What is wrong with the translations of a catalogue.

use super::{Language, MARK, Source, WORD, sources};
use crate::data::{Catalogue, Entry};
use crate::finding::{Finding, Rule};
use errorbook_model::locale::{self, Locale, Message, Part, Place, Text, identifier};
use errorbook_model::{language, similar};
use indexmap::IndexMap;
use std::collections::HashSet;

/// What is missing, orphaned, wrong or out of date in the translations of a catalogue of one service; a language whose
/// folder is missing is not looked for.
///
/// ```
/// use errorbook_export::{Catalogue, Code, Entry, Rule, Service, Type, locales};
///
/// let code = Code::Text("ORG_BLOCKED".to_owned());
/// let blocked = Entry::new(code, 403, "Blocked", "Blocked");
/// let types = vec![Type::new("acme::OrgError", vec![blocked])];
/// let catalogue = Catalogue::new(vec![Service::new("acme::ERRORS")], types);
/// let files = vec![("locales/de/a.ftl".to_owned(), "ORG_GONE = Weg\n".to_owned())];
/// let german = locales::Language { tag: "de".to_owned(), files };
/// let findings = locales::check(&catalogue, &[german]);
/// let found: Vec<_> = findings.iter().map(|finding| (finding.rule, finding.line)).collect();
/// assert_eq!(found, [(Rule::Untranslated, None), (Rule::OrphanTranslation, Some(1))]);
/// ```
pub fn check(catalogue: &Catalogue, languages: &[Language]) -> Vec<Finding> {
    let sources = sources(catalogue);
    let mut findings = clashes(&sources);
    for language in languages {
        if let Err(fault) = language::check(&language.tag) {
            findings.push(Finding::new(
                Rule::BrokenTranslation,
                fault.wrong,
                fault.write,
            ));
            continue;
        }
        let mut subject = Subject {
            language,
            sources: &sources,
            locale: locale::read(&language.texts()),
            findings: &mut findings,
        };
        subject.faults();
        subject.missing(&inherited(catalogue, &language.tag));
        subject.orphans(&unlisted(catalogue));
        subject.texts();
        subject.stale();
    }
    findings.sort_by_key(|finding| finding.rule);
    findings
}

/// Codes that have the same message.
fn clashes(sources: &IndexMap<String, Source<'_>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.values() {
        let code = &source.entries[0].code;
        let others = source.entries.iter().filter(|entry| entry.code != *code);
        findings.extend(others.map(|other| {
            let fault = locale::clash(&code.to_string(), &other.code.to_string());
            let finding = Finding::new(Rule::BrokenTranslation, fault.wrong, fault.write);
            finding.of_entry(source.ty, source.entries[0])
        }));
    }
    findings
}

/// The messages that the catalogues of other crates have for their own errors.
fn inherited(catalogue: &Catalogue, tag: &str) -> HashSet<String> {
    let mut found = HashSet::new();
    for service in &catalogue.services {
        let Some(text) = service.locales.get(tag) else {
            continue;
        };
        let entries = catalogue.entries().chain(catalogue.items());
        let others = entries.filter(|(ty, _)| ty.crate_name() != service.crate_name());
        let others: HashSet<_> = others
            .map(|(_, entry)| identifier(&entry.code.to_string()).into_owned())
            .collect();
        let messages = locale::read(&[text]).messages.into_iter();
        found.extend(
            messages
                .map(|message| message.id.to_owned())
                .filter(|id| others.contains(id)),
        );
    }
    found
}

/// The codes that clients do not read of, whose messages are no orphans: internal and concealed ones.
fn unlisted(catalogue: &Catalogue) -> HashSet<String> {
    let entries = catalogue.entries().chain(catalogue.items());
    let unlisted = entries.filter(|(_, entry): &(_, &Entry)| !entry.is_public());
    unlisted
        .map(|(_, entry)| identifier(&entry.code.to_string()).into_owned())
        .collect()
}

struct Subject<'s> {
    language: &'s Language,
    sources: &'s IndexMap<String, Source<'s>>,
    locale: Locale<'s>,
    findings: &'s mut Vec<Finding>,
}

impl Subject<'_> {
    fn push(&mut self, rule: Rule, place: Option<Place>, what: String, write: String) {
        let mut finding = Finding::new(rule, what, write);
        if let Some(place) = place {
            finding.file = Some(self.language.files[place.file].0.clone());
            finding.line = u32::try_from(place.line).ok();
        }
        self.findings.push(finding);
    }

    /// What the files say wrong by themselves.
    fn faults(&mut self) {
        for (place, fault) in std::mem::take(&mut self.locale.faults) {
            let what = format!("column {}: {}", place.column, fault.wrong);
            self.push(Rule::BrokenTranslation, Some(place), what, fault.write);
        }
    }

    fn missing(&mut self, inherited: &HashSet<String>) {
        let tag = &self.language.tag;
        let sources = self.sources;
        for (id, source) in sources {
            let code = &source.entries[0].code;
            let found = self.locale.messages.iter().find(|message| message.id == id);
            let Some(message) = found else {
                // HTTP's own have the phrases of the standard.
                let is_built_in = source.ty.crate_name() == "errorbook";
                if !is_built_in && !inherited.contains(id) {
                    let what = format!("`{code}` is not in `{tag}`");
                    let write = format!(
                        "run `cargo errorbook locales --add {tag}`, and translate what it adds"
                    );
                    let finding = Finding::new(Rule::Untranslated, what, write);
                    self.findings
                        .push(finding.of_entry(source.ty, source.entries[0]));
                }
                continue;
            };
            let place = message.place;
            let texts = source.shown().into_iter();
            let missing: Vec<_> = texts
                .filter(|(part, _)| message.text(*part).is_none())
                .collect();
            for (part, text) in missing {
                let (rule, write) = match part {
                    Part::Message => (Rule::Untranslated, format!("write `{id} = …` for it")),
                    Part::Help => (Rule::Untranslated, "write `.help = …` for it".to_owned()),
                    Part::Title => (
                        Rule::UntranslatedTitle,
                        "write `.title = …` for it".to_owned(),
                    ),
                };
                let what = format!("`{code}` has no {} in `{tag}`: \"{text}\"", part.as_str());
                self.push(rule, Some(place), what, write);
            }
        }
    }

    fn orphans(&mut self, unlisted: &HashSet<String>) {
        let known: Vec<&str> = self.sources.keys().map(String::as_str).collect();
        let is_orphan = |message: &&Message<'_>| {
            let id = message.id;
            let is_code = self.sources.contains_key(id) || unlisted.contains(id);
            !is_code && !id.starts_with(WORD)
        };
        let orphans: Vec<_> = self
            .locale
            .messages
            .iter()
            .filter(is_orphan)
            .map(|message| (message.id, message.place))
            .collect();
        for (id, place) in orphans {
            let write = match similar::nearest(id, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!(
                    "remove it; a text that others refer to is a term, `-{}`",
                    id.to_lowercase()
                ),
            };
            let what = format!("`{id}` is the message of no code");
            self.push(Rule::OrphanTranslation, Some(place), what, write);
        }
    }

    /// Texts of what the error does not have.
    fn texts(&mut self) {
        let mut found = Vec::new();
        for message in &self.locale.messages {
            let Some(source) = self.sources.get(message.id) else {
                continue;
            };
            let code = &source.entries[0].code;
            let values = source.values();
            let has_help = source.entries.iter().any(|entry| entry.help.is_some());
            for text in &message.texts {
                if text.part == Part::Help && !has_help {
                    let what = format!("`{code}` has no help to translate");
                    let write =
                        "remove the attribute, or write `#[help(\"…\")]` on the variant".to_owned();
                    found.push((Rule::OrphanTranslation, text.place, what, write));
                }
                if let Some(variable) = text
                    .variables
                    .first()
                    .filter(|_| text.part != Part::Message)
                {
                    let (part, name) = (text.part.as_str(), variable.name);
                    let what = format!("`.{part}` of `{code}` has the value `${name}`");
                    let write = "write it without values: it is the same for every error of a code"
                        .to_owned();
                    found.push((Rule::BrokenTranslation, variable.place, what, write));
                    continue;
                }
                found.extend(wrong_values(text, &values).map(|(place, name)| {
                    let what = format!("`{code}` exposes no `{name}`");
                    (Rule::BrokenTranslation, place, what, instead(name, &values))
                }));
            }
        }
        for (rule, place, what, write) in found {
            self.push(rule, Some(place), what, write);
        }
    }

    /// Messages of a text that is another now, and those that do not say of which they are.
    fn stale(&mut self) {
        let tag = &self.language.tag;
        let mut stale = Vec::new();
        let mut unmarked: IndexMap<usize, (Place, Vec<&str>)> = IndexMap::new();
        for message in &self.locale.messages {
            let Some(source) = self.sources.get(message.id) else {
                continue;
            };
            let start = format!("{MARK}source ");
            let mut marks = message
                .comment
                .iter()
                .filter(|line| line.starts_with(&start));
            match marks.next_back() {
                Some(mark) if mark.trim_end() == source.mark() => {}
                Some(_) => {
                    let texts = source.shown().into_iter();
                    let texts: Vec<_> = texts
                        .map(|(part, text)| format!("{} \"{text}\"", part.as_str()))
                        .collect();
                    let code = &source.entries[0].code;
                    let what = format!(
                        "`{code}` has changed since it was translated: {}",
                        texts.join(", ")
                    );
                    stale.push((message.place, what));
                }
                None => {
                    let of_file = unmarked.entry(message.place.file);
                    of_file
                        .or_insert_with(|| (message.place, Vec::new()))
                        .1
                        .push(message.id);
                }
            }
        }
        let unmarked: Vec<_> = unmarked
            .into_values()
            .map(|(place, ids)| {
                let others = ids.len() - 1;
                let more = if others == 0 {
                    String::new()
                } else {
                    format!(" and {others} more")
                };
                (
                    place,
                    format!(
                        "`{}`{more}: nothing says which text it was translated from",
                        ids[0]
                    ),
                )
            })
            .collect();
        for (place, what) in stale {
            let write = format!(
                "translate what has changed, then run `cargo errorbook locales --mark {tag}`"
            );
            self.push(Rule::StaleTranslation, Some(place), what, write);
        }
        for (place, what) in unmarked {
            let write =
                format!("where it is translated, run `cargo errorbook locales --mark {tag}`");
            self.push(Rule::UnmarkedTranslation, Some(place), what, write);
        }
    }
}

/// The values that a text uses and the error does not expose.
fn wrong_values<'t>(
    text: &'t Text<'_>,
    values: &'t [String],
) -> impl Iterator<Item = (Place, &'t str)> {
    let wrong = text
        .variables
        .iter()
        .filter(|variable| !values.iter().any(|value| value == variable.name));
    wrong.map(|variable| (variable.place, variable.name))
}

fn instead(name: &str, values: &[String]) -> String {
    let known = values.iter().map(String::as_str);
    match similar::nearest(name, known) {
        Some(meant) => format!("did you mean `{{ ${meant} }}`?"),
        None if values.is_empty() => {
            "write the text without a value, or `#[expose]` the field".to_owned()
        }
        None => {
            let values: Vec<_> = values
                .iter()
                .map(|value| format!("`{{ ${value} }}`"))
                .collect();
            format!(
                "it has {}; any other field is to be `#[expose]`d first",
                values.join(", ")
            )
        }
    }
}
