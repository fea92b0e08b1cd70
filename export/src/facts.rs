//! The facts of an error, in the order and words in which every page lists them.

use crate::describe::{self, only_of};
use crate::{Catalogue, Entry, Profile, Type};

/// A piece of a fact.
pub(crate) enum Span {
    Text(String),
    Code(String),
    /// An address, linked to where that is safe.
    Address(String),
    /// A code, linked to where the catalogue has it.
    Entry(String),
}

/// What is so, and how.
pub(crate) struct Fact {
    pub(crate) label: &'static str,
    pub(crate) spans: Vec<Span>,
}

/// How the service speaks that answers with an error. A concealed one is never on the wire: it has neither a
/// type there, nor a link, nor a request that gets it.
pub(crate) fn profile_of<'a>(
    catalogue: &'a Catalogue,
    ty: &Type,
    entry: &Entry,
) -> Option<&'a Profile> {
    let service = catalogue.service_of(ty)?;
    entry.concealed_as.is_none().then_some(&service.profile)
}

/// The words that mark an error beside its status.
pub(crate) fn marks(entry: &Entry) -> Vec<&'static str> {
    [
        (entry.retryable, "retryable"),
        (entry.sunset.is_some(), "going"),
        (entry.internal, "internal"),
        (entry.concealed_as.is_some(), "concealed"),
    ]
    .into_iter()
    .filter_map(|(so, word)| so.then_some(word))
    .collect()
}

/// The facts of an error.
pub(crate) fn facts(catalogue: &Catalogue, ty: &Type, entry: &Entry) -> Vec<Fact> {
    let code = entry.code.to_string();
    let profile = profile_of(catalogue, ty, entry);
    let services = only_of(catalogue, ty);
    let text = |text: &str| vec![Span::Text(text.to_owned())];
    let concealed = entry.concealed_as.as_ref().map(|code| {
        vec![
            Span::Text("answered exactly as ".to_owned()),
            Span::Entry(code.to_string()),
            Span::Text(" is".to_owned()),
        ]
    });
    let rows = [
        ("Concealed", concealed),
        ("Retry", Some(text(&describe::retry(entry)))),
        ("Since", entry.since.as_deref().map(text)),
        ("Goes in", entry.sunset.as_deref().map(text)),
        (
            "Instead",
            entry.instead.clone().map(|code| vec![Span::Entry(code)]),
        ),
        (
            "OAuth error",
            entry.oauth.clone().map(|error| vec![Span::Code(error)]),
        ),
        (
            "Problem type",
            profile
                .and_then(|profile| profile.type_uri(&code))
                .map(|uri| vec![Span::Code(uri)]),
        ),
        (
            "Documentation",
            profile
                .and_then(|profile| profile.docs_uri(&code))
                .map(|uri| vec![Span::Address(uri)]),
        ),
        ("Logged as", entry.log.as_deref().map(text)),
        (
            "Only in",
            (!services.is_empty()).then(|| text(&describe::list(&services, "and"))),
        ),
    ];
    rows.into_iter()
        .filter_map(|(label, spans)| {
            Some(Fact {
                label,
                spans: spans?,
            })
        })
        .collect()
}
