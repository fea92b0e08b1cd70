//! Starting and stopping.

use crate::service::Service;
use std::process::Command;
use std::{env, fs, process};

#[cfg(unix)]
#[test]
fn stops_cleanly_at_a_signal() {
    for signal in ["TERM", "INT"] {
        let service = Service::start();
        assert_eq!(service.get("/orgs/acme", &[]).status, 200);
        service.signal(signal);
        let (status, log) = service.wait();
        assert!(status.success(), "{signal}: {status}\n{log}");
        assert_eq!(log, "", "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn stops_though_a_client_never_finishes_its_request() {
    use std::io::Write;
    use std::net::TcpStream;

    let service = Service::start();
    let mut client = TcpStream::connect(&service.address).expect("the service listens");
    client
        .write_all(b"GET /orgs/acme HTTP/1.1\r\n")
        .expect("the service reads");
    // Connections are accepted in order, so the service has the one above when it answers.
    assert_eq!(service.get("/orgs/acme", &[]).status, 200);
    service.signal("TERM");
    let (status, log) = service.wait();
    assert!(status.success(), "{status}\n{log}");
}

#[test]
fn keeps_its_data_in_the_file_it_is_given() {
    let file = env::temp_dir().join(format!("org-api-{}.sqlite", process::id()));
    let database = [("DATABASE", file.to_str().expect("the path is UTF-8"))];
    let json = [("Content-Type", "application/json")];
    let body = r#"{"slug":"kept-co","name":"Kept","seats":1}"#;

    let service = Service::start_with(&database);
    assert_eq!(service.send("POST", "/orgs", &json, body).status, 201);
    service.kill();

    let service = Service::start_with(&database);
    let response = service.get("/orgs/kept-co", &[]);
    let acme = service.get("/orgs/acme", &[]);
    service.kill();
    fs::remove_file(&file).expect("the file is there");
    assert_eq!(response.body, body);
    assert_eq!(acme.status, 200);
}

#[test]
fn says_why_it_cannot_start() {
    let output = Command::new(env!("CARGO_BIN_EXE_org-api"))
        .env_remove("DATABASE")
        .env("ADDR", "127.0.0.1:no-port")
        .output()
        .expect("the service is built");
    assert!(!output.status.success());
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(log.contains("cannot listen on 127.0.0.1:no-port"), "{log}");
}
