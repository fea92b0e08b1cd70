//! The folders of a catalogue's translations: what of them is wrong, what is missing, and since when they are out of date.

mod check;
mod edit;
mod translate;

use crate::data::{Catalogue, Entry, Type};
use crate::describe;
use errorbook_model::code::key;
use errorbook_model::locale::{Part, identifier};
use indexmap::IndexMap;

pub use check::check;
pub use edit::{add, mark};

/// What the tool writes above a message begins so, behind the `# ` of a comment.
const MARK: &str = "errorbook: ";

/// The messages of the words that errorbook's own page has begin so; which there are is checked where they are compiled.
const WORD: &str = "errorbook-";

/// The files of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Language {
    /// The tag: the name of its folder.
    pub tag: String,
    /// The path of each file, and its text.
    pub files: Vec<(String, String)>,
}

impl Language {
    fn texts(&self) -> Vec<&str> {
        self.files.iter().map(|(_, text)| text.as_str()).collect()
    }
}

/// What the messages of a code are translated from. A code with several answers has one message.
struct Source<'a> {
    ty: &'a Type,
    entries: Vec<&'a Entry>,
}

impl Source<'_> {
    /// The texts that a translation has, as templates. The title of an error without a message of its own is its message.
    fn texts(&self) -> Vec<(Part, String)> {
        let entry = self.entries[0];
        let template = |text: &str| text.replace('{', "{{").replace('}', "}}");
        let title = template(&entry.title);
        let mut texts = match &entry.message {
            Some(message) => vec![(Part::Message, message.clone()), (Part::Title, title)],
            None => vec![(Part::Message, title)],
        };
        texts.extend(
            entry
                .help
                .as_deref()
                .map(|help| (Part::Help, template(help))),
        );
        texts
    }

    /// The same for people.
    fn shown(&self) -> Vec<(Part, String)> {
        let texts = self.texts().into_iter();
        texts
            .map(|(part, text)| (part, describe::plain(&text)))
            .collect()
    }

    /// What stands for all its texts: it changes when one of them does.
    fn hash(&self) -> String {
        let texts = self.entries.iter().map(|entry| {
            let parts = [&entry.message, &Some(entry.title.clone()), &entry.help];
            parts
                .map(|part| part.clone().unwrap_or_default())
                .join("\0")
        });
        let key = key(&texts.collect::<Vec<_>>().join("\u{1}"));
        format!("{:08x}", key >> 32)
    }

    /// The line that says which texts a translation is of.
    fn mark(&self) -> String {
        format!("{MARK}source {}", self.hash())
    }

    /// The names of the values that a translation may use: those that each of its answers exposes.
    fn values(&self) -> Vec<String> {
        let names = |entry: &Entry| -> Vec<String> {
            let fields = entry.fields.iter().chain(&entry.placeholders);
            fields
                .map(|field| identifier(&field.name).into_owned())
                .collect()
        };
        let mut values = names(self.entries[0]);
        for entry in &self.entries[1..] {
            let others = names(entry);
            values.retain(|name| others.contains(name));
        }
        values
    }
}

/// What is to be translated, by the identifiers of the messages: the public errors of a catalogue and the items of lists.
/// What is relayed has the upstream's message.
fn sources(catalogue: &Catalogue) -> IndexMap<String, Source<'_>> {
    let mut sources: IndexMap<String, Source<'_>> = IndexMap::new();
    let entries = catalogue.entries().chain(catalogue.items());
    for (ty, entry) in entries.filter(|(ty, entry)| entry.is_public() && !ty.relayed) {
        let id = identifier(&entry.code.to_string()).into_owned();
        let new = || Source {
            ty,
            entries: Vec::new(),
        };
        sources.entry(id).or_insert_with(new).entries.push(entry);
    }
    sources
}
