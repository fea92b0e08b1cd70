//! Starting and stopping.

use crate::client::Request;
use crate::service::{Framework, Service};
use std::process::Command;
use std::{env, fs, process};

#[cfg(unix)]
#[test]
fn stops_cleanly_at_a_signal() {
    for framework in Framework::ALL {
        for signal in ["TERM", "INT"] {
            let service = Service::start(framework);
            assert_eq!(service.get("/orgs/acme", &[]).status, 200);
            service.signal(signal);
            let (status, log) = service.wait();
            assert!(status.success(), "{framework:?} {signal}: {status}\n{log}");
            assert_eq!(log, "", "{framework:?} {signal}");
        }
    }
}

/// Whoever reads the address may send a signal at once.
#[cfg(unix)]
#[test]
fn stops_cleanly_as_soon_as_it_said_where_it_is() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        service.signal("TERM");
        let (status, log) = service.wait();
        assert!(status.success(), "{framework:?}: {status}\n{log}");
        assert_eq!(log, "", "{framework:?}");
    }
}

#[cfg(unix)]
#[test]
fn stops_though_a_client_never_finishes_its_request() {
    use std::io::Write;
    use std::net::TcpStream;

    for framework in Framework::ALL {
        let service = Service::start(framework);
        let mut client = TcpStream::connect(&service.address).expect("the service listens");
        client
            .write_all(b"GET /orgs/acme HTTP/1.1\r\n")
            .expect("the service reads");
        // Connections are accepted in order, so the service has the one above when it answers.
        assert_eq!(service.get("/orgs/acme", &[]).status, 200);
        service.signal("TERM");
        let (status, log) = service.wait();
        assert!(status.success(), "{framework:?}: {status}\n{log}");
    }
}

#[test]
fn keeps_its_data_in_the_file_it_is_given() {
    for framework in Framework::ALL {
        let name = format!("errorbook-{framework:?}-{}.sqlite", process::id());
        let file = env::temp_dir().join(name);
        let database = [("DATABASE", file.to_str().expect("the path is UTF-8"))];
        let body = r#"{"slug":"kept-co","name":"Kept","seats":1}"#;

        let service = Service::start_with(framework, &database);
        let created = service.send(&Request {
            method: "POST",
            path: "/orgs",
            headers: vec![("Content-Type", "application/json")],
            body,
        });
        assert_eq!(created.status, 201, "{framework:?}");
        service.kill();

        let service = Service::start_with(framework, &database);
        let response = service.get("/orgs/kept-co", &[]);
        let acme = service.get("/orgs/acme", &[]);
        service.kill();
        fs::remove_file(&file).expect("the file is there");
        assert_eq!(response.body, body, "{framework:?}");
        assert_eq!(acme.status, 200, "{framework:?}");
    }
}

#[test]
fn says_what_to_try() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let address = service.address.clone();
        let said = service.said();
        let mut commands = 0;
        for line in said.lines().filter(|line| line.starts_with("curl ")) {
            assert!(line.contains(&format!(" http://{address}/")), "{line}");
            commands += 1;
        }
        assert!(commands >= 3, "{framework:?}\n{said}");
    }
}

#[test]
fn says_why_it_cannot_start() {
    for framework in Framework::ALL {
        for (variable, value, expected) in [
            (
                "ADDR",
                "127.0.0.1:no-port",
                "cannot listen on 127.0.0.1:no-port",
            ),
            (
                "DATABASE",
                "/no/such/folder/file",
                "unable to open database file",
            ),
        ] {
            let output = Command::new(framework.program())
                .env_remove("DATABASE")
                .env("ADDR", "127.0.0.1:0")
                .env(variable, value)
                .output()
                .expect("the service is built");
            assert!(!output.status.success(), "{framework:?} {variable}");
            let log = String::from_utf8_lossy(&output.stderr);
            assert!(log.contains(expected), "{framework:?}\n{log}");
        }
    }
}

#[test]
fn names_the_variable_where_its_port_is_taken() {
    for framework in Framework::ALL {
        let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let address = taken.local_addr().expect("it is bound").to_string();
        let output = Command::new(framework.program())
            .env("ADDR", &address)
            .output()
            .expect("the service is built");
        let said = String::from_utf8(output.stderr).expect("text");
        assert!(!output.status.success(), "{framework:?}: {said}");
        for part in [
            &format!("cannot listen on {address}: "),
            "set ADDR to another address",
        ] {
            assert!(said.contains(part), "{framework:?}: {said}");
        }
    }
}
