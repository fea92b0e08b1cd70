//! How Prefer is read (RFC 7240 section 2).

use crate::frameworks::{Framework, SERVED};
use crate::{answer, rehearsing};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

/// Field lines, and the code of what is applied; nothing where the service is called.
const LINES: &[(&[&str], Option<&str>)] = &[
    (&["error=ORG_TOKEN"], Some("ORG_TOKEN")),
    (&["ERROR=ORG_TOKEN"], Some("ORG_TOKEN")),
    (&["error = ORG_TOKEN"], Some("ORG_TOKEN")),
    (&["error=\"ORG_TOKEN\""], Some("ORG_TOKEN")),
    (&["error=\"ORG\\_TOKEN\""], Some("ORG_TOKEN")),
    (&["error=4031"], Some("4031")),
    (&["error=\"urn:acme:gone\""], Some("\"urn:acme:gone\"")),
    (&["return=minimal, error=ORG_TOKEN"], Some("ORG_TOKEN")),
    (
        &["respond-async, wait=100, error=ORG_TOKEN; foo"],
        Some("ORG_TOKEN"),
    ),
    (&["foo; error=4031, error=ORG_TOKEN"], Some("ORG_TOKEN")),
    (
        &["foo=\"a, error=4031\", error=ORG_TOKEN"],
        Some("ORG_TOKEN"),
    ),
    (&["error=ORG_TOKEN;; foo=\"b;c\" ; bar"], Some("ORG_TOKEN")),
    (&["respond-async", "error=ORG_TOKEN"], Some("ORG_TOKEN")),
    // The first counts.
    (&["error=ORG_TOKEN, error=4031"], Some("ORG_TOKEN")),
    (&["error=ORG_TOKEN", "error=4031"], Some("ORG_TOKEN")),
    (&["error=M_UNRECOGNIZED"], Some("M_UNRECOGNIZED")),
    // What is malformed is passed over.
    (&["error=ORG_TOKEN x, error=4031"], Some("4031")),
    (&["error=\"ORG_TOKEN, error=4031"], Some("4031")),
    (&["=, ;, error=4031"], Some("4031")),
    (&[""], None),
    (&["errors=ORG_TOKEN"], None),
    (&["foo=error"], None),
    (&["error=ORG_TOKEN x"], None),
    (&["error=@"], None),
];

#[tokio::test]
async fn preferences_are_read_as_rfc_7240_has_them() {
    for (lines, applied) in LINES {
        let headers: Vec<_> = lines.iter().map(|line| ("prefer", *line)).collect();
        let answer = answer(&rehearsing(), "/", &headers).await;
        let own = answer.all("preference-applied");
        match applied {
            Some(code) => assert_eq!(own, [format!("error={code}")], "{lines:?}"),
            None => assert_eq!((answer.body.as_str(), own), (SERVED, vec![]), "{lines:?}"),
        }
    }
}

#[tokio::test]
async fn a_status_chooses_among_the_answers_of_a_code() {
    for (prefer, status) in [
        ("error=M_UNRECOGNIZED", 404),
        ("error=M_UNRECOGNIZED;status=404", 404),
        ("error=M_UNRECOGNIZED; foo; Status=\"405\"; status=404", 405),
        ("error=M_UNRECOGNIZED; status=410", 400),
    ] {
        let answer = answer(&rehearsing(), "/", &[("prefer", prefer)]).await;
        assert_eq!(answer.status, status, "{prefer}");
    }
}

#[tokio::test]
async fn a_status_that_the_code_does_not_have_is_said() {
    for (prefer, asked, statuses) in [
        (
            "error=M_UNRECOGNIZED; status=410",
            "M_UNRECOGNIZED",
            &[404, 405][..],
        ),
        ("error=ORG_TOKEN; status=404", "ORG_TOKEN", &[401]),
        ("error=4031; status=x", "4031", &[403]),
        // The answer that is sent for it.
        ("error=ORG_HIDDEN; status=403", "ORG_HIDDEN", &[404]),
    ] {
        let answer = answer(&rehearsing(), "/", &[("prefer", prefer)]).await;
        assert_eq!(answer.status, 400, "{prefer}");
        let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(body["code"], "REHEARSE_UNKNOWN_STATUS", "{prefer}");
        assert_eq!(body["asked"], asked, "{prefer}");
        assert_eq!(body["statuses"], serde_json::json!(statuses), "{prefer}");
    }
}

/// Pieces of well-formed and of broken lists, and any bytes that a header may have.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let pieces = select(
        &[
            "error",
            "=",
            "ORG_TOKEN",
            "\"",
            "\\",
            ",",
            ";",
            " ",
            "\t",
            "status",
            "401",
            "foo",
            "\"a,b\"",
            "\u{e9}",
        ][..],
    );
    let pieces = pieces.prop_map(|piece| piece.as_bytes().to_vec());
    let any = vec(
        prop_oneof![Just(b'\t'), 0x20..=0x7e_u8, 0x80..=0xff_u8],
        0..4,
    );
    vec(prop_oneof![9 => pieces, 1 => any], 0..24).prop_map(|pieces| pieces.concat())
}

/// Whatever a client sends, it gets an answer: the service's, the example, or the list of codes.
#[test]
fn any_prefer_is_answered() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let layer = rehearsing();
    let mut runner = TestRunner::new(Config::with_cases(2_000));
    let lines = vec(line(), 1..4);
    let outcome = runner.run(&lines, |lines| {
        let headers: Vec<(&str, &[u8])> = lines.iter().map(|line| ("prefer", &**line)).collect();
        let answer = runtime.block_on(Framework::Axum.send(&layer, "GET", "/", &headers));
        match answer.status {
            200 => prop_assert_eq!(&answer.body, SERVED),
            401 => prop_assert!(answer.body.contains("\"ORG_TOKEN\"")),
            status => {
                prop_assert_eq!(status, 400);
                prop_assert!(answer.body.contains("\"REHEARSE_UNKNOWN_CODE\""));
            }
        }
        Ok(())
    });
    outcome.unwrap();
}

/// A preference among others is found, and its value is what was quoted.
#[test]
fn any_code_is_read_as_it_was_sent() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let layer = rehearsing();
    let others = select(
        &[
            "",
            "respond-async, ",
            "foo=\"a,b\\\"\"; bar, ",
            ", ,",
            "wait = 10;;x , ",
        ][..],
    );
    let asked = "[ -~\u{a1}-\u{ff}]{0,12}";
    let mut runner = TestRunner::new(Config::with_cases(1_000));
    let outcome = runner.run(&(others, asked), |(others, asked)| {
        let quoted = asked.replace('\\', "\\\\").replace('"', "\\\"");
        let line = format!("{others}error=\"{quoted}\", error=ORG_TOKEN");
        let headers: [(&str, &[u8]); 1] = [("prefer", line.as_bytes())];
        let answer = runtime.block_on(Framework::Axum.send(&layer, "GET", "/", &headers));
        prop_assert_eq!(answer.status, 400);
        let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        prop_assert_eq!(&body["asked"], &asked);
        Ok(())
    });
    outcome.unwrap();
}
