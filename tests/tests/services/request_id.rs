//! X-Request-Id.

use crate::service::{Framework, Service};

#[test]
fn an_id_that_a_client_sends_comes_back_and_is_logged() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let requests = [
            ("/orgs/unknown", "ORG_NOT_FOUND"),
            ("/orgs/hidden-co", "ORG_HIDDEN"),
            ("/nowhere", "HTTP_NOT_FOUND"),
            ("/orgs", "HTTP_METHOD_NOT_ALLOWED"),
            ("/fail", "ORG_STORE"),
            ("/panic", "HTTP_INTERNAL_SERVER_ERROR"),
        ];
        for (path, code) in requests {
            let id = format!("of-{code}");
            let response = service.get(path, &[("X-Request-Id", &id)]);
            let back = response.header("x-request-id");
            assert_eq!(back, Some(&*id), "{framework:?} {path}");
        }
        let log = service.kill();
        for (path, code) in requests {
            let id = format!(" request.id=\"of-{code}\"");
            let mut events = log.lines().filter(|line| line.contains(&id));
            let event = events.next().unwrap_or_default();
            assert!(
                event.contains(&format!(" error.type=\"{code}\" ")),
                "{framework:?} {path}\n{log}"
            );
            assert_eq!(events.next(), None, "{framework:?} {path}\n{log}");
        }
    }
}

#[test]
fn without_a_well_formed_id_one_is_made() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let too_long = "a".repeat(129);
        let mut made = Vec::new();
        for sent in [None, None, Some(""), Some("two words"), Some(&*too_long)] {
            let headers: Vec<_> = sent.map(|id| ("X-Request-Id", id)).into_iter().collect();
            let response = service.get("/nowhere", &headers);
            let row = format!("{framework:?} {sent:?}\n{}", response.raw);
            let id = response.header("x-request-id").unwrap_or_default();
            assert_eq!(id.len(), 36, "{row}");
            assert!(!made.contains(&id.to_owned()), "{row}");
            made.push(id.to_owned());
        }
        let log = service.kill();
        assert_eq!(log.lines().count(), made.len(), "{framework:?}\n{log}");
        for (line, id) in log.lines().zip(made) {
            let end = format!("request.id=\"{id}\"");
            assert!(line.ends_with(&end), "{framework:?} {line}");
        }
    }
}
