//! The pages of a catalogue, and the answers to requests for them, without any framework.

use super::page::{HTML, JSON, MARKDOWN, Page, TEXT, choose};
use super::place::Place;
use super::{DocumentError, add_examples, errors, pages};
use crate::catalogue::Catalogue;
use crate::entry::Entry;
use crate::error::{ErrorView, ValueSource, View};
use crate::http_error::HttpError;
use crate::negotiate::preferences::Preferences;
use crate::render::{ApiError, Contract};
use bytes::Bytes;
use errorbook_export as data;
use errorbook_export::openapi;
use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, Response, StatusCode};
use percent_encoding::percent_decode_str;
use serde_core::Serialize;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

/// A service's own documentation, as it serves it: the pages of its catalogue, made when the first is asked
/// for.
///
/// | path | answer |
/// |---|---|
/// | `/errors` | all public errors, as Accept asks: Markdown, a web page, JSON |
/// | `/errors/{code}` | one of them, likewise |
/// | `/errors.md`, `/errors/{code}.md` | the same as Markdown, whatever Accept asks |
/// | `/llms.txt` | a line per code with a link to its Markdown, for agents |
/// | `/errors.json` | the data, which the tools of errorbook read |
/// | `/openapi.json` | OpenAPI 3.1: the errors, and [the service](Self::openapi) |
///
/// `errorbook::axum::docs` and `errorbook::actix::docs` serve it, or by hand:
///
/// ```
/// use errorbook::{ApiError, catalogue, docs::Docs};
/// use http::{HeaderMap, Method};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(403)]
/// #[code("ORG_BLOCKED")]
/// struct Blocked;
///
/// catalogue! {
///     static ERRORS = [Blocked];
/// }
///
/// let docs = Docs::new(&ERRORS);
/// let response = docs.answer(&Method::GET, "/errors/ORG_BLOCKED", &HeaderMap::new()).unwrap();
/// assert_eq!(response.status(), 200);
/// assert_eq!(response.headers()["content-type"], "text/markdown; charset=utf-8");
///
/// // No page of the documentation: the service's to answer.
/// assert!(docs.answer(&Method::GET, "/orgs/acme", &HeaderMap::new()).is_none());
/// ```
///
/// Markdown is the first choice, so that curl (`*/*`) and agents get text, and browsers, which ask for `text/html`, a web
/// page; it is also sent where Accept takes none of the four (`text/plain` gets it under that label). An
/// unknown code, an internal and a concealed one are answered with the service's refusal of a 404, and other methods than
/// GET and HEAD with that of a 405: `HTTP_NOT_FOUND` and `HTTP_METHOD_NOT_ALLOWED`, unless the catalogue has `refusals`. Pages have an `ETag`
/// and are to be asked for again each time, which costs a 304: a new release of the service is a new page. Each page is
/// made once, when it is first asked for.
pub struct Docs {
    /// Public errors alone.
    catalogue: data::Catalogue,
    /// How many of its operations it declares: the data have these alone, so that releases can be compared.
    declared: usize,
    contract: &'static Contract,
    prefix: String,
    document: Option<Value>,
    /// The document with the errors in it.
    covered: OnceLock<Value>,
    pages: OnceLock<Pages>,
}

struct Pages {
    html: Page,
    markdown: Page,
    /// The same under another label.
    text: Page,
    index: Page,
    json: Page,
    openapi: Page,
    /// The pages of single errors that were asked for, by code and media type.
    ones: Mutex<HashMap<(String, &'static str), Page>>,
}

/// How many pages of single errors are kept: there may be thousands of errors.
const MOST_KEPT: usize = 1000;

impl From<&'static Catalogue> for Docs {
    fn from(catalogue: &'static Catalogue) -> Self {
        Docs::new(catalogue)
    }
}

impl Docs {
    /// Of a service's catalogue.
    ///
    /// # Panics
    ///
    /// As [`catalogue`](super::catalogue) does.
    pub fn new(catalogue: &'static Catalogue) -> Self {
        let public = super::documented(catalogue).public();
        Docs {
            declared: public.operations.len(),
            catalogue: public,
            contract: catalogue.contract(),
            prefix: String::new(),
            document: None,
            covered: OnceLock::new(),
            pages: OnceLock::new(),
        }
    }

    /// Says below which path the pages are mounted, `/docs`, so that `/openapi.json` names their addresses.
    /// Mounting them there is the framework's: axum's `nest`, actix's `scope`.
    #[must_use]
    pub fn at(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        let trimmed = self.prefix.trim_end_matches('/').len();
        self.prefix.truncate(trimmed);
        self.covered = OnceLock::new();
        self.pages = OnceLock::new();
        self
    }

    /// Serves the service's own OpenAPI document at `/openapi.json`, with the errors in it: a document of
    /// 3.1 or later, by utoipa, aide, or as JSON.
    ///
    /// The errors become components, and what the operations of utoipa and aide say of their error types is
    /// written in the profile of the catalogue, with the errors of all types that one operation names under
    /// one status. An operation written by hand may refer to `#/components/responses/Error403`.
    /// The pages then list the operations by method and path, each with its errors, and each error with its operations.
    ///
    /// ```
    /// # use errorbook::{ApiError, catalogue, docs::Docs};
    /// # use http::{HeaderMap, Method};
    /// # #[derive(Debug, ApiError)]
    /// # #[api_error(prefix = "ORG")]
    /// # #[status(403)]
    /// # #[code("ORG_BLOCKED")]
    /// # struct Blocked;
    /// # catalogue! { static ERRORS = [Blocked]; }
    /// let docs = Docs::new(&ERRORS).openapi(serde_json::json!({
    ///     "openapi": "3.1.0",
    ///     "info": { "title": "Organizations", "version": "1.4.0" },
    ///     "paths": { "/orgs/{slug}": { "get": { "responses": {
    ///         "403": { "$ref": "#/components/responses/Error403" },
    ///     } } } },
    /// }))?;
    /// # Ok::<(), errorbook::docs::DocumentError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where it is no document of OpenAPI 3.1 or later, or has other components of the names of errors.
    pub fn openapi(mut self, document: impl Serialize) -> Result<Self, DocumentError> {
        self.document = Some(openapi::to_value(document)?);
        let covered = self.cover()?;
        pages::add_operations(&mut self.catalogue, &covered, self.document.as_ref());
        self.covered = OnceLock::from(covered);
        self.pages = OnceLock::new();
        Ok(self)
    }

    /// The answer to a request, or nothing where the path is not one of the documentation's.
    ///
    /// `path` is that of the request below where the pages are mounted, percent-encoded as it came.
    pub fn answer(
        &self,
        method: &Method,
        path: &str,
        headers: &HeaderMap,
    ) -> Option<Response<Bytes>> {
        let place = Place::of(path)?;
        let mut response = self.respond(method, place, headers);
        if method == Method::HEAD {
            let length = HeaderValue::from(response.body().len());
            if response.status() != StatusCode::NOT_MODIFIED {
                response
                    .headers_mut()
                    .insert(header::CONTENT_LENGTH, length);
            }
            *response.body_mut() = Bytes::new();
        }
        Some(response)
    }

    /// The answer with its body, which frameworks cut off a HEAD's themselves.
    pub(crate) fn respond(
        &self,
        method: &Method,
        place: Place,
        headers: &HeaderMap,
    ) -> Response<Bytes> {
        if method != Method::GET && method != Method::HEAD {
            let mut response = self.refuse(StatusCode::METHOD_NOT_ALLOWED, headers);
            let allow = HeaderValue::from_static("GET, HEAD");
            response.headers_mut().insert(header::ALLOW, allow);
            return response;
        }
        let pages = self.pages();
        match place {
            Place::Markdown => pages.markdown.respond(headers, false),
            Place::Index => pages.index.respond(headers, false),
            Place::Data => pages.json.respond(headers, false),
            Place::OpenApi => pages.openapi.respond(headers, false),
            Place::All => match choose(headers) {
                HTML => pages.html.respond(headers, true),
                JSON => pages.json.respond(headers, true),
                TEXT => pages.text.respond(headers, true),
                _ => pages.markdown.respond(headers, true),
            },
            Place::One(code) => match self.page_of(pages, code, choose(headers)) {
                Some(page) => page.respond(headers, true),
                None => match self.markdown_of(pages, code) {
                    Some(page) => page.respond(headers, false),
                    None => self.refuse(StatusCode::NOT_FOUND, headers),
                },
            },
        }
    }

    /// The service's own document with the errors in it, where there is one.
    #[cfg(feature = "rehearse")]
    pub(super) fn document(&self) -> Option<&Value> {
        self.document.as_ref().map(|_| self.covered())
    }

    fn covered(&self) -> &Value {
        // A document that cannot be covered was refused when it was given.
        let cover = || self.cover().unwrap_or_default();
        self.covered.get_or_init(cover)
    }

    fn pages(&self) -> &Pages {
        self.pages.get_or_init(|| {
            let document = self.covered();
            let markdown = Bytes::from(data::markdown(&self.catalogue));
            let mut declared = self.catalogue.clone();
            declared.operations.truncate(self.declared);
            Pages {
                html: Page::new(HTML, data::html(&self.catalogue)),
                text: Page::new(TEXT, markdown.clone()),
                index: Page::new(TEXT, data::markdown_index(&self.catalogue)),
                markdown: Page::new(MARKDOWN, markdown),
                json: Page::new(JSON, declared.to_json()),
                openapi: Page::new(JSON, pretty(document)),
                ones: Mutex::default(),
            }
        })
    }

    fn cover(&self) -> Result<Value, DocumentError> {
        let mut document = match &self.document {
            Some(document) => document.clone(),
            None => serde_json::from_str(&data::openapi(&self.catalogue)).unwrap_or_default(),
        };
        pages::add(&mut document, &self.prefix, &self.catalogue);
        openapi::cover(
            &mut document,
            &self.catalogue,
            errors::known(),
            add_examples,
        )?;
        Ok(document)
    }

    /// The page of one error, by its code as it stands in the path.
    fn page_of(&self, pages: &Pages, code: &str, media_type: &'static str) -> Option<Page> {
        let code = percent_decode_str(code).decode_utf8().ok()?;
        let key = (code.into_owned(), media_type);
        let ones = || pages.ones.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = ones().get(&key).cloned();
        if kept.is_some() {
            return kept;
        }
        let page = self.new_page_of(&key.0, media_type)?;
        let mut ones = ones();
        if ones.len() >= MOST_KEPT {
            ones.clear();
        }
        ones.insert(key, page.clone());
        Some(page)
    }

    /// The same of `ORG_BLOCKED.md`, which is no code.
    fn markdown_of(&self, pages: &Pages, name: &str) -> Option<Page> {
        self.page_of(pages, name.strip_suffix(".md")?, MARKDOWN)
    }

    fn new_page_of(&self, code: &str, media_type: &'static str) -> Option<Page> {
        let types_of = |is_it: &dyn Fn(&data::Entry) -> bool| -> Vec<data::Type> {
            let types = self.catalogue.types.iter().filter_map(|ty| {
                let found = ty.entries.iter().filter(|entry| is_it(entry));
                let found: Vec<_> = found.cloned().collect();
                (!found.is_empty()).then(|| super::errors::with_entries(ty, found))
            });
            types.collect()
        };
        let mut types = types_of(&|entry| entry.code.to_string() == code);
        if types.is_empty() {
            // An item is shown with the error that lists it.
            types = types_of(&|entry| entry.lists(code));
        }
        let text = match (media_type, types.first()?.entries.first()?) {
            (HTML, _) => data::html_entry(&self.catalogue, code, "../errors")?,
            (JSON, entry) if entry.shared => {
                let answers = types.iter().flat_map(|ty| &ty.entries);
                let answers: Vec<_> = answers.collect();
                pretty(&serde_json::json!({ "code": entry.code, "answers": answers }))
            }
            (JSON, entry) => pretty(entry),
            _ => {
                let mut one = data::Catalogue::new(self.catalogue.services.clone(), types);
                one.operations.clone_from(&self.catalogue.operations);
                data::markdown(&one)
            }
        };
        Some(Page::new(media_type, text))
    }

    /// The service's own refusal of a status, on the way that all of its errors take. The caller sends Allow.
    fn refuse(&self, status: StatusCode, headers: &HeaderMap) -> Response<Bytes> {
        let refusals = &self.contract.refusals;
        let refusal = refusals.answer(status, |name| *name == header::ALLOW);
        let error = Refused(refusal.unwrap_or_else(|| HttpError::NotFound.entry()));
        if crate::render::is_in_sight() {
            return crate::render::respond_owned(error);
        }
        let Contract {
            profile, languages, ..
        } = *self.contract;
        let preferences = Preferences::read(profile, languages, headers);
        let preferences = self.contract.preferences_for(preferences, || error.0);
        error.respond(&preferences)
    }
}

/// A refusal of the documentation's.
#[derive(Debug)]
struct Refused(&'static Entry);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.title())
    }
}

impl std::error::Error for Refused {}

impl View for Refused {
    fn __view(&self) -> ErrorView<'_> {
        ErrorView {
            entry: self.0,
            values: ValueSource::Nothing,
        }
    }
}

fn pretty(value: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(value).unwrap_or_default();
    json.push('\n');
    json
}

impl fmt::Debug for Docs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let services: Vec<_> = self
            .catalogue
            .services
            .iter()
            .map(|service| &service.name)
            .collect();
        f.debug_tuple("Docs").field(&services).finish()
    }
}
