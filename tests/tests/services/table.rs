//! What a row of the table is: a request and its answer.

use crate::client::{Request, Response};
use crate::service::Service;
use std::fmt;

/// A request and what answers it.
pub(crate) struct Case {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) authorization: Option<&'static str>,
    /// What the body is labelled as; no header where it is empty.
    pub(crate) content_type: &'static str,
    pub(crate) body: &'static str,
    pub(crate) status: u16,
    /// What the answer has besides the headers of every error; `*` stands for any value.
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) answer: Answer,
}

pub(crate) enum Answer {
    /// JSON whatever the request accepts.
    Success(&'static str),
    /// No body.
    Empty,
    /// An error, in the representation that the request accepts.
    Error {
        code: &'static str,
        json: &'static str,
        text: &'static str,
    },
}

impl Answer {
    /// The code of an error.
    pub(crate) fn code(&self) -> Option<&'static str> {
        match self {
            Answer::Success(_) | Answer::Empty => None,
            Answer::Error { code, .. } => Some(code),
        }
    }

    /// The body of an error as JSON.
    pub(crate) fn json(&self) -> &'static str {
        match self {
            Answer::Success(_) | Answer::Empty => "",
            Answer::Error { json, .. } => json,
        }
    }

    /// The body of an error as plain text.
    pub(crate) fn text(&self) -> &'static str {
        match self {
            Answer::Success(_) | Answer::Empty => "",
            Answer::Error { text, .. } => text,
        }
    }
}

impl Case {
    pub(crate) fn send(&self, service: &Service, accept: Option<&str>) -> Response {
        service.send(&self.request(accept))
    }

    pub(crate) fn request<'a>(&'a self, accept: Option<&'a str>) -> Request<'a> {
        let mut headers = Vec::new();
        headers.extend(accept.map(|accept| ("Accept", accept)));
        headers.extend(self.authorization.map(|value| ("Authorization", value)));
        if !self.content_type.is_empty() {
            headers.push(("Content-Type", self.content_type));
        }
        Request {
            method: self.method,
            path: self.path,
            headers,
            body: self.body,
        }
    }
}

/// The request, for messages.
impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Case { method, path, .. } = self;
        write!(
            f,
            "{method} {path} {:?} {:.200}",
            self.authorization, self.body
        )
    }
}

/// What rows that ask for something begin with.
pub(crate) const GET: Case = Case {
    method: "GET",
    path: "",
    authorization: None,
    content_type: "",
    body: "",
    status: 200,
    headers: &[],
    answer: Answer::Empty,
};

/// What rows that send something begin with.
pub(crate) const POST: Case = Case {
    method: "POST",
    content_type: "application/json",
    ..GET
};
