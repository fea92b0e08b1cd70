//! Rehearsals: the errors that a service may answer a request with, before it sees the request.

use super::examples::{SampleError, answers};
use super::site::Docs;
use crate::cache::Kept;
use crate::catalogue::Catalogue;
use crate::entry::Entry;
use crate::error::{ErrorView, ValueSource, View};
use crate::negotiate::prefer::Preference;
use crate::operations::Operations;
use crate::render::{CurrentRequest, Surroundings, rendition};
use crate::request::{ERROR, ErrorLayer, OwnAnswer};
use crate::warning;
use errorbook_export::Code;
use errorbook_macros::ApiError;
use http::{HeaderName, Uri};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::{Arc, Once};

/// Whether an [`ErrorLayer`] rehearses, and which errors: `true` for those of the service, `false` for none, or a service's
/// [`Docs`], whose document has those of each operation.
///
/// ```
/// use errorbook::docs::{Docs, Rehearsal};
/// use errorbook::{ErrorLayer, HttpError, catalogue};
///
/// catalogue! {
///     static ERRORS = [HttpError];
/// }
///
/// let document = serde_json::json!({
///     "openapi": "3.1.0",
///     "info": { "title": "acme", "version": "1" },
///     "paths": { "/orgs": { "get": { "responses": {
///         "404": { "$ref": "#/components/responses/Error404" },
///     } } } },
/// });
/// let docs = Docs::new(&ERRORS).openapi(document)?;
/// let is_staging = std::env::var_os("REHEARSE").is_some();
/// let rehearsal = if is_staging { Rehearsal::from(&docs) } else { Rehearsal::from(false) };
/// let layer = ErrorLayer::new(&ERRORS).rehearse(rehearsal);
/// # Ok::<(), errorbook::docs::DocumentError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Rehearsal {
    is_on: bool,
    /// The service's document with the errors in it.
    document: Option<Arc<Value>>,
}

impl From<bool> for Rehearsal {
    fn from(is_on: bool) -> Self {
        Rehearsal {
            is_on,
            document: None,
        }
    }
}

impl From<&Docs> for Rehearsal {
    fn from(docs: &Docs) -> Self {
        Rehearsal {
            is_on: true,
            document: docs.document().cloned().map(Arc::new),
        }
    }
}

impl ErrorLayer {
    /// Answers a request that asks for an error with an example of that error, before the service sees it: one with
    /// `Prefer: error=ORG_RATE_LIMITED` (RFC 7240). It is rendered as the error itself is, in the representation and the
    /// language that the request asks for, with the error's headers; `Preference-Applied` names its code. It is for the
    /// development of clients, and off unless this is called: a warning in the log says that it is on.
    ///
    /// Of a code with several answers, `Prefer: error=M_UNRECOGNIZED; status=405` chooses one. Internal errors are not known
    /// to clients; a concealed one is answered as the one that it is concealed as. For a code that the service does not have,
    /// or the operation, where [`Docs`] with a document are given, the answer is a 400 with the code `REHEARSE_UNKNOWN_CODE`
    /// and those that there are in its `codes`; for a status that the code does not have, `REHEARSE_UNKNOWN_STATUS` and its
    /// `statuses`. Operations that the document does not have may have any error of the service.
    ///
    /// A rehearsed error did not happen: it is neither reported nor counted.
    ///
    /// ```
    /// use errorbook::{ErrorLayer, HttpError, catalogue};
    ///
    /// catalogue! {
    ///     static ERRORS = [HttpError];
    /// }
    ///
    /// let layer = ErrorLayer::new(&ERRORS).rehearse(true);
    /// ```
    ///
    /// # Panics
    ///
    /// As [`docs::catalogue`](super::catalogue) does.
    #[must_use]
    pub fn rehearse(mut self, rehearsal: impl Into<Rehearsal>) -> Self {
        let rehearsal = rehearsal.into();
        self.rehearsal = rehearsal.is_on.then(|| {
            warn();
            let errors = Errors::new(self.catalogue, rehearsal.document.as_deref());
            Arc::new(
                move |asked: &Preference, request: &CurrentRequest, route: Option<&str>| {
                    errors.answer(asked, request, route)
                },
            ) as _
        });
        self
    }
}

fn warn() {
    static WARNED: Once = Once::new();
    warning::warn(
        &WARNED,
        "rehearsal is on: a request with `Prefer: error=CODE` is answered with an example of that error, and the service \
         does not see it. Remove `.rehearse(…)` where clients are real",
    );
}

/// The errors that a layer may be asked for.
struct Errors {
    examples: &'static [Example],
    operations: Operations,
}

/// An error with the values of its example.
struct Example {
    code: Code,
    is_concealed: bool,
    /// What is answered: of a concealed error, the other.
    entry: &'static Entry,
    sample: &'static SampleError,
}

impl Errors {
    fn new(catalogue: Option<&'static Catalogue>, document: Option<&Value>) -> Self {
        let examples = catalogue.map_or(&[][..], examples);
        let codes = examples.iter().map(|example| example.entry.code().as_str());
        let known: BTreeSet<&str> = codes.collect();
        Errors {
            examples,
            operations: document
                .map(|document| Operations::of(document, &known))
                .unwrap_or_default(),
        }
    }

    fn answer(
        &self,
        asked: &Preference,
        request: &CurrentRequest,
        route: Option<&str>,
    ) -> OwnAnswer {
        let path = request.target().map_or("", Uri::path);
        let operation = self.operations.of_request(request.method(), route, path);
        let of_operation = |example: &&Example| {
            let code = example.entry.code().as_str();
            operation.is_none_or(|operation| operation.codes.contains(code))
        };
        let examples = self.examples.iter().filter(of_operation);
        if let Some(example) = examples.clone().find(|example| example.is(asked)) {
            return example.answer(request);
        }
        let of_code = examples
            .clone()
            .filter(|example| example.has_code(&asked.value));
        let statuses: Vec<u16> = of_code
            .map(|example| example.entry.status().as_u16())
            .collect();
        if let Some(wanted) = asked.parameter("status").filter(|_| !statuses.is_empty()) {
            let unknown = Unknown::Status {
                asked: asked.value.clone(),
                wanted: wanted.to_owned(),
                names: list(&statuses),
                statuses,
            };
            return unknown.answer(request);
        }
        let mut codes: Vec<Code> = Vec::new();
        for example in examples.filter(|example| !example.is_concealed) {
            if !codes.contains(&example.code) {
                codes.push(example.code.clone());
            }
        }
        let unknown = Unknown::Code {
            asked: asked.value.clone(),
            place: operation
                .map_or("the service", |operation| &operation.name)
                .to_owned(),
            names: list(&codes),
            codes,
        };
        unknown.answer(request)
    }
}

fn list(items: &[impl ToString]) -> String {
    if items.is_empty() {
        return "none".to_owned();
    }
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    items.join(", ")
}

/// The errors of a catalogue that clients may get, made once per process: what their tables are made of is kept for good.
fn examples(catalogue: &'static Catalogue) -> &'static [Example] {
    static KNOWN: Kept<Vec<Example>> = Kept::new();
    KNOWN.get_or_make(catalogue, || {
        let data = super::catalogue(catalogue);
        let mut examples = Vec::new();
        for ty in &data.types {
            let is_internal = |code: &Code| {
                let mut internal = ty.entries.iter().filter(|entry| entry.internal);
                internal.any(|entry| entry.code == *code)
            };
            let answers = ty.entries.iter().zip(answers(ty));
            let sent = answers.filter(|(entry, _)| {
                !entry.internal && !entry.concealed_as.as_ref().is_some_and(is_internal)
            });
            examples.extend(sent.map(|(entry, (answer, sample))| Example {
                code: entry.code.clone(),
                is_concealed: entry.concealed_as.is_some(),
                entry: answer,
                sample,
            }));
        }
        examples
    })
}

impl Example {
    fn is(&self, asked: &Preference) -> bool {
        let status = self.entry.status();
        let is_status = |asked: &str| asked == status.as_str();
        self.has_code(&asked.value) && asked.parameter("status").is_none_or(is_status)
    }

    fn has_code(&self, asked: &str) -> bool {
        self.code.to_string() == asked
    }

    fn answer(&self, request: &CurrentRequest) -> OwnAnswer {
        let view = ErrorView {
            entry: self.entry,
            values: ValueSource::Derived(self.sample),
        };
        // It is public, and so has a page.
        let preferences = request.preferences();
        let mut response = rendition(&view, &preferences, Surroundings::Request(Some(request)));
        if let Some(applied) = Preference::applied(ERROR, self.entry.code().as_str()) {
            let name = HeaderName::from_static("preference-applied");
            response.headers_mut().insert(name, applied);
        }
        OwnAnswer {
            response,
            reason: self.entry.sent_reason(),
        }
    }
}

/// What answers where there is no such error.
#[derive(Debug, ApiError)]
#[api_error(prefix = "REHEARSE", crate = crate)]
#[status(400)]
enum Unknown {
    #[code("REHEARSE_UNKNOWN_CODE")]
    #[message("{place} has no error {asked:?} to rehearse: it has {names}")]
    #[help("write one of these codes, `Prefer: error=CODE`")]
    Code {
        #[expose]
        asked: String,
        #[expose(message)]
        place: String,
        #[expose(message)]
        names: String,
        #[expose]
        codes: Vec<Code>,
    },
    #[code("REHEARSE_UNKNOWN_STATUS")]
    #[message("{asked} is not answered with the status {wanted:?}: it has {names}")]
    #[help("write one of these statuses, `Prefer: error=CODE; status=STATUS`, or none")]
    Status {
        #[expose]
        asked: String,
        #[expose(message)]
        wanted: String,
        #[expose(message)]
        names: String,
        #[expose]
        statuses: Vec<u16>,
    },
}

impl Unknown {
    fn answer(&self, request: &CurrentRequest) -> OwnAnswer {
        let view = self.__view();
        let entry = view.entry;
        let preferences = request.preferences_for(|| entry);
        OwnAnswer {
            response: rendition(&view, &preferences, Surroundings::Request(Some(request))),
            reason: entry.sent_reason(),
        }
    }
}
