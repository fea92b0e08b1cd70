//! Running services as sources.

use super::support::{Folder, entry, exported};
use serde_json::json;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

/// A server on a port of its own, which answers until the test ends; gives its address.
fn serve(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + Clone + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let answer = answer.clone();
            std::thread::spawn(move || {
                let mut stream = stream.expect("a connection");
                stream
                    .set_write_timeout(Some(Duration::from_secs(30)))
                    .expect("a timeout");
                let mut lines = BufReader::new(stream.try_clone().expect("a handle")).lines();
                let first = lines.next().and_then(Result::ok).unwrap_or_default();
                let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
                let mut accept = false;
                for line in lines
                    .map_while(Result::ok)
                    .take_while(|line| !line.is_empty())
                {
                    accept |= line.eq_ignore_ascii_case("accept: application/json");
                }
                assert!(accept, "JSON is asked for");
                answer(&path, &mut stream);
            });
        }
    });
    format!("http://{address}")
}

/// Whether the reader went away early is its own business.
fn respond(stream: &mut TcpStream, status: &str, headers: &str, body: &str) {
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n{body}"
    );
}

fn json(stream: &mut TcpStream, body: &str) {
    respond(stream, "200 OK", "content-type: application/json\r\n", body);
}

fn catalogue() -> String {
    exported("a::ERRORS", "a::E", &json!([entry("A_A", 403)]))
}

/// Every path a service may have, by what it answers.
fn service() -> String {
    serve(|path, stream| match path {
        "/errors.json"
        | "/errors.json?all=1"
        | "/api/errors.json"
        | "/greeting/errors.json"
        | "/no-json/errors.json" => {
            json(stream, &catalogue());
        }
        "/greeting" => json(stream, "{\"hello\":1}"),
        "/page" | "/" => respond(
            stream,
            "200 OK",
            "content-type: text/html\r\n",
            "<!doctype html>",
        ),
        "/api" | "/api/" => respond(
            stream,
            "404 Not Found",
            "content-type: application/problem+json\r\n",
            "{\"code\":\"HTTP_NOT_FOUND\"}",
        ),
        "/moved" => respond(stream, "302 Found", "location: /errors.json\r\n", ""),
        "/circle" => respond(stream, "302 Found", "location: /circle\r\n", ""),
        "/old.json" => json(stream, "{\"errorbook\":2}"),
        "/text" | "/text/errors.json" => {
            respond(
                stream,
                "200 OK",
                "content-type: text/plain\r\n",
                "\u{feff}\x1b[2Jhello",
            );
        }
        "/short.json" => {
            let _ = stream.write_all(
                b"HTTP/1.1 200 OK\r\ncontent-length: 4294967296\r\n\r\n{\"errorbook\":1,",
            );
        }
        "/endless.json" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{");
            let spaces = vec![b' '; 1 << 16];
            while stream.write_all(&spaces).is_ok() {}
        }
        "/garbage.json" => {
            let _ = stream.write_all(b"\x16\x03\x01 what is this\r\n\r\n");
        }
        "/error.json" => respond(stream, "500 Internal Server Error", "", "{}"),
        _ => respond(stream, "404 Not Found", "", "not here"),
    })
}

#[test]
fn a_service_is_found_at_its_address_or_below() {
    let service = service();
    let folder = Folder::new();
    for path in [
        "",
        "/",
        "/errors.json",
        "/errors.json?all=1",
        "/errors.json#ORG",
        "/api",
        "/api/",
        "/greeting",
        "/moved",
    ] {
        let url = format!("{service}{path}");
        let outcome = folder.run(&["list", &url]);
        assert_eq!(
            (outcome.status, outcome.stderr.as_str()),
            (Some(0), ""),
            "{path}: {outcome:?}"
        );
        assert!(outcome.stdout.contains("A_A"), "{path}: {outcome:?}");
    }
    let upper = service.replace("http", "HTTP");
    assert_eq!(folder.run(&["list", &upper]).status, Some(0));
    let merged = folder.run(&["merge", &format!("x={service}"), &format!("y={service}")]);
    assert_eq!(merged.status, Some(0), "{merged:?}");
}

#[test]
fn an_answer_that_is_no_catalogue_gets_a_clear_error() {
    let service = service();
    let folder = Folder::new();
    for (path, expected) in [
        ("/page", "there is no catalogue, nor at http"),
        ("/page", "/page/errors.json: it answers 404 Not Found"),
        ("/nothing.json", "it answers 404 Not Found"),
        ("/error.json", "it answers 500 Internal Server Error"),
        ("/page?a=b", "it answers 404 Not Found"),
        ("/text", "it answers with something else"),
        ("/old.json", "of format 2"),
        ("/circle", "the service cannot be asked: too many redirects"),
        ("/short.json", "the answer ends early"),
        ("/endless.json", "it is larger than 64 MiB"),
        ("/garbage.json", "the service cannot be asked"),
    ] {
        let url = format!("{service}{path}");
        let outcome = folder.run(&["list", &url]);
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (Some(2), ""),
            "{path}: {outcome:?}"
        );
        assert!(outcome.stderr.contains(expected), "{path}: {outcome:?}");
        assert!(
            outcome.stderr.lines().count() >= 2,
            "{path} says what to do: {outcome:?}"
        );
        let steers = |c: char| c.is_control() && c != '\n';
        assert!(!outcome.stderr.contains(steers), "{path}: {outcome:?}");
    }
}

#[test]
fn nobody_at_the_address_gets_a_clear_error() {
    let port = TcpListener::bind("127.0.0.1:0")
        .expect("a port")
        .local_addr()
        .expect("an address");
    let service = service();
    let folder = Folder::new();
    for url in [
        format!("http://{port}"),
        // No TLS is spoken there.
        service.replace("http:", "https:"),
        "http://".to_owned(),
        "http://[::1".to_owned(),
        "http://127.0.0.1:99999/".to_owned(),
        "https://a b/".to_owned(),
    ] {
        let outcome = folder.run(&["list", &url]);
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (Some(2), ""),
            "{url}: {outcome:?}"
        );
        assert!(
            outcome.stderr.contains("the service cannot be asked: "),
            "{url}: {outcome:?}"
        );
        assert!(
            outcome.stderr.contains("start it, or correct the URL"),
            "{url}: {outcome:?}"
        );
    }
}

#[test]
fn a_service_that_does_not_end_is_left() {
    let service = serve(|path, stream| {
        if path == "/trickle.json" {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{");
            while stream.write_all(b" ").is_ok() {
                std::thread::sleep(Duration::from_millis(100));
            }
        } else {
            std::thread::sleep(Duration::from_mins(1));
        }
    });
    let threads = ["/trickle.json", "/silence.json"].map(|path| {
        let url = format!("{service}{path}");
        std::thread::spawn(move || {
            let begin = Instant::now();
            let outcome = Folder::new().run(&["list", &url]);
            assert_eq!(outcome.status, Some(2), "{path}: {outcome:?}");
            assert!(outcome.stderr.contains("timeout"), "{path}: {outcome:?}");
            assert!(
                begin.elapsed() < Duration::from_secs(30),
                "{path}: {:?}",
                begin.elapsed()
            );
        })
    });
    for thread in threads {
        thread.join().expect("the tool gave up");
    }
}
