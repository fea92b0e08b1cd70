//! The fields that a profile gives to errors which have none of their names.

use crate::{Catalogue, Entry, Field, JsonType, Sample};
use errorbook_model::Constant;
use std::borrow::Cow;

impl Catalogue {
    /// The catalogue with the fields that its services give to errors which have none of their names. An error of
    /// several services has those that they give alike.
    ///
    /// ```
    /// use errorbook_export::Catalogue;
    ///
    /// let json = r#"{
    ///     "errorbook": 1,
    ///     "services": [{ "name": "acme::ERRORS", "profile": { "fields": [["kind", "api_error"]] } }],
    ///     "types": [{
    ///         "path": "acme::OrgError",
    ///         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
    ///     }]
    /// }"#;
    /// let catalogue = Catalogue::from_json(json.as_bytes())?;
    /// let catalogue = catalogue.with_default_fields();
    /// let (_, blocked) = catalogue.entries().next().expect("there is one");
    /// assert_eq!(blocked.fields[0].name, "kind");
    /// assert_eq!(blocked.fields[0].written().as_deref(), Some("\"api_error\""));
    /// # Ok::<(), errorbook_export::ReadError>(())
    /// ```
    pub fn with_default_fields(&self) -> Cow<'_, Catalogue> {
        let mut services = self.services.iter();
        if services.all(|service| service.profile.fields.as_slice().is_empty()) {
            return Cow::Borrowed(self);
        }
        let mut filled = self.clone();
        for ty in &mut filled.types {
            let services = self.services_of(ty);
            let mut services = services.map(|service| &service.profile.fields);
            let Some(first) = services.next() else {
                continue;
            };
            let others: Vec<_> = services.collect();
            for &(name, value) in first.as_slice() {
                if others.iter().all(|other| other.get(name) == Some(value)) {
                    ty.entries
                        .iter_mut()
                        .for_each(|entry| add(entry, name, value));
                }
            }
        }
        Cow::Owned(filled)
    }
}

fn add(entry: &mut Entry, name: &str, value: Constant) {
    if entry.fields.iter().all(|field| field.name != name) {
        let constant = Sample::from(value);
        entry.fields.push(Field {
            json_type: constant.json_type(),
            constant: Some(constant),
            ..Field::new(name, JsonType::Any)
        });
    }
}
