//! Reports: one for each response that is an error, of the error that it was made of.

use crate::{ERRORS, Framework, Request, silence};
use errorbook::tower::ErrorLayer;
use std::sync::{Arc, Mutex};

/// What a callback gets: code, status, whether there is an error, the first cause, a panic's message.
type Report = (String, u16, bool, Option<String>, Option<String>);

#[actix_web::test]
async fn each_error_is_reported_once_with_its_causes() {
    silence();
    let told: Arc<Mutex<Vec<Report>>> = Arc::default();
    let ids: Arc<Mutex<Vec<String>>> = Arc::default();
    let (events, seen_ids) = (Arc::clone(&told), Arc::clone(&ids));
    let inner = ErrorLayer::new(&ERRORS).on_error(move |event| {
        seen_ids
            .lock()
            .unwrap()
            .push(event.request_id().unwrap().to_owned());
        events.lock().unwrap().push((
            event.code().to_string(),
            event.status().as_u16(),
            event.error().is_some(),
            event.sources().next().map(ToString::to_string),
            event.panic().map(ToOwned::to_owned),
        ));
    });
    let outer_told: Arc<Mutex<u32>> = Arc::default();
    let counter = Arc::clone(&outer_told);
    let outer = ErrorLayer::new(&ERRORS).on_error(move |_| *counter.lock().unwrap() += 1);
    let canary = || Some("canary".to_owned());
    let truth = || Some(("ORG_HIDDEN".to_owned(), 403, true, canary(), None));
    let foreign = |code: &str, status| Some((code.to_owned(), status, false, None, None));
    let internal = |is_ours, source, panic| {
        let code = "HTTP_INTERNAL_SERVER_ERROR".to_owned();
        Some((code, 500, is_ours, source, panic))
    };
    let plain = |is_ours| Some(("ORG_NOT_FOUND".to_owned(), 404, is_ours, None, None));
    let panicked = internal(false, None, Some("canary in a panic".to_owned()));
    let both: Vec<(&str, Option<Report>)> = vec![
        ("/fine", None),
        ("/ours", plain(true)),
        ("/hidden", truth()),
        ("/spawned", truth()),
        ("/nowhere", foreign("HTTP_NOT_FOUND", 404)),
        ("/text", foreign("HTTP_CONFLICT", 409)),
        ("/pieces", foreign("HTTP_CONFLICT", 409)),
        ("/teapot", foreign("HTTP_BAD_REQUEST", 418)),
        ("/panic", panicked.clone()),
        // Foreign and left as it is.
        ("/json", None),
        // The errors that were rendered first are not what is answered.
        ("/retried", None),
        ("/fallback", plain(true)),
        ("/kept-first", plain(true)),
        ("/dropped", foreign("HTTP_BAD_REQUEST", 418)),
        ("/dropped-json", None),
        ("/dropped-panic", panicked),
        (
            "/lent",
            Some(("LENT_THING".to_owned(), 409, true, canary(), None)),
        ),
    ];
    let axum = vec![("/by-hand", plain(false))];
    let actix = vec![
        ("/spawned-box", truth()),
        ("/spawned-problem", truth()),
        ("/spawned-any", truth()),
        ("/box", truth()),
        ("/problem", truth()),
        ("/actix-error", truth()),
        ("/by-hand", truth()),
        ("/twice", truth()),
        ("/any", internal(true, canary(), None)),
        ("/refused/ours", truth()),
        ("/refused/text", foreign("HTTP_BAD_REQUEST", 401)),
        ("/refused/json", None),
    ];
    let layers = [inner, outer];
    for (framework, own) in [(Framework::Axum, axum), (Framework::Actix, actix)] {
        for (path, expected) in both.clone().into_iter().chain(own) {
            told.lock().unwrap().clear();
            ids.lock().unwrap().clear();
            let answer = framework.send(&layers, Request::get(path)).await;
            let expected: Vec<Report> = expected.into_iter().collect();
            assert_eq!(*told.lock().unwrap(), expected, "{framework:?} {path}");
            for id in ids.lock().unwrap().iter() {
                let sent = answer.all("x-request-id");
                assert_eq!(sent, [id.as_str()], "{framework:?} {path}");
            }
        }
    }
    assert_eq!(*outer_told.lock().unwrap(), 0);
}
