//! A catalogue in one of its languages.

use crate::data::{Catalogue, Entry, Type, item_types};
use crate::describe;
use errorbook_model::locale::{Message, Part, identifier, published, read};
use errorbook_model::template::{Segment, segments};
use std::collections::HashSet;

impl Catalogue {
    /// The tags of the languages that its services answer in, each once: that of the texts in the data first, as far as the
    /// services say it.
    ///
    /// ```
    /// use errorbook_export::{Catalogue, Service};
    ///
    /// let mut service = Service::new("acme::ERRORS");
    /// service.language = Some("en".to_owned());
    /// service.locales.insert("de".to_owned(), String::new());
    /// assert_eq!(Catalogue::new(vec![service], vec![]).languages(), ["en", "de"]);
    /// ```
    pub fn languages(&self) -> Vec<&str> {
        let mut tags: Vec<&str> = Vec::new();
        let own = self
            .services
            .iter()
            .filter_map(|service| service.language.as_ref());
        let others = self
            .services
            .iter()
            .flat_map(|service| service.locales.keys());
        for tag in own.chain(others) {
            if !tags.iter().any(|known| known.eq_ignore_ascii_case(tag)) {
                tags.push(tag);
            }
        }
        tags
    }

    /// Leaves out the messages of the codes that a catalogue has and this one has not.
    pub(crate) fn retain_public_messages(&mut self, all: &Catalogue) {
        let public: HashSet<String> = self.identifiers().collect();
        let hidden: HashSet<String> = all
            .identifiers()
            .filter(|id| !public.contains(id))
            .collect();
        for service in &mut self.services {
            for text in service.locales.values_mut() {
                *text = published(text, |id| !hidden.contains(id));
            }
        }
    }

    /// The identifiers of the messages of its codes, those of items too.
    fn identifiers(&self) -> impl Iterator<Item = String> {
        let items = item_types(&self.types);
        let types = self.types.iter().chain(items);
        let entries = types.flat_map(|ty| &ty.entries);
        entries.map(|entry| identifier(&entry.code.to_string()).into_owned())
    }

    /// The catalogue with its texts in one of its [`languages`](Self::languages); a text that is not translated stays, and
    /// of the variants of a message, as plural forms are, there is the default. `None` for any other language.
    ///
    /// ```
    /// use errorbook_export::{Catalogue, Code, Entry, Service, Type};
    ///
    /// let mut service = Service::new("acme::ERRORS");
    /// service.locales.insert("de".to_owned(), "ORG_BLOCKED = Gesperrt\n".to_owned());
    /// let mut blocked = Entry::new(Code::Text("ORG_BLOCKED".to_owned()), 403, "Blocked", "Blocked");
    /// blocked.message = Some("it is blocked".to_owned());
    /// let catalogue = Catalogue::new(vec![service], vec![Type::new("acme::OrgError", vec![blocked])]);
    /// let german = catalogue.in_language("de").unwrap();
    /// assert_eq!(german.types[0].entries[0].message.as_deref(), Some("Gesperrt"));
    /// assert!(catalogue.in_language("fr").is_none());
    /// ```
    pub fn in_language(&self, tag: &str) -> Option<Catalogue> {
        let tag = self
            .languages()
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(tag))?;
        let mut catalogue = self.clone();
        // Of several services that answer with a type, the first has the texts.
        for service in self.services.iter().rev() {
            let texts = service
                .locales
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(tag));
            let Some((_, text)) = texts else {
                continue;
            };
            let messages = read(&[text]).messages;
            let answered = catalogue
                .types
                .iter_mut()
                .filter(|ty| ty.is_answered_by(&service.name));
            for ty in answered {
                translate(ty, &messages);
            }
        }
        for service in &mut catalogue.services {
            service.language = Some(tag.to_owned());
        }
        Some(catalogue)
    }
}

fn translate(ty: &mut Type, messages: &[Message<'_>]) {
    for entry in &mut ty.entries {
        let id = identifier(&entry.code.to_string()).into_owned();
        if let Some(message) = messages.iter().find(|message| message.id == id) {
            translate_entry(entry, message);
        }
        for ty in entry
            .fields
            .iter_mut()
            .flat_map(|field| &mut field.item_types)
        {
            translate(ty, messages);
        }
    }
}

fn translate_entry(entry: &mut Entry, message: &Message<'_>) {
    let text = |part| message.text(part).map(|text| text.template.as_str());
    match text(Part::Message) {
        Some(template) if entry.message.is_some() => {
            entry.message = Some(with_own_names(template, entry));
        }
        // It stands for the message, which the error does not have.
        Some(title) => entry.title = describe::plain(title),
        None => {}
    }
    if let Some(title) = text(Part::Title) {
        entry.title = describe::plain(title);
    }
    if let Some(help) = text(Part::Help) {
        entry.help = Some(describe::plain(help));
    }
}

/// A translation's template with the names that the values have in the data: Fluent knows fewer characters.
fn with_own_names(template: &str, entry: &Entry) -> String {
    let own = |id: &str| {
        let mut fields = entry.fields.iter().chain(&entry.placeholders);
        let found = fields.find(|field| identifier(&field.name) == id);
        found.map_or_else(|| id.to_owned(), |field| field.name.clone())
    };
    let pieces = segments(template).map(|segment| match segment {
        Segment::Text(text) => text.replace('{', "{{").replace('}', "}}"),
        Segment::Placeholder { name, .. } => format!("{{{}}}", own(name)),
    });
    pieces.collect()
}
