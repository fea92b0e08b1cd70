//! Proves that what is compared is the same: status, headers in their order, body.

use crate::subjects::errorbook::{OrgError, at_hand};
use crate::subjects::templates::{self, CreateError};
use crate::subjects::{NAME, by_hand, languages, requested};
use axum::body::{Body, to_bytes};
use axum::response::{IntoResponse, Response};
use errorbook::ApiError;
use std::fmt::Write;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Says which answer written by hand is not errorbook's, and how they differ.
pub(crate) fn check() -> Result<(), String> {
    let preferences = at_hand();
    let blocked = OrgError::blocked(NAME);
    let static_answer = OrgError::NotFound.respond(&preferences).map(Body::from);
    let field_answer = || blocked.respond(&preferences).map(Body::from);
    let pairs = [
        (
            "static",
            static_answer,
            by_hand::not_found().map(Body::from),
        ),
        (
            "one field",
            field_answer(),
            by_hand::blocked(NAME).map(Body::from),
        ),
        (
            "one field as Json",
            field_answer(),
            by_hand::blocked_as_json(NAME),
        ),
        (
            "static by default",
            OrgError::NotFound.into_response(),
            by_hand::not_found_by_default().map(Body::from),
        ),
        (
            "one field by default",
            OrgError::blocked(NAME).into_response(),
            by_hand::blocked_by_default(NAME).map(Body::from),
        ),
        (
            "strings",
            CreateError::blocked(NAME)
                .respond(&templates::strings())
                .map(Body::from),
            templates::strings_by_hand(NAME, 3).map(Body::from),
        ),
        (
            "an item per field error",
            CreateError::invalid()
                .respond(&templates::each())
                .map(Body::from),
            templates::each_by_hand(&templates::field_errors()).map(Body::from),
        ),
        (
            "a member per place",
            CreateError::invalid()
                .respond(&templates::members())
                .map(Body::from),
            templates::members_by_hand(&templates::field_errors()).map(Body::from),
        ),
        (
            "an array at the top",
            CreateError::blocked(NAME)
                .respond(&templates::top())
                .map(Body::from),
            templates::top_by_hand(NAME, 3).map(Body::from),
        ),
        (
            "XML",
            CreateError::blocked(NAME)
                .respond(&templates::xml())
                .map(Body::from),
            templates::xml_by_hand(NAME).map(Body::from),
        ),
    ];
    let german = languages::NotFound.respond(&languages::asking_in("de"));
    if !german.body().windows(4).any(|part| part == b"Dies") {
        return Err("the German response is not in German".to_owned());
    }
    pairs
        .into_iter()
        .try_for_each(|(name, ours, by_hand)| same(name, ours, by_hand))
}

/// The same for what is rendered in a layer. To ask makes one, which the rows without any would pay for: ask last.
pub(crate) fn check_in_layer() -> Result<(), String> {
    let (mut ours, mut by_hand) = (requested::by_template(), requested::by_hand());
    same("what the request says", ours(), by_hand())
}

fn same(name: &str, ours: Response, by_hand: Response) -> Result<(), String> {
    let (ours, by_hand) = (text(ours), text(by_hand));
    if ours == by_hand {
        return Ok(());
    }
    Err(format!(
        "{name}: by hand is not what errorbook sends, so rewrite it in src/subjects\n\
         errorbook:\n{ours}\nby hand:\n{by_hand}"
    ))
}

fn text(response: Response) -> String {
    let (parts, body) = response.into_parts();
    let mut text = format!("{}\n", parts.status);
    for (name, value) in &parts.headers {
        // A String takes everything.
        let _ = writeln!(text, "{name}: {}", value.as_bytes().escape_ascii());
    }
    // Such a body is whole, so it is ready when it is first asked.
    let body = pin!(to_bytes(body, usize::MAX));
    match body.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(bytes)) => text.push_str(&String::from_utf8_lossy(&bytes)),
        Poll::Ready(Err(_)) | Poll::Pending => text.push_str("a body that is not whole"),
    }
    text
}
