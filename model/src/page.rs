//! What a page for a person in a browser is made of.

use crate::escape;
use std::fmt;

/// The words of the page that errorbook writes, in English. A translation has them as messages of these identifiers.
pub const WORDS: [(&str, &str); 7] = [
    ("errorbook-error", "Error"),
    (WAIT, "Try again in {retry_after} s."),
    ("errorbook-help", "What you can do"),
    ("errorbook-docs", "Learn more about this error"),
    (
        "errorbook-support",
        "If you contact support, include these details:",
    ),
    ("errorbook-code", "Error code"),
    ("errorbook-request-id", "Request ID"),
];

/// Those of them that have a value, `$seconds`.
pub const WAIT: &str = "errorbook-wait";

/// What the function of [`Offer::page`](crate::Offer::page) is given: plain values, none of them escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// The status: 403.
    pub status: u16,
    /// Its phrase: `Forbidden`.
    pub phrase: &'static str,
    /// The code.
    pub code: &'static str,
    /// The constant title.
    pub title: String,
    /// The message; the title where there is none.
    pub message: String,
    /// What the reader can do.
    pub help: Option<String>,
    /// Where the error is explained.
    pub docs: Option<String>,
    /// The request's id, where it has one.
    pub request_id: Option<String>,
    /// What is wrong with single values.
    pub field_errors: Vec<FieldError>,
    /// The exposed fields: their names, and their values as JSON.
    pub fields: Vec<(&'static str, String)>,
    /// The language of the texts, for the attribute `lang`.
    pub language: &'static str,
    /// In which direction it is written, for the attribute `dir`.
    pub direction: &'static str,
}

/// What is wrong with one value of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// The JSON pointer to the value, or the name of the parameter or header.
    pub place: String,
    /// The code.
    pub code: String,
    /// The message.
    pub message: String,
}

impl Page {
    /// The page of an error that has neither help, links nor fields.
    #[doc(hidden)]
    pub fn new(status: u16, code: &'static str, title: String) -> Self {
        Page {
            status,
            phrase: crate::status::phrase(status),
            code,
            title,
            message: String::new(),
            help: None,
            docs: None,
            request_id: None,
            field_errors: Vec::new(),
            fields: Vec::new(),
            language: "en",
            direction: "ltr",
        }
    }
}

impl FieldError {
    #[doc(hidden)]
    pub const fn new(place: String, code: String, message: String) -> Self {
        FieldError {
            place,
            code,
            message,
        }
    }
}

/// Text as HTML, between tags or in an attribute's quotes.
///
/// ```
/// # use errorbook_model as errorbook;
/// use errorbook::page::escape;
///
/// assert_eq!(escape("<acme & 'co'>"), "&lt;acme &amp; &#39;co&#39;&gt;");
/// ```
pub fn escape(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    escape::html(&mut out, text);
    // Whole characters were copied, and what was put between them is UTF-8.
    String::from_utf8(out).unwrap_or_default()
}

/// The function that writes a service's own page.
#[derive(Clone, Copy)]
pub struct OwnPage(pub fn(&Page) -> String);

impl fmt::Debug for OwnPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnPage")
    }
}

impl PartialEq for OwnPage {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

impl Eq for OwnPage {}
