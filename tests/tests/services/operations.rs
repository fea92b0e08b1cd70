//! What the document of a service lists for each operation is what its requests are answered with: nothing is missing, and
//! nothing is there that cannot happen.

use crate::cases::CASES;
use crate::catalogue::is_of;
use crate::client::Request;
use crate::service::{Framework, Service};
use org::errors::ERRORS;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs, process};

/// Codes by operation: `GET /orgs/{slug}`.
type Codes = BTreeMap<String, BTreeSet<String>>;

#[test]
fn each_operation_lists_what_it_answers_with_and_nothing_else() {
    for framework in Framework::ALL {
        let file = env::temp_dir().join(format!("operations-{framework:?}-{}", process::id()));
        let database = [("DATABASE", file.to_str().expect("the path is UTF-8"))];
        let service = Service::start_with(framework, &database);
        let document = service.get("/openapi.json", &[]).body;
        let document: Value = serde_json::from_str(&document).expect("it is JSON");
        let listed = listed(&document);
        let mut answered = Codes::new();
        for case in CASES {
            answer(
                &listed,
                &mut answered,
                case.method,
                case.path,
                &case.send(&service, None).body,
            );
        }
        provoke_refusals(&service, &listed, &mut answered);
        // The store fails, whatever it is asked.
        fs::write(&file, vec![b'?'; 1 << 16]).expect("the file is there");
        provoke_store(&service, &listed, &mut answered);
        service.kill();
        fs::remove_file(&file).expect("the file is there");
        // Its client does not finish its request, and so reads no response.
        let bodies = answered.get_mut("POST /orgs").expect("it was asked");
        bodies.insert("REQUEST_INCOMPLETE".to_owned());
        assert_eq!(listed, answered, "{framework:?}");
    }
}

/// The codes in the responses of each operation, but for the pages of the catalogue.
fn listed(document: &Value) -> Codes {
    let mut codes = Codes::new();
    for (path, item) in document["paths"].as_object().expect("there are paths") {
        for (method, operation) in item.as_object().expect("it is an object") {
            if is_of_service(operation) {
                let name = format!("{} {path}", method.to_uppercase());
                codes.insert(name, codes_of(document, operation));
            }
        }
    }
    codes
}

/// Whether a member of a path is an operation, and none of the pages of the catalogue.
fn is_of_service(operation: &Value) -> bool {
    operation["responses"].is_object() && operation["tags"][0] != "errors"
}

fn codes_of(document: &Value, operation: &Value) -> BTreeSet<String> {
    let responses = operation["responses"].as_object().into_iter().flatten();
    let codes = responses.flat_map(|(_, response)| {
        let reference = response["$ref"]
            .as_str()
            .map(|path| path.trim_start_matches('#'));
        let response = reference.map_or(response, |path| {
            document.pointer(path).expect("it leads somewhere")
        });
        let content = &response["content"]["application/problem+json"];
        let examples = content["examples"].as_object().into_iter().flatten();
        examples.map(|(code, _)| code.clone())
    });
    codes.collect()
}

#[test]
fn the_catalogue_lists_for_each_operation_what_the_document_lists() {
    let of_catalogue: Codes = (ERRORS.operations().into_iter())
        .map(|operation| {
            let codes = operation.codes();
            let codes = codes.iter().map(ToString::to_string).collect();
            (operation.name().to_owned(), codes)
        })
        .collect();
    for framework in Framework::ALL {
        let document = Service::start(framework).get("/openapi.json", &[]).body;
        let document: Value = serde_json::from_str(&document).expect("it is JSON");
        let paths = document["paths"].as_object().expect("there are paths");
        let operations = paths
            .values()
            .flat_map(|item| item.as_object().into_iter().flatten());
        let of_service = operations.filter(|(_, operation)| is_of_service(operation));
        let of_document: Codes = of_service
            .map(|(_, operation)| {
                let name = operation["operationId"].as_str().expect("it has a name");
                (name.to_owned(), codes_of(&document, operation))
            })
            .collect();
        assert_eq!(of_document, of_catalogue, "{framework:?}");
    }
}

/// Notes the code of a response. The router's own refusals are of no operation.
fn answer(listed: &Codes, answered: &mut Codes, method: &str, path: &str, body: &str) {
    let path = path.split('?').next().unwrap_or_default();
    let operation = listed.keys().find(|operation| {
        let (of, template) = operation.split_once(' ').expect("a method and a path");
        of == method && is_of(path, template)
    });
    let Some(operation) = operation else {
        return;
    };
    let codes = answered.entry(operation.clone()).or_default();
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    codes.extend(body["code"].as_str().map(str::to_owned));
}

/// A slug that is no UTF-8, and a body that breaks off.
fn provoke_refusals(service: &Service, listed: &Codes, answered: &mut Codes) {
    for (method, path) in [("GET", "/orgs/%FF/members"), ("POST", "/orgs/%FF/invites")] {
        let response = service.ask(method, path, &[("Authorization", "Bearer good")]);
        answer(listed, answered, method, path, &response.body);
    }
    let response = service.send_broken_body("/orgs");
    answer(listed, answered, "POST", "/orgs", &response.body);
}

fn provoke_store(service: &Service, listed: &Codes, answered: &mut Codes) {
    for (method, path, body) in [
        ("GET", "/orgs/acme", ""),
        ("GET", "/orgs/acme/members", ""),
        ("POST", "/orgs/acme/invites", ""),
        (
            "POST",
            "/orgs",
            r#"{"slug":"late-co","name":"Late","seats":1}"#,
        ),
    ] {
        let headers = vec![
            ("Authorization", "Bearer good"),
            ("Content-Type", "application/json"),
        ];
        let response = service.send(&Request {
            method,
            path,
            headers,
            body,
        });
        answer(listed, answered, method, path, &response.body);
    }
}
