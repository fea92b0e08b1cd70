//! What is compared with what, and what it may cost at most.

use crate::harness::Subject;
use crate::subjects::errorbook::{ACME, OrgError, at_hand, long_accept, request};
use crate::subjects::templates::{self, CreateError};
use crate::subjects::{AXIOS, BROWSER, CHROME, NAME, by_hand, languages, layer, peers, requested};
use axum::body::{Body, Bytes};
use axum::response::IntoResponse;
use errorbook::{ApiError, Preferences};
use http::Response;
use std::hint::black_box;

/// A comparison: errorbook and its reference.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) pair: [Subject; 2],
    /// How many of the table's units one run of the work counts: bytes, where the time is per byte.
    pub(crate) units: [u32; 2],
    pub(crate) limits: Limits,
}

/// The most that errorbook may cost; a row without limits is there for orientation.
#[derive(Clone, Copy, Default)]
pub(crate) struct Limits {
    /// Of the time, as a ratio to the reference's.
    pub(crate) ratio: Option<f64>,
    pub(crate) allocations: Option<Allocations>,
}

/// How many allocations there may be.
#[derive(Clone, Copy)]
pub(crate) enum Allocations {
    None,
    AsReference,
}

impl Row {
    fn new<T, R>(
        name: &'static str,
        subject: impl FnMut() -> T + 'static,
        reference: impl FnMut() -> R + 'static,
    ) -> Self {
        Row {
            name,
            pair: [Subject::new(subject), Subject::new(reference)],
            units: [1; 2],
            limits: Limits::default(),
        }
    }

    fn at_most(mut self, ratio: f64) -> Self {
        self.limits.ratio = Some(ratio);
        self
    }

    fn allocating(mut self, allocations: Allocations) -> Self {
        self.limits.allocations = Some(allocations);
        self
    }
}

/// The rows of the table, under their headings.
pub(crate) fn sections() -> [(&'static str, Vec<Row>); 6] {
    [
        ("response, against the same written by hand", responses()),
        (
            "bodies of templates, against the same written by hand",
            templates(),
        ),
        ("Accept into preferences", negotiation()),
        (
            "axum's into_response, a static error",
            static_into_response(),
        ),
        ("axum's into_response, one field", field_into_response()),
        // Last, with every row that has a layer: where a process has one, errors out of its sight travel
        // with their responses.
        ("through ErrorLayer, against the service alone", layer()),
    ]
}

/// A static error to a client of this language.
fn in_language(language: &'static str) -> impl FnMut() -> http::Response<bytes::Bytes> {
    let preferences = languages::asking_in(language);
    move || black_box(&languages::NotFound).respond(black_box(&preferences))
}

fn responses() -> Vec<Row> {
    let preferences = at_hand();
    let axios = request(AXIOS);
    let ready = OrgError::NotFound.respond(&preferences);
    let headers = ready.headers().clone();
    let blocked = OrgError::blocked(NAME);
    vec![
        Row::new(
            "static, preferences at hand",
            move || black_box(&OrgError::NotFound).respond(black_box(&preferences)),
            by_hand::not_found,
        )
        .at_most(0.80)
        .allocating(Allocations::AsReference),
        Row::new(
            "a clone of a ready header map alone",
            move || black_box(&headers).clone(),
            by_hand::not_found,
        ),
        Row::new(
            "a clone of the ready response alone",
            move || black_box(&ready).clone(),
            by_hand::not_found,
        ),
        Row::new(
            "static, in German / in English",
            in_language("de"),
            in_language("en"),
        )
        .at_most(1.05)
        .allocating(Allocations::AsReference),
        Row::new(
            "static, Accept of axios parsed first",
            move || {
                let preferences = ACME.preferences(black_box(&axios));
                black_box(&OrgError::NotFound).respond(&preferences)
            },
            by_hand::not_found,
        )
        .at_most(1.00)
        .allocating(Allocations::AsReference),
        Row::new(
            "one field, preferences at hand",
            move || black_box(&blocked).respond(black_box(&preferences)),
            || by_hand::blocked(black_box(NAME)),
        )
        .allocating(Allocations::AsReference),
        Row::new(
            "one field, whole problem / api-error, message only",
            move || {
                OrgError::blocked(black_box(NAME))
                    .respond(black_box(&preferences))
                    .map(Body::from)
            },
            || peers::api_error_blocked_with_headers(black_box(NAME)),
        )
        .at_most(0.80),
        Row::new(
            "one field / (status, headers, Json(struct))",
            move || {
                OrgError::blocked(black_box(NAME))
                    .respond(black_box(&preferences))
                    .map(Body::from)
            },
            || by_hand::blocked_as_json(black_box(NAME)),
        )
        .at_most(0.35),
    ]
}

fn templates() -> Vec<Row> {
    let blocked = || CreateError::blocked(NAME);
    let (strings, top, time, xml) = (blocked(), blocked(), blocked(), blocked());
    let invalid = CreateError::invalid;
    let (errors, other_errors) = (templates::field_errors(), templates::field_errors());
    let rows = [
        Row::new(
            "strings, fields by name, or null",
            at_hand_for(strings, templates::strings()),
            || templates::strings_by_hand(black_box(NAME), black_box(3)),
        ),
        Row::new(
            "an item per field error, two of them",
            at_hand_for(invalid(), templates::each()),
            move || templates::each_by_hand(black_box(&errors)),
        ),
        Row::new(
            "an array at the top, nothing there, or a value",
            at_hand_for(top, templates::top()),
            || templates::top_by_hand(black_box(NAME), black_box(3)),
        ),
        Row::new("a timestamp", at_hand_for(time, templates::time()), || {
            templates::time_by_hand(black_box(NAME))
        }),
        Row::new("XML", at_hand_for(xml, templates::xml()), || {
            templates::xml_by_hand(black_box(NAME))
        }),
    ];
    let grouped = Row::new(
        "a member per place, two of them",
        at_hand_for(invalid(), templates::members()),
        move || templates::members_by_hand(black_box(&other_errors)),
    );
    let rows = rows.into_iter().map(|row| row.at_most(1.00));
    rows.chain([grouped]).collect()
}

/// An error as a response, with the preferences at hand: by hand nothing is negotiated.
fn at_hand_for(error: CreateError, preferences: Preferences) -> impl FnMut() -> Response<Bytes> {
    move || black_box(&error).respond(black_box(&preferences))
}

fn negotiation() -> Vec<Row> {
    let axios = request(AXIOS);
    let browser = request(BROWSER);
    let chrome = request(CHROME);
    let texts = [long_accept(10_000), long_accept(1_000)];
    let units = [&texts[0], &texts[1]].map(|text| u32::try_from(text.len()).unwrap_or(u32::MAX));
    let [long, short] = texts.map(|text| request(&text));
    let mut linear = Row::new(
        "per byte: 10,000 ranges / 1,000 ranges",
        move || ACME.preferences(black_box(&long)),
        move || ACME.preferences(black_box(&short)),
    )
    .at_most(1.20)
    .allocating(Allocations::None);
    linear.units = units;
    vec![
        Row::new(
            "a browser's Accept / static by hand",
            move || ACME.preferences(black_box(&browser)),
            by_hand::not_found,
        )
        .at_most(0.60)
        .allocating(Allocations::None),
        Row::new(
            "Chrome's Accept / static by hand",
            move || ACME.preferences(black_box(&chrome)),
            by_hand::not_found,
        )
        .at_most(0.60)
        .allocating(Allocations::None),
        Row::new(
            "axios's Accept / static by hand",
            move || ACME.preferences(black_box(&axios)),
            by_hand::not_found,
        )
        .allocating(Allocations::None),
        linear,
    ]
}

fn layer() -> Vec<Row> {
    vec![
        Row::new(
            "200, Chrome's Accept",
            layer::layered_success(),
            layer::success(),
        )
        .at_most(1.30)
        .allocating(Allocations::AsReference),
        Row::new(
            "200, a layer that only keeps Accept and the id",
            layer::kept_success(),
            layer::success(),
        ),
        Row::new(
            "200, one that catches panics too, with both at hand",
            layer::guarded_success(),
            layer::success(),
        ),
        Row::new(
            "a static error / by hand, without a layer",
            layer::layered_error(),
            layer::error_by_hand(),
        )
        .allocating(Allocations::AsReference),
        Row::new(
            "what the request says, both in ErrorLayer",
            requested::by_template(),
            requested::by_hand(),
        )
        .at_most(1.00),
    ]
}

fn static_into_response() -> Vec<Row> {
    let subject = || black_box(OrgError::NotFound).into_response();
    vec![
        Row::new("the same by hand", subject, || {
            by_hand::not_found_by_default().map(Body::from)
        })
        .allocating(Allocations::AsReference),
        Row::new(
            "(StatusCode, Json(struct))",
            subject,
            by_hand::bare_not_found,
        ),
        Row::new("api-error 0.1.9", subject, peers::api_error_not_found),
        Row::new("masterror 0.27.3", subject, peers::masterror_not_found),
        Row::new(
            "problem_details 0.11.0",
            subject,
            peers::problem_details_not_found,
        ),
        Row::new(
            "http-api-problem 0.60.0",
            subject,
            peers::http_api_problem_not_found,
        ),
    ]
}

fn field_into_response() -> Vec<Row> {
    let subject = || OrgError::blocked(black_box(NAME)).into_response();
    vec![
        Row::new("the same by hand", subject, || {
            // The handler has the name as a `String`, as errorbook's variant has.
            let name = black_box(NAME).to_owned();
            by_hand::blocked_by_default(&name).map(Body::from)
        })
        .allocating(Allocations::AsReference),
        Row::new("(StatusCode, Json(struct))", subject, || {
            by_hand::bare_blocked(black_box(NAME))
        }),
        Row::new("api-error 0.1.9", subject, || {
            peers::api_error_blocked(black_box(NAME))
        }),
        Row::new("masterror 0.27.3", subject, || {
            peers::masterror_blocked(black_box(NAME))
        }),
        Row::new("problem_details 0.11.0", subject, || {
            peers::problem_details_blocked(black_box(NAME))
        }),
        Row::new("http-api-problem 0.60.0", subject, || {
            peers::http_api_problem_blocked(black_box(NAME))
        }),
    ]
}
