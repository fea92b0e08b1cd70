//! A hidden organization cannot be distinguished from an unknown one.

use crate::client::Response;
use crate::service::{Framework, Service};

/// As long as the hidden one's, so that lengths agree.
const UNKNOWN: &str = "absent-co";
const HIDDEN: &str = "hidden-co";

const GOOD: (&str, &str) = ("Authorization", "Bearer good");

#[test]
fn a_hidden_organization_answers_as_an_unknown_one_byte_for_byte() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        for accept in ["*/*", "application/json", "text/plain"] {
            for (method, rest) in [
                ("GET", ""),
                ("HEAD", ""),
                ("DELETE", ""),
                ("GET", "/members"),
                ("POST", "/invites"),
                // The rate limit must not distinguish the fourth and the fifth call.
                ("POST", "/invites"),
                ("POST", "/invites"),
                ("POST", "/invites"),
                ("POST", "/invites"),
            ] {
                let [hidden, unknown] = [HIDDEN, UNKNOWN].map(|slug| {
                    let path = format!("/orgs/{slug}{rest}");
                    let response = service.ask(method, &path, &[("Accept", accept), GOOD]);
                    bytes(&response).replace(slug, "{slug}")
                });
                assert_eq!(hidden, unknown, "{framework:?} {method} {rest} {accept}");
            }
        }
    }
}

/// A service has several threads, and each may have headers in an order of its own. Of many answers to each of
/// the two, all are the same.
#[test]
fn nor_do_many_answers_differ() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let answer = |slug: &str| {
            let response = service.get(&format!("/orgs/{slug}"), &[]);
            bytes(&response).replace(slug, "{slug}")
        };
        let first = answer(HIDDEN);
        for slug in [HIDDEN, UNKNOWN, HIDDEN, HIDDEN, UNKNOWN, UNKNOWN].repeat(8) {
            assert_eq!(answer(slug), first, "{framework:?} {slug}");
        }
    }
}

#[test]
fn a_hidden_organization_asks_for_a_token_as_an_unknown_one_does() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        for token in [None, Some("Bearer expired"), Some("Bearer narrow")] {
            let headers: Vec<_> = token
                .map(|token| ("Authorization", token))
                .into_iter()
                .collect();
            let [hidden, unknown] = [HIDDEN, UNKNOWN]
                .map(|slug| bytes(&service.get(&format!("/orgs/{slug}/members"), &headers)));
            assert_eq!(hidden, unknown, "{framework:?} {token:?}");
        }
    }
}

#[test]
fn the_log_has_the_truth() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        service.get("/orgs/hidden-co", &[("X-Request-Id", "one")]);
        let log = service.kill();
        let route = framework.route("/orgs/{slug}");
        let event = format!(
            "error.type=\"ORG_HIDDEN\" http.response.status_code=403 http.request.method=\"GET\" \
             http.route=\"{route}\" request.id=\"one\""
        );
        assert!(log.contains(&event), "{framework:?}\n{log}");
    }
}

/// All that came, but for the values of the date and of the request's id: their names stay.
fn bytes(response: &Response) -> String {
    format!("{}\r\n\r\n{}", response.head().join("\r\n"), response.body)
}
