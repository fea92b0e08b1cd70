//! What is wrong with the translations of a catalogue.

use super::{Language, MARK, Source, WORD, sources};
use crate::data::{Catalogue, Entry};
use crate::finding::{Finding, Rule};
use errorbook_model::locale::{self, Locale, Message, Part, Place, Variable, identifier};
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
        let subject = Subject {
            language,
            sources: &sources,
            locale: locale::read(&language.texts()),
        };
        findings.extend(subject.faults());
        findings.extend(subject.missing(&inherited(catalogue, &language.tag)));
        findings.extend(subject.orphans(&unlisted(catalogue)));
        findings.extend(subject.texts());
        findings.extend(subject.stale());
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
}

impl Subject<'_> {
    fn finding(&self, rule: Rule, place: Place, what: String, write: impl Into<String>) -> Finding {
        let (file, _) = &self.language.files[place.file];
        Finding {
            line: u32::try_from(place.line).ok(),
            ..Finding::of_file(rule, file, what, write)
        }
    }

    /// What the files say wrong by themselves.
    fn faults(&self) -> Vec<Finding> {
        let faults = self.locale.faults.iter().map(|(place, fault)| {
            let what = format!("column {}: {}", place.column, fault.wrong);
            self.finding(Rule::BrokenTranslation, *place, what, &fault.write)
        });
        faults.collect()
    }

    fn missing(&self, inherited: &HashSet<String>) -> Vec<Finding> {
        let tag = &self.language.tag;
        let mut findings = Vec::new();
        for (id, source) in self.sources {
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
                    findings.push(finding.of_entry(source.ty, source.entries[0]));
                }
                continue;
            };
            let texts = source.shown().into_iter();
            for (part, text) in texts.filter(|(part, _)| message.text(*part).is_none()) {
                let (rule, write) = match part {
                    Part::Message => (Rule::Untranslated, format!("write `{id} = …` for it")),
                    Part::Help => (Rule::Untranslated, "write `.help = …` for it".to_owned()),
                    Part::Title => (
                        Rule::UntranslatedTitle,
                        "write `.title = …` for it".to_owned(),
                    ),
                };
                let what = format!("`{code}` has no {} in `{tag}`: \"{text}\"", part.as_str());
                findings.push(self.finding(rule, message.place, what, write));
            }
        }
        findings
    }

    fn orphans(&self, unlisted: &HashSet<String>) -> Vec<Finding> {
        let is_orphan = |message: &&Message<'_>| {
            let id = message.id;
            let is_code = self.sources.contains_key(id) || unlisted.contains(id);
            !is_code && !id.starts_with(WORD)
        };
        let orphans = self.locale.messages.iter().filter(is_orphan);
        let findings = orphans.map(|Message { id, place, .. }| {
            let known = self.sources.keys().map(String::as_str);
            let write = match similar::nearest(id, known) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!(
                    "remove it; a text that others refer to is a term, `-{}`",
                    id.to_lowercase()
                ),
            };
            let what = format!("`{id}` is the message of no code");
            self.finding(Rule::OrphanTranslation, *place, what, write)
        });
        findings.collect()
    }

    /// Texts of what the error does not have.
    fn texts(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
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
                    let write = "remove the attribute, or write `#[help(\"…\")]` on the variant";
                    findings.push(self.finding(Rule::OrphanTranslation, text.place, what, write));
                }
                let mut variables = text.variables.iter();
                if text.part == Part::Message {
                    let wrong = variables.filter(|it| values.iter().all(|value| value != it.name));
                    findings.extend(wrong.map(|Variable { name, place }| {
                        let what = format!("`{code}` exposes no `{name}`");
                        let write = instead(name, &values);
                        self.finding(Rule::BrokenTranslation, *place, what, write)
                    }));
                } else if let Some(Variable { name, place }) = variables.next() {
                    let what = format!(
                        "`.{}` of `{code}` has the value `${name}`",
                        text.part.as_str()
                    );
                    let write = "write it without values: it is the same for every error of a code";
                    findings.push(self.finding(Rule::BrokenTranslation, *place, what, write));
                }
            }
        }
        findings
    }

    /// Messages of a text that is another now, and those that do not say of which they are.
    fn stale(&self) -> Vec<Finding> {
        let tag = &self.language.tag;
        let start = format!("{MARK}source ");
        let mut findings = Vec::new();
        let mut unmarked: IndexMap<usize, (Place, Vec<&str>)> = IndexMap::new();
        for message in &self.locale.messages {
            let Some(source) = self.sources.get(message.id) else {
                continue;
            };
            let mut comment = message.comment.iter();
            match comment.rfind(|line| line.starts_with(&start)) {
                Some(mark) if mark.trim_end() == source.mark() => {}
                Some(_) => {
                    let texts = source.shown().into_iter();
                    let texts: Vec<_> = texts
                        .map(|(part, text)| format!("{} \"{text}\"", part.as_str()))
                        .collect();
                    let what = format!(
                        "`{}` has changed since it was translated: {}",
                        source.entries[0].code,
                        texts.join(", ")
                    );
                    let write = format!(
                        "translate what has changed, then run `cargo errorbook locales --mark {tag}`"
                    );
                    findings.push(self.finding(Rule::StaleTranslation, message.place, what, write));
                }
                None => {
                    let of_file = unmarked.entry(message.place.file);
                    let (_, ids) = of_file.or_insert_with(|| (message.place, Vec::new()));
                    ids.push(message.id);
                }
            }
        }
        findings.extend(unmarked.into_values().map(|(place, ids)| {
            let more = match ids.len() - 1 {
                0 => String::new(),
                others => format!(" and {others} more"),
            };
            let what = format!(
                "`{}`{more}: nothing says which text it was translated from",
                ids[0]
            );
            let write =
                format!("where it is translated, run `cargo errorbook locales --mark {tag}`");
            self.finding(Rule::UnmarkedTranslation, place, what, write)
        }));
        findings
    }
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
