//! errorbook's own responses are recognized whatever the profile sends: a response with none of the headers that
//! mark most of them is left as it is, is not taken for a foreign one and is reported once.

use crate::{Framework, Request, silence};
use errorbook::tower::{ErrorLayer, Reshape};
use errorbook::{Body, Offer, Profile};
use std::sync::{Arc, Mutex};

const TEXT: Profile = Profile::new().offers(&[Offer::TEXT]);
const JSON: Profile = Profile::new()
    .offers(&[Offer::JSON])
    .body(Body::CODE_MESSAGE);
const EMPTY: Profile = Profile::new().offers(&[Offer::JSON]).body(Body::EMPTY);
const PROBLEM: Profile = Profile::new();

/// Each shape with each combination of the headers that a profile can switch off.
macro_rules! switched {
    ($($profile:ident)*) => {
        [$(
            (stringify!($profile), &const { $profile }),
            (stringify!($profile, no_store(false)), &const { $profile.no_store(false) }),
            (stringify!($profile, nosniff(false)), &const { $profile.nosniff(false) }),
            (
                stringify!($profile, no_store(false), nosniff(false)),
                &const { $profile.no_store(false).nosniff(false) },
            ),
        )*]
    };
}

static PROFILES: [(&str, &Profile); 16] = switched!(TEXT JSON EMPTY PROBLEM);

const RESHAPES: [Reshape; 3] = [Reshape::Nothing, Reshape::Plain, Reshape::Everything];

type Events = Arc<Mutex<Vec<String>>>;

fn layer(profile: &'static Profile, reshape: Reshape, events: &Events) -> ErrorLayer {
    let events = Arc::clone(events);
    ErrorLayer::with_profile(profile)
        .reshape(reshape)
        .on_error(move |event| events.lock().unwrap().push(event.code().to_string()))
}

/// Paths, the code that is reported, and the code that is sent.
const OURS: &[(&str, &str, &str)] = &[
    ("/ours", "ORG_NOT_FOUND", "ORG_NOT_FOUND"),
    ("/hidden", "ORG_HIDDEN", "ORG_NOT_FOUND"),
    ("/spawned", "ORG_HIDDEN", "ORG_NOT_FOUND"),
    ("/cached", "ORG_CACHED", "ORG_CACHED"),
    ("/overwritten", "ORG_NOT_FOUND", "ORG_NOT_FOUND"),
];

#[actix_web::test]
async fn whatever_the_profile_sends() {
    silence();
    for (framework, more) in [
        (Framework::Axum, &[][..]),
        (
            Framework::Actix,
            &[
                ("/refused/ours", "ORG_HIDDEN", "ORG_NOT_FOUND"),
                ("/by-hand", "ORG_HIDDEN", "ORG_NOT_FOUND"),
            ][..],
        ),
    ] {
        for (name, profile) in PROFILES {
            for reshape in RESHAPES {
                for &(path, reported, sent) in OURS.iter().chain(more) {
                    let row = format!("{framework:?} {name} {reshape:?} {path}");
                    let events = Events::default();
                    let inner = layer(profile, reshape, &events);
                    let request = Request::get(path);
                    let answer = framework
                        .send(std::slice::from_ref(&inner), request.clone())
                        .await;
                    assert_eq!(*events.lock().unwrap(), [reported], "{row}");
                    check(&answer.body, name, sent, &row);
                    assert_eq!(answer.all("x-request-id").len(), 1, "{row}");

                    // An outer layer leaves what an inner one settled, and does not report it again.
                    events.lock().unwrap().clear();
                    let outer = layer(&PROBLEM_OUTSIDE, Reshape::Everything, &events);
                    let nested = framework.send(&[inner, outer], request).await;
                    assert_eq!(nested.body, answer.body, "{row}");
                    assert_eq!(*events.lock().unwrap(), [reported], "{row}");
                }
            }
        }
    }
}

static PROBLEM_OUTSIDE: Profile = Profile::new();

fn check(body: &str, profile: &str, code: &str, row: &str) {
    assert!(!body.contains("HTTP_"), "{row}: {body}");
    if profile.starts_with("EMPTY") {
        assert_eq!(body, "", "{row}");
    } else if profile.starts_with("TEXT") {
        assert!(body.ends_with(&format!("[{code}]\n")), "{row}: {body}");
    } else {
        let member = format!(r#""code":"{code}""#);
        assert!(body.contains(&member), "{row}: {body}");
    }
}

/// What an inner layer made of a foreign response is errorbook's to an outer one, also where all the headers of
/// the foreign response were kept.
#[actix_web::test]
async fn what_was_rewritten_is_recognized_by_an_outer_layer() {
    silence();
    for framework in Framework::ALL {
        for (name, profile) in PROFILES {
            for (path, code) in [
                ("/nowhere", "HTTP_NOT_FOUND"),
                ("/headers", "HTTP_CONFLICT"),
                ("/text", "HTTP_CONFLICT"),
                ("/panic", "HTTP_INTERNAL_SERVER_ERROR"),
            ] {
                let row = format!("{framework:?} {name} {path}");
                let events = Events::default();
                let inner = layer(profile, Reshape::Plain, &events);
                let request = Request::get(path);
                let alone = framework
                    .send(std::slice::from_ref(&inner), request.clone())
                    .await;
                assert_eq!(*events.lock().unwrap(), [code], "{row}");
                events.lock().unwrap().clear();
                let outer = layer(&PROBLEM_OUTSIDE, Reshape::Everything, &events);
                let nested = framework.send(&[inner, outer], request).await;
                assert_eq!(nested.body, alone.body, "{row}");
                assert_eq!(*events.lock().unwrap(), [code], "{row}");
            }
        }
    }
}
