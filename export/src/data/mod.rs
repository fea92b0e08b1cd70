//! A catalogue as data: what docs/catalogue-format.md describes.

mod entry;

pub use entry::{Code, Documentary, Entry, Example, Field, Header};

use crate::facts;
use crate::operation::Operation;
use crate::subset::Subset;
use errorbook_model::{JsonType, Profile};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use std::ops::Not;

/// Every error that one service answers with, or several services merged.
///
/// The only version of the format is 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Catalogue {
    /// The version of the format.
    pub errorbook: u32,
    /// The services, at least one.
    pub services: Vec<Service>,
    /// The types whose errors are answered.
    pub types: Vec<Type>,
    /// The operations, where the services name theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<Operation>,
}

/// A service: its catalogue's name, and how it speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Service {
    /// The path of the catalogue's `static`: `acme::ERRORS`.
    pub name: String,
    /// The doc comment of the catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The version of its package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// How it speaks.
    #[serde(default, with = "crate::profile")]
    pub profile: Profile,
    /// The path of the type that answers for what the framework refuses; `None` for `HttpError`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusals: Option<String>,
    /// The language of the texts in the data, a tag of BCP 47; `None` where the service does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The translations: a text in Fluent's syntax by the tag of each other language, of whose messages of one identifier
    /// the first counts.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub locales: BTreeMap<String, String>,
}

/// One type that derives `ApiError`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Type {
    /// Its path, crate and module included: `acme::errors::OrgError`.
    pub path: String,
    /// Line and column of its definition, in embedded catalogues alone: two types of one path are
    /// possible inside functions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The file that defines it, as the compiler was given it; never public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The doc comment of the type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The names of the services that answer with it; empty where all do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// Whether the services answer with some of its errors only, and not with all that it has.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// Whether its errors are an upstream's, which the service passes on: their codes and texts are not its own.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub relayed: bool,
    /// Its errors, in the order of its variants.
    pub entries: Vec<Entry>,
    /// Its subsets: some of its errors each, which is what single operations answer with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subsets: Vec<Subset>,
}

impl Catalogue {
    /// The version of the format that this library reads and writes.
    pub const VERSION: u32 = 1;

    /// A catalogue of errors that no derive describes. What `new` does not take is set on the fields.
    ///
    /// ```
    /// use errorbook_export::{Catalogue, Code, Entry, Service, Type, markdown};
    ///
    /// let code = Code::Text("ORG_BLOCKED".to_owned());
    /// let mut blocked = Entry::new(code, 403, "Blocked", "Blocked");
    /// blocked.help = Some("ask your administrator".to_owned());
    /// let catalogue = Catalogue::new(
    ///     vec![Service::new("acme::ERRORS")],
    ///     vec![Type::new("acme::OrgError", vec![blocked])],
    /// );
    /// assert!(markdown(&catalogue).contains("ORG_BLOCKED"));
    /// ```
    pub fn new(services: Vec<Service>, types: Vec<Type>) -> Self {
        Catalogue {
            errorbook: Self::VERSION,
            services,
            types,
            operations: Vec::new(),
        }
    }

    /// Every entry, internal and concealed ones included, each with its type.
    pub fn entries(&self) -> impl Iterator<Item = (&Type, &Entry)> {
        self.types
            .iter()
            .flat_map(|ty| ty.entries.iter().map(move |entry| (ty, entry)))
    }

    /// The types of the items in lists of field errors, each once; those whose errors are answers too are
    /// [`types`](Self::types).
    pub fn item_types(&self) -> Vec<&Type> {
        item_types(&self.types)
    }

    /// The errors that are only items in lists of field errors, internal and concealed ones included, each with its type.
    pub fn items(&self) -> impl Iterator<Item = (&Type, &Entry)> {
        let types = self.item_types().into_iter();
        types.flat_map(|ty| ty.entries.iter().map(move |entry| (ty, entry)))
    }

    /// Every error that clients get as an item in a list of field errors, whether or not it is an answer too: one of each
    /// code.
    pub(crate) fn listed_items(&self) -> Vec<&Entry> {
        let mut seen = HashSet::new();
        let answering = self.types.iter();
        let types = answering.chain(self.item_types());
        let fields = types.flat_map(|ty| ty.entries.iter().flat_map(|entry| &entry.fields));
        let items = fields.flat_map(Field::sent_items);
        items.filter(|entry| seen.insert(&entry.code)).collect()
    }

    /// The catalogue without internal and concealed errors and the translations of their messages, and without where
    /// types are defined: what may be published.
    #[must_use]
    pub fn public(&self) -> Catalogue {
        let mut public = self.clone();
        for ty in &mut public.types {
            ty.publish_subsets(&self.types);
            ty.retain_public();
        }
        public.types.retain(|ty| !ty.entries.is_empty());
        public.publish_operations();
        public.retain_public_messages(self);
        public
    }

    /// The service that shapes the answers of a type: the first that answers with it.
    pub fn service_of(&self, ty: &Type) -> Option<&Service> {
        self.services_of(ty).next()
    }

    /// The services that answer with a type.
    pub(crate) fn services_of(&self, ty: &Type) -> impl Iterator<Item = &Service> {
        let services = self.services.iter();
        services.filter(move |service| ty.is_answered_by(&service.name))
    }
}

/// The types of the items in the lists of some types, each once, without these types themselves.
pub(crate) fn item_types(types: &[Type]) -> Vec<&Type> {
    let mut seen: HashSet<(&str, Option<&str>)> = types.iter().map(Type::place).collect();
    let mut found = Vec::new();
    let mut open: Vec<&Type> = types.iter().rev().collect();
    while let Some(ty) = open.pop() {
        let inner = ty.inner_item_types();
        let new: Vec<&Type> = inner.filter(|inner| seen.insert(inner.place())).collect();
        open.extend(new.iter().rev());
        found.extend(new);
    }
    found
}

impl Service {
    /// A service that speaks the default profile.
    pub fn new(name: impl Into<String>) -> Self {
        Service {
            name: name.into(),
            description: None,
            version: None,
            profile: Profile::default(),
            refusals: None,
            language: None,
            locales: BTreeMap::new(),
        }
    }

    /// The crate of its catalogue.
    pub(crate) fn crate_name(&self) -> &str {
        crate_of(&self.name)
    }
}

/// The first word of a path.
pub(crate) fn crate_of(path: &str) -> &str {
    path.split_once("::").map_or(path, |(name, _)| name)
}

impl Type {
    /// A type whose errors every service answers with.
    pub fn new(path: impl Into<String>, entries: Vec<Entry>) -> Self {
        Type {
            path: path.into(),
            at: None,
            file: None,
            description: None,
            services: Vec::new(),
            partial: false,
            relayed: false,
            entries,
            subsets: Vec::new(),
        }
    }

    /// Adds the field of a variant around the type, which some answers of its errors have, to those errors that have none of
    /// that name. Where variants give it several types, it is of any.
    ///
    /// ```
    /// use errorbook_export::{Code, Entry, Field, JsonType, Type};
    ///
    /// let blocked = Entry::new(Code::Text("ORG_BLOCKED".to_owned()), 403, "Blocked", "Blocked");
    /// let mut ty = Type::new("acme::OrgError", vec![blocked]);
    /// ty.add_beside(&Field::new("tenant", JsonType::String));
    /// let field = &ty.entries[0].fields[0];
    /// assert!(field.beside && field.optional);
    /// ```
    pub fn add_beside(&mut self, field: &Field) {
        for entry in &mut self.entries {
            match entry.fields.iter_mut().find(|own| own.name == field.name) {
                Some(own) if own.beside && own.json_type != field.json_type => {
                    own.json_type = JsonType::Any;
                }
                Some(_) => {}
                None => entry.fields.push(Field {
                    optional: true,
                    beside: true,
                    ..field.clone()
                }),
            }
        }
    }

    fn retain_public(&mut self) {
        self.at = None;
        self.file = None;
        self.entries.retain(Entry::is_public);
        for entry in &mut self.entries {
            entry.log = None;
            entry.documentary.0.retain(|name, _| facts::is_public(name));
            let lists = entry.fields.iter_mut();
            for ty in lists.flat_map(|field| &mut field.item_types) {
                // Operations do not answer with items.
                ty.subsets.clear();
                ty.retain_public();
            }
        }
    }

    /// What identifies it in one catalogue.
    fn place(&self) -> (&str, Option<&str>) {
        (&self.path, self.at.as_deref())
    }

    /// The types of the items in the lists of its errors, where their errors are known.
    fn inner_item_types(&self) -> impl Iterator<Item = &Type> {
        let fields = self.entries.iter().flat_map(|entry| &entry.fields);
        let types = fields.flat_map(|field| &field.item_types);
        types.filter(|ty| !ty.entries.is_empty())
    }

    /// Whether a service, which is given by its name, answers with the type.
    pub fn is_answered_by(&self, service: &str) -> bool {
        self.services.is_empty() || self.services.iter().any(|name| name == service)
    }

    /// The path of an error of the type: `acme::OrgError::Blocked`, or that of the struct.
    pub fn path_of(&self, entry: &Entry) -> String {
        if self.name() == entry.variant {
            self.path.clone()
        } else {
            format!("{}::{}", self.path, entry.variant)
        }
    }

    /// The name of the type: the last word of its path.
    pub fn name(&self) -> &str {
        self.path
            .rsplit_once("::")
            .map_or(self.path.as_str(), |(_, name)| name)
    }

    /// The crate that defines it: the first word of its path.
    pub fn crate_name(&self) -> &str {
        crate_of(&self.path)
    }
}
