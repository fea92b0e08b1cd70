//! What a profile offers, and its links.

use errorbook_model::offer::Form;
use errorbook_model::pairs::is_json_constant;
use errorbook_model::{Body, Items, Offer, Profile};

const JSON_API: Offer = Offer::JSON
    .media_type("application/vnd.api+json")
    .answers_to("application/json");
const XML: &[Offer] = &[Offer::PROBLEM_XML, Offer::xml(Body::MESSAGE, "Error")];
const TWO: &[Offer] = &[Offer::json(Body::MESSAGE), Offer::json(Body::PROBLEM)];

/// A media type that is answered to, and the label and the extension of what is sent for it.
type Sent = (&'static str, Option<&'static str>, &'static str);

#[test]
fn what_is_sent_and_answered_to() {
    let default = Profile::DEFAULT.offers;
    let rows: &[(Body, &[Offer], &[Sent])] = &[
        (
            Body::PROBLEM,
            default,
            &[
                (
                    "application/problem+json",
                    Some("application/problem+json"),
                    "problem+json",
                ),
                ("application/json", Some("application/json"), "json"),
                (
                    "text/plain; charset=utf-8",
                    Some("text/plain; charset=utf-8"),
                    "txt",
                ),
            ],
        ),
        (
            Body::MESSAGE,
            default,
            &[
                ("application/json", Some("application/json"), "json"),
                (
                    "text/plain; charset=utf-8",
                    Some("text/plain; charset=utf-8"),
                    "txt",
                ),
            ],
        ),
        (
            Body::EMPTY,
            &[Offer::JSON],
            &[("application/json", None, "empty")],
        ),
        (
            Body::PROBLEM,
            &[JSON_API],
            &[
                (
                    "application/vnd.api+json",
                    Some("application/vnd.api+json"),
                    "vnd.api+json",
                ),
                (
                    "application/json",
                    Some("application/vnd.api+json"),
                    "vnd.api+json",
                ),
            ],
        ),
        (
            Body::EMPTY,
            TWO,
            &[
                ("application/json", Some("application/json"), "json"),
                (
                    "application/problem+json",
                    Some("application/problem+json"),
                    "problem+json",
                ),
                ("application/json", Some("application/json"), "json"),
            ],
        ),
        (
            Body::MESSAGE,
            XML,
            &[
                (
                    "application/problem+xml",
                    Some("application/problem+xml"),
                    "problem+xml",
                ),
                ("application/xml", Some("application/xml"), "xml"),
            ],
        ),
    ];
    for (body, offers, expected) in rows {
        let profile = Profile {
            body: *body,
            offers,
            ..Profile::DEFAULT
        };
        let candidates = profile.candidates();
        let media_types = candidates.media_types().iter().enumerate();
        let found = media_types.map(|(place, media_type)| {
            let number = usize::from(candidates.representation(place));
            let sent = profile.representation(number).unwrap();
            (media_type.as_str(), sent.media_type(), sent.extension())
        });
        assert_eq!(found.collect::<Vec<_>>(), *expected);
        assert_eq!(profile.count(), profile.representations().count());
        assert!(profile.representation(profile.count()).is_none());
    }
}

#[test]
fn problem_xml_is_that_of_the_rfc() {
    let expected = Form::Xml {
        body: None,
        root: "problem",
        namespace: Some("urn:ietf:rfc:7807"),
        items: Items::I,
    };
    assert_eq!(*Offer::PROBLEM_XML.form(), expected);
}

#[test]
fn a_uri_has_the_code_encoded() {
    let profile = Profile {
        docs: Some("https://acme.example/{code}#{code}"),
        ..Profile::DEFAULT
    };
    let uri = Some("https://acme.example/A%20B#A%20B".to_owned());
    assert_eq!(profile.type_uri("A B"), uri);
    assert_eq!(profile.docs_uri("A B"), uri);
    assert_eq!(Profile::DEFAULT.type_uri("A"), None);
}

#[test]
fn a_constant_of_json_is_a_number_or_a_truth_value() {
    for text in [
        "true", "false", "0", "-0", "7", "-12", "0.5", "10.25", "1e9", "-1.5E-07", "2e+3",
    ] {
        assert!(is_json_constant(text), "{text}");
    }
    for text in [
        "", "-", "00", "01", "-01", "1.", ".5", "1e", "1e+", "1.e2", "+1", "1 ", " 1", "0x1",
        "null", "True", "\"a\"", "[]", "{}", "NaN", "1,2",
    ] {
        assert!(!is_json_constant(text), "{text}");
    }
}
