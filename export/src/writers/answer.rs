//! What a service sends with an error: the bodies of its examples, and a description of its headers. An example
//! has the values of headers, but not which of them are constant or may be absent.

use crate::shape::has_placeholders;
use crate::{Catalogue, Entry, Profile, Representation, Service, Type};

/// A header of an answer, Content-Type aside.
pub(crate) struct Line {
    pub(crate) name: String,
    /// Filled with samples where it has placeholders.
    pub(crate) value: String,
    /// Whether every answer of the error has this very value.
    pub(crate) constant: bool,
    /// Whether it may be absent.
    pub(crate) optional: bool,
}

/// The services that answer with a type.
pub(crate) fn services<'a>(
    catalogue: &'a Catalogue,
    ty: &'a Type,
) -> impl Iterator<Item = &'a Service> {
    let services = catalogue.services.iter();
    services.filter(|service| ty.is_answered_by(&service.name))
}

/// The body of the example that was rendered for a service.
pub(crate) fn body<'a>(
    catalogue: &'a Catalogue,
    ty: &Type,
    entry: &'a Entry,
    service: &Service,
    representation: Representation,
) -> Option<&'a str> {
    representation.media_type()?;
    // A body that goes by several names is the same under each.
    let is_wanted = |essence: &str| {
        let mut same = Representation::LABELLED.into_iter();
        same.any(|other| {
            other.format() == representation.format()
                && other
                    .essence()
                    .is_some_and(|name| name.eq_ignore_ascii_case(essence))
        })
    };
    let first = catalogue.service_of(ty)?;
    let examples = if first.profile == service.profile {
        &entry.examples
    } else {
        entry.examples_of.get(&service.name)?
    };
    let example = examples.iter().find(|example| {
        let media_type = example.media_type().unwrap_or_default();
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        is_wanted(essence)
    });
    example.map(|example| example.body.as_str())
}

/// The headers of an error in a representation, in the order in which they are sent.
pub(crate) fn headers(
    profile: &Profile,
    entry: &Entry,
    representation: Representation,
) -> Vec<Line> {
    let mut lines = Vec::new();
    if profile.representations().nth(1).is_some() {
        lines.push(constant("vary", "Accept"));
    }
    let has_own = |name: &str| {
        entry.header(name).is_some() || (name == "retry-after" && entry.retry_after.is_some())
    };
    let cache_control = profile.headers.get("cache-control");
    let cache_control = cache_control.or(profile.no_store.then_some("no-store"));
    // RFC 6585: responses of these must not be stored.
    if errorbook_model::status::is_never_stored(entry.status) {
        lines.push(constant("cache-control", "no-store"));
    } else if let Some(value) = cache_control.filter(|_| !has_own("cache-control")) {
        lines.push(constant("cache-control", value));
    }
    if representation.media_type().is_some() && profile.nosniff {
        lines.push(constant("x-content-type-options", "nosniff"));
    }
    lines.extend(entry.headers.iter().map(|header| Line {
        name: header.name.clone(),
        value: entry.fill(&header.value),
        constant: !header.optional && !has_placeholders(&header.value),
        optional: header.optional,
    }));
    if let Some(seconds) = entry.retry_after {
        lines.push(constant("retry-after", seconds.to_string()));
    }
    let code = entry.code.to_string();
    if let Some(docs) = profile.docs_uri(&code).filter(|_| profile.help_link) {
        lines.push(constant("link", format!("<{docs}>; rel=\"help\"")));
    }
    if let Some(name) = profile.code_header {
        lines.push(constant(name, code));
    }
    for &(name, value) in profile.headers.as_slice() {
        let is_sent = match name {
            "cache-control" => false,
            "content-language" => representation.media_type().is_some(),
            "link" => true,
            name => !has_own(name),
        };
        if is_sent {
            lines.push(constant(name, value));
        }
    }
    // The renderer sends no constant that a header may not carry (RFC 9110 section 5.5).
    let allowed = |byte| matches!(byte, b'\t' | b' '..=b'~');
    lines.retain(|line| !line.constant || line.value.bytes().all(allowed));
    for line in &mut lines {
        line.value = line.value.replace(char::is_control, " ");
    }
    lines
}

fn constant(name: &str, value: impl Into<String>) -> Line {
    Line {
        name: name.to_owned(),
        value: value.into(),
        constant: true,
        optional: false,
    }
}
