//! How a service speaks, from data.

use super::examples::{is_header_name, leak};
use crate::body::{Body, Name, Part};
use crate::profile::{Offer, Profile};
use errorbook_export as data;

/// A profile of the runtime, whose texts are kept for good. What could not be sent is left out.
pub(super) fn profile(data: &data::Profile) -> Profile {
    let body = if data.body.is_empty() {
        Body::EMPTY
    } else {
        Body::__from_parts(Vec::leak(data.body.iter().map(part).collect()))
    };
    let offers: Vec<Offer> = data
        .offers
        .iter()
        .map(|offer| match offer {
            data::Offer::Json => Offer::Json,
            data::Offer::Text => Offer::Text,
        })
        .collect();
    let code_header = data
        .code_header
        .as_deref()
        .filter(|name| is_header_name(name));
    Profile {
        body: if data.problem {
            body.as_problem()
        } else {
            body
        },
        problem_type: data.problem_type.as_deref().map(leak),
        docs: data.docs.as_deref().map(leak),
        offers: if offers.is_empty() {
            Profile::DEFAULT.offers
        } else {
            Vec::leak(offers)
        },
        code_header: code_header.map(leak),
        help_link: data.help_link,
        nosniff: data.nosniff,
        no_store: data.no_store,
    }
}

fn part(part: &data::Part) -> Part {
    match part {
        data::Part::Object(key) => Part::Object(leak(key)),
        data::Part::Array(key) => Part::Array(leak(key)),
        data::Part::End => Part::End,
        data::Part::Member(key, name) => Part::Member(leak(key), self::name(*name)),
        data::Part::Literal(key, json) => Part::Literal(leak(key), leak(json)),
        data::Part::Fields(taken) => {
            let taken: Vec<&'static str> = taken.iter().map(|name| leak(name)).collect();
            Part::Fields(Vec::leak(taken))
        }
    }
}

fn name(name: data::Name) -> Name {
    match name {
        data::Name::Code => Name::Code,
        data::Name::Status => Name::Status,
        data::Name::Phrase => Name::Phrase,
        data::Name::Title => Name::Title,
        data::Name::Message => Name::Message,
        data::Name::Type => Name::Type,
        data::Name::Docs => Name::Docs,
        data::Name::Help => Name::Help,
        data::Name::Oauth => Name::Oauth,
        data::Name::RetryAfter => Name::RetryAfter,
        data::Name::Retryable => Name::Retryable,
        data::Name::RequestId => Name::RequestId,
        data::Name::ProblemTitle => Name::ProblemTitle,
        data::Name::Detail => Name::Detail,
    }
}
