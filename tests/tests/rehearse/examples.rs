//! What is answered: the example of the documentation, by whichever way a code is asked for.

use crate::frameworks::Framework;
use crate::{ERRORS, OrgError, answer, rehearsing};
use errorbook::ApiError;
use errorbook::docs::{add_examples, catalogue};
use std::collections::BTreeSet;

/// A code as `Preference-Applied` has it: a token, or quoted.
fn applied(code: &str) -> String {
    if code.contains(':') {
        format!("\"{code}\"")
    } else {
        code.to_owned()
    }
}

/// Byte for byte, for each error and each representation.
#[tokio::test]
async fn each_error_is_answered_with_its_example() {
    let layer = rehearsing();
    let mut data = catalogue(&ERRORS);
    add_examples(&mut data);
    let data = data.public();
    let mut count = 0;
    for (_, entry) in data.entries() {
        for example in &entry.examples {
            let code = entry.code.to_string();
            let prefer = format!("error=\"{code}\"; status={}", entry.status);
            let headers = [
                ("prefer", prefer.as_str()),
                ("accept", example.accept.as_str()),
            ];
            let answer = answer(&layer, "/broken", &headers).await;
            let row = format!("{headers:?} {answer:?}");

            assert_eq!(answer.status, entry.status, "{row}");
            assert_eq!(answer.body, example.body, "{row}");
            let mut headers: BTreeSet<_> = example.headers.iter().cloned().collect();
            for (name, value) in [
                ("preference-applied", format!("error={}", applied(&code))),
                ("vary", "Prefer".to_owned()),
            ] {
                headers.insert((name.to_owned(), value));
            }
            assert_eq!(answer.headers, headers, "{row}");
            count += 1;
        }
    }
    // One of them has two answers.
    assert_eq!(count, (crate::CODES.len() + 1) * 5);
}

#[tokio::test]
async fn an_error_without_fields_is_answered_as_the_error_itself() {
    let answer = answer(&rehearsing(), "/", &[("prefer", "error=ORG_TOKEN")]).await;
    let own = OrgError::Token.respond(&ERRORS.preferences(&http::HeaderMap::new()));
    assert_eq!(answer.status, 401);
    assert_eq!(answer.body.as_bytes(), own.body());
    for (name, value) in own.headers() {
        let value = value.to_str().unwrap();
        assert!(
            answer.all(name.as_str()).contains(&value),
            "{name} {answer:?}"
        );
    }
}

/// The status is in the headers of a call, and its body is empty.
#[tokio::test]
async fn a_call_of_grpc_gets_a_status() {
    for (prefer, status) in [("error=ORG_NOT_FOUND", "5"), ("error=X", "3")] {
        let headers: [(&str, &[u8]); 2] = [
            ("prefer", prefer.as_bytes()),
            ("content-type", b"application/grpc"),
        ];
        let answer = Framework::Axum
            .send(&rehearsing(), "POST", "/broken", &headers)
            .await;
        assert_eq!((answer.status, answer.body.as_str()), (200, ""), "{prefer}");
        assert_eq!(answer.all("grpc-status"), [status], "{prefer}");
    }
}
