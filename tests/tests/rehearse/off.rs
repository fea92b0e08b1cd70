//! What a layer does that is not asked, or does not rehearse.

use crate::frameworks::SERVED;
use crate::{ACME, ERRORS, answer, rehearsing};
use errorbook::docs::Rehearsal;
use errorbook::tower::ErrorLayer;
use std::env;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const ASKED: [(&str, &str); 1] = [("prefer", "error=ORG_TOKEN")];

#[tokio::test]
async fn it_is_off_unless_it_is_called() {
    for layer in [
        ErrorLayer::new(&ERRORS),
        ErrorLayer::new(&ERRORS).rehearse(false),
        rehearsing().rehearse(Rehearsal::from(false)),
    ] {
        let served = answer(&layer, "/", &ASKED).await;
        assert_eq!((served.status, served.body.as_str()), (200, SERVED));
        assert!(served.all("vary").is_empty());
    }
}

/// A cache that has the service's answer must not give it to a request that asks for an error.
#[tokio::test]
async fn every_answer_depends_on_prefer_while_it_is_on() {
    for (path, status) in [("/", 200), ("/nowhere", 404)] {
        for headers in [&[][..], &[("prefer", "return=minimal")]] {
            let answer = answer(&rehearsing(), path, headers).await;
            assert_eq!(answer.status, status, "{path}");
            assert!(answer.all("vary").contains(&"Prefer"), "{path} {answer:?}");
            assert!(answer.all("preference-applied").is_empty(), "{path}");
        }
    }
}

#[tokio::test]
async fn nothing_is_reported_of_an_error_that_did_not_happen() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let layer = rehearsing().on_error(move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
    });
    for prefer in ["error=ORG_STORE", "error=ORG_NOWHERE"] {
        answer(&layer, "/", &[("prefer", prefer)]).await;
    }
    assert_eq!(count.load(Ordering::Relaxed), 0);
    answer(&layer, "/nowhere", &[]).await;
    assert_eq!(count.load(Ordering::Relaxed), 3, "one on each framework");
}

#[tokio::test]
async fn a_layer_without_a_catalogue_has_no_errors_to_show() {
    let layer = ErrorLayer::with_profile(&ACME).rehearse(true);
    let answer = answer(&layer, "/", &ASKED).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("it has none"), "{}", answer.body);
}

/// In a process of its own, since a warning is given once.
#[test]
fn the_log_says_that_it_is_on() {
    let program = env::current_exe().unwrap();
    let output = Command::new(program)
        .args([
            "--exact",
            "off::a_layer_without_a_catalogue_has_no_errors_to_show",
            "--nocapture",
        ])
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    let lines = stderr.lines();
    let warnings = lines.filter(|line| line.starts_with("errorbook: rehearsal is on"));
    assert_eq!(warnings.count(), 1, "{stderr}");
}
