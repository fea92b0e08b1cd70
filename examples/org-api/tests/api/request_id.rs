//! X-Request-Id.

use crate::service::Service;

#[test]
fn an_id_that_a_client_sends_comes_back_and_is_logged() {
    let service = Service::start();
    let requests = [
        ("/orgs/unknown", "ORG_NOT_FOUND"),
        ("/orgs/hidden-co", "ORG_HIDDEN"),
        ("/orgs/%FF", "HTTP_BAD_REQUEST"),
        ("/nowhere", "HTTP_NOT_FOUND"),
        ("/orgs", "HTTP_METHOD_NOT_ALLOWED"),
        ("/fail", "ORG_STORE"),
        ("/panic", "HTTP_INTERNAL_SERVER_ERROR"),
    ];
    for (path, code) in requests {
        let id = format!("of-{code}");
        let response = service.get(path, &[("X-Request-Id", &id)]);
        assert_eq!(response.header("x-request-id"), Some(&*id), "{path}");
    }
    let log = service.kill();
    for (path, code) in requests {
        let id = format!(" request.id=\"of-{code}\"");
        let mut events = log.lines().filter(|line| line.contains(&id));
        let event = events.next().unwrap_or_default();
        assert!(
            event.contains(&format!(" error.type=\"{code}\" ")),
            "{path}\n{log}"
        );
        assert_eq!(events.next(), None, "{path}\n{log}");
    }
}

#[test]
fn without_a_well_formed_id_one_is_made() {
    let service = Service::start();
    let too_long = "a".repeat(129);
    let mut made = Vec::new();
    for sent in [None, None, Some(""), Some("two words"), Some(&*too_long)] {
        let headers: Vec<_> = sent.map(|id| ("X-Request-Id", id)).into_iter().collect();
        let response = service.get("/nowhere", &headers);
        let id = response
            .header("x-request-id")
            .unwrap_or_default()
            .to_owned();
        assert_eq!(id.len(), 36, "{sent:?}\n{}", response.raw);
        assert!(!made.contains(&id), "{sent:?}\n{}", response.raw);
        made.push(id);
    }
    let log = service.kill();
    assert_eq!(log.lines().count(), made.len(), "{log}");
    for (line, id) in log.lines().zip(made) {
        assert!(line.ends_with(&format!("request.id=\"{id}\"")), "{line}");
    }
}
