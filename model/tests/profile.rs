//! What a profile offers, and its links.

use errorbook_model::{Body, Offer, Profile, Representation};

#[test]
fn what_is_offered_depends_on_the_shape() {
    use Representation::{Empty, Json, Problem, Text};
    for (body, expected) in [
        (Body::PROBLEM, vec![Problem, Json, Text]),
        (Body::MESSAGE, vec![Json, Text]),
        (Body::EMPTY, vec![Empty, Text]),
    ] {
        let profile = Profile {
            body,
            ..Profile::DEFAULT
        };
        let found: Vec<_> = profile.representations().collect();
        assert_eq!(found, expected);
    }
    for (number, representation) in Representation::ALL.into_iter().enumerate() {
        assert_eq!(representation as usize, number);
    }
    for offer in Offer::ALL {
        assert_eq!(Offer::by_name(offer.as_str()), Some(offer));
    }
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
