//! What a service sends with an error: the bodies of its examples, and a description of its headers. An example
//! has the values of headers, but not which of them are constant or may be absent.

use crate::shape::has_placeholders;
use crate::{Catalogue, Entry, Example, Profile, Representation, Service, Type};
use errorbook_model::MediaType;

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

/// The example that was rendered for a service, in a representation by its number.
pub(crate) fn example<'a>(
    catalogue: &'a Catalogue,
    ty: &Type,
    entry: &'a Entry,
    service: &Service,
    number: usize,
) -> Option<&'a Example> {
    let representations: Vec<Representation> = service.profile.representations().collect();
    let wanted = representations.get(number)?;
    let first = catalogue.service_of(ty)?;
    let examples = if first.profile == service.profile {
        &entry.examples
    } else {
        entry.examples_of.get(&service.name)?
    };
    let own = |number: usize| {
        let essence = representations[number].essence()?;
        let before = representations[..number].iter();
        // Of several bodies under one media type, each has an example.
        let before = before.filter(|other| other.essence() == Some(essence));
        let mut of_media_type = examples.iter().filter(|example| {
            let media_type = MediaType::new(example.media_type().unwrap_or_default());
            media_type.essence().eq_ignore_ascii_case(essence)
        });
        of_media_type.nth(before.count())
    };
    // A body that goes by two names is the same under each.
    let other = || {
        let mut others = 0..representations.len();
        others
            .find_map(|other| own(other).filter(|_| representations[other].format == wanted.format))
    };
    own(number).or_else(other)
}

/// The headers of an error, with a body or without, in the order in which they are sent.
pub(crate) fn headers(profile: &Profile, entry: &Entry, has_body: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    if profile.count() > 1 {
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
    if has_body && profile.nosniff {
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
            "content-language" => has_body,
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
