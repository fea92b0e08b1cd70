//! An HTTP/1.1 client that keeps what it reads: no library stands between the tests and the bytes.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

#[derive(Debug)]
pub(crate) struct Request<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) headers: Vec<(&'a str, &'a str)>,
    pub(crate) body: &'a str,
}

pub(crate) struct Response {
    pub(crate) status: u16,
    /// In the order in which they came, names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    /// Everything that came, as it came.
    pub(crate) raw: String,
}

impl Response {
    /// The value of a header that occurs once.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|header| header.0 == name);
        let value = values.next().map(|header| header.1.as_str());
        assert!(values.next().is_none(), "{name} came twice:\n{}", self.raw);
        value
    }

    /// The head, line by line as it came, but for the values of the date and of the request's id.
    pub(crate) fn head(&self) -> Vec<&str> {
        let (head, _) = self.raw.split_once("\r\n\r\n").expect("a head has an end");
        head.split("\r\n")
            .map(|line| match line.split_once(": ") {
                Some((name @ ("date" | "x-request-id"), _)) => name,
                _ => line,
            })
            .collect()
    }
}

/// Sends one request over a connection of its own.
pub(crate) fn send(address: &str, request: &Request<'_>) -> Response {
    let lines = request.headers.iter();
    let headers: Vec<(&str, &[u8])> = lines
        .map(|(name, value)| (*name, value.as_bytes()))
        .collect();
    send_bytes(
        address,
        request.method,
        request.path,
        &headers,
        request.body.as_bytes(),
    )
}

/// The same for headers and bodies that need not be UTF-8.
pub(crate) fn send_bytes(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &[u8])],
    body: &[u8],
) -> Response {
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\n").into_bytes();
    for (name, value) in headers {
        request.extend_from_slice(name.as_bytes());
        request.extend_from_slice(b": ");
        request.extend_from_slice(value);
        request.extend_from_slice(b"\r\n");
    }
    let length = format!(
        "Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    request.extend_from_slice(length.as_bytes());
    request.extend_from_slice(body);
    exchange(address, &request)
}

/// Sends bytes and reads what comes back.
pub(crate) fn exchange(address: &str, request: &[u8]) -> Response {
    let mut stream = TcpStream::connect(address).expect("the service listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .expect("a timeout can be set");
    // A server may answer before it has read all, and close: what it said is read all the same.
    let sent = stream.write_all(request);
    let mut raw = Vec::new();
    let read = stream.read_to_end(&mut raw);
    assert!(!raw.is_empty(), "no answer: {sent:?}, {read:?}");
    parse(String::from_utf8(raw).expect("the service answers in UTF-8"))
}

fn parse(raw: String) -> Response {
    let (head, body) = raw.split_once("\r\n\r\n").expect("a head has an end");
    let mut lines = head.split("\r\n");
    let status = lines
        .next()
        .and_then(|line| line.strip_prefix("HTTP/1.1 "))
        .and_then(|line| line.get(..3)?.parse().ok())
        .expect("a status line");
    let headers = lines
        .map(|line| {
            let (name, value) = line.split_once(": ").expect("a header has a value");
            (name.to_ascii_lowercase(), value.to_owned())
        })
        .collect();
    Response {
        status,
        headers,
        body: body.to_owned(),
        raw,
    }
}
