//! Finds out whether a response belongs to an entry.

use super::Response;
use crate::client::Content;
use crate::client::excerpt::excerpt;
use crate::client::reading::Reading;
use crate::client::shape::constant;
use crate::entry::Entry;
use crate::profile::Profile;
use crate::text::{Piece, Text};
use errorbook_model::{Format, Name, Node};
use serde_json::Value;

/// Checks whether a response belongs to an entry: by its code, or if the profile sends no code, by all other
/// values of the entry. If it does not, the error is a difference other
/// than the code, if there is one.
pub(super) fn check(
    entry: &'static Entry,
    reading: &Reading,
    response: &Response,
) -> Result<(), Option<String>> {
    let mut codes = [&reading.code, &reading.header_code]
        .into_iter()
        .flatten()
        .peekable();
    let is_told = codes.peek().is_some();
    if is_told && codes.all(|code| code.is(entry.code())) {
        return Ok(());
    }
    let Some(profile) = response.profile() else {
        let is_guess = matches!(reading.content, Content::Json(_) | Content::Empty);
        let note = "no profile is known: `Response::of` says whose shape it is";
        return Err((is_guess && !is_told).then(|| note.to_owned()));
    };
    if is_told || promises_code(profile, reading) {
        return Err(None);
    }
    if let Content::Preset(written) = &reading.content {
        if !written.may_be_of(entry.code()) {
            return Err(Some(format!("the body lacks the code `{}`", entry.code())));
        }
    }
    evidence(entry, reading, response, profile).map_or(Ok(()), |text| Err(Some(text)))
}

/// Whether a profile sends the code in a response of this kind.
fn promises_code(profile: &Profile, reading: &Reading) -> bool {
    let mut representations = profile.settings.representations();
    profile.settings.code_header.is_some()
        || match &reading.content {
            // The items have codes of their own.
            Content::Json(_) if !reading.items.is_empty() => false,
            Content::Json(_) => reading
                .template
                .and_then(|template| template.root())
                .is_some_and(|root| root.uses(Name::Code)),
            Content::Text(_) => representations.any(|sent| match sent.format {
                Format::Text(lines) => Node::Text(lines).uses(Name::Code),
                _ => false,
            }),
            Content::Xml(_) | Content::Preset(_) => false,
            Content::Empty => representations.all(|sent| sent.media_type().is_some()),
        }
}

/// The first difference between a response without a code and an entry.
fn evidence(
    entry: &'static Entry,
    reading: &Reading,
    response: &Response,
    profile: &Profile,
) -> Option<String> {
    for (name, value) in &reading.values {
        if !matches!(name, Name::Type | Name::Docs | Name::Oauth) {
            continue;
        }
        let expected = constant(*name, entry, profile).unwrap_or_else(|| Value::from(""));
        if expected != *value {
            return Some(format!("{} is not {expected}", excerpt(&value.to_string())));
        }
    }
    if let Some(docs) = missing_help_link(entry, profile, response) {
        return Some(format!("there is no link to <{docs}>"));
    }
    let message = reading.message.as_deref()?;
    // A refusal may have the text of a framework as its message.
    let is_free = entry.sends_display() || (entry.message.is_none() && entry.is_of_refusals());
    let fits = match &entry.message {
        Some(template) => is_filled(template, message),
        None => message == entry.title(),
    };
    (!is_free && !fits).then(|| format!("the message is not \"{}\"", entry.message()))
}

/// The documentation that a response has to link to and does not.
pub(super) fn missing_help_link(
    entry: &Entry,
    profile: &Profile,
    response: &Response,
) -> Option<String> {
    let docs = profile.settings.docs_uri(entry.code().as_str());
    let docs = docs.filter(|_| profile.settings.help_link)?;
    let target = format!("<{docs}>");
    let mut links = response.headers().get_all(http::header::LINK).iter();
    let is_there = links.any(|value| String::from_utf8_lossy(value.as_bytes()).contains(&target));
    (!is_there).then_some(docs)
}

/// Whether a text is a template with its placeholders filled.
pub(super) fn is_filled(template: &Text, text: &str) -> bool {
    let mut rest = text;
    let mut is_open = false;
    for (index, piece) in template.pieces.iter().enumerate() {
        let is_last = index + 1 == template.pieces.len();
        match piece {
            Piece::Slot(_) => is_open = true,
            Piece::Literal(literal) if is_open && is_last => return rest.ends_with(&**literal),
            Piece::Literal(literal) => {
                let found = if is_open {
                    rest.split_once(&**literal).map(|(_, after)| after)
                } else {
                    rest.strip_prefix(&**literal)
                };
                let Some(after) = found else {
                    return false;
                };
                rest = after;
                is_open = false;
            }
        }
    }
    is_open || rest.is_empty()
}
