//! What is asked, and what must come back. `{n}` is the number of the request, so that few answers of a row are the same
//! and one that went to the wrong connection is seen.

/// One kind of request.
pub(crate) struct Row {
    /// The method and the path.
    pub(crate) line: &'static str,
    /// Header lines, each with its end; of a request with a body its Content-Type is one.
    pub(crate) headers: &'static str,
    pub(crate) body: &'static str,
    pub(crate) status: &'static str,
    pub(crate) media_type: &'static str,
    pub(crate) code: &'static str,
}

const PROBLEM: &str = "application/problem+json";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

const POST_JSON: &str = "Content-Type: application/json\r\n";

/// None of them makes a demo keep anything: no organization, no count of invitations.
pub(crate) const ROWS: &[Row] = &[
    Row {
        line: "GET /orgs/soak-{n}",
        headers: "",
        body: "",
        status: "404",
        media_type: PROBLEM,
        code: "ORG_NOT_FOUND",
    },
    Row {
        line: "GET /orgs/soak-{n}",
        headers: "Accept: text/plain\r\nAccept-Language: de\r\n",
        body: "",
        status: "404",
        media_type: TEXT,
        code: "ORG_NOT_FOUND",
    },
    Row {
        line: "POST /orgs/soak-{n}/invites",
        headers: "Accept: text/html;q=0.9, application/json\r\n",
        body: "",
        status: "404",
        media_type: JSON,
        code: "ORG_NOT_FOUND",
    },
    Row {
        line: "GET /orgs/hidden-co",
        headers: "Accept: application/json, text/plain, */*\r\n",
        body: "",
        status: "404",
        media_type: PROBLEM,
        code: "ORG_NOT_FOUND",
    },
    Row {
        line: "GET /orgs/blocked-co",
        headers: "Accept: text/plain;q=0.5, application/json;q=0.4\r\n",
        body: "",
        status: "403",
        media_type: TEXT,
        code: "ORG_BLOCKED",
    },
    Row {
        line: "GET /orgs/acme/members",
        headers: "",
        body: "",
        status: "401",
        media_type: PROBLEM,
        code: "ORG_TOKEN_MISSING",
    },
    Row {
        line: "GET /orgs/acme/members",
        headers: "Authorization: Bearer expired\r\nAccept: text/*\r\n",
        body: "",
        status: "401",
        media_type: TEXT,
        code: "ORG_TOKEN_EXPIRED",
    },
    Row {
        line: "GET /orgs/acme/members",
        headers: "Authorization: Bearer narrow\r\n",
        body: "",
        status: "403",
        media_type: PROBLEM,
        code: "ORG_SCOPE",
    },
    Row {
        line: "POST /orgs",
        headers: POST_JSON,
        body: r#"{"slug":"acme","name":"Another","seats":{n}}"#,
        status: "409",
        media_type: PROBLEM,
        code: "ORG_SLUG_TAKEN",
    },
    Row {
        line: "POST /orgs",
        headers: POST_JSON,
        body: r#"{"slug":"New Org {n}","name":"","seats":1}"#,
        status: "422",
        media_type: PROBLEM,
        code: "ORG_INVALID",
    },
    Row {
        line: "POST /orgs",
        headers: POST_JSON,
        body: r#"{"soak-{n}":"#,
        status: "400",
        media_type: PROBLEM,
        code: "REQUEST_JSON_SYNTAX",
    },
    Row {
        line: "POST /orgs",
        headers: POST_JSON,
        body: r#"{"slug":{n},"name":"Another","seats":1}"#,
        status: "422",
        media_type: PROBLEM,
        code: "REQUEST_JSON_VALUES",
    },
    Row {
        line: "POST /orgs",
        headers: "Content-Type: text/csv\r\nAccept: application/json\r\n",
        body: "a,b\n{n},1\n",
        status: "415",
        media_type: JSON,
        code: "REQUEST_MEDIA_TYPE",
    },
    Row {
        line: "DELETE /orgs/soak-{n}",
        headers: "",
        body: "",
        status: "405",
        media_type: PROBLEM,
        code: "HTTP_METHOD_NOT_ALLOWED",
    },
    Row {
        line: "GET /nowhere/{n}",
        headers: "Accept: text/plain\r\n",
        body: "",
        status: "404",
        media_type: TEXT,
        code: "HTTP_NOT_FOUND",
    },
    Row {
        line: "GET /orgs/soak-{n}",
        headers: "Accept: text/html\r\n",
        body: "",
        status: "404",
        media_type: HTML,
        code: "ORG_NOT_FOUND",
    },
    Row {
        line: "GET /fail",
        headers: "",
        body: "",
        status: "500",
        media_type: PROBLEM,
        code: "ORG_STORE",
    },
    Row {
        line: "GET /panic",
        headers: "Accept: text/plain\r\n",
        body: "",
        status: "500",
        media_type: TEXT,
        code: "HTTP_INTERNAL_SERVER_ERROR",
    },
];

/// What is added to the numbers, so that all are of one length and stand in JSON.
const FIRST: u64 = 10_000_000;

impl Row {
    /// The bytes of a request with this number, which is its id too.
    pub(crate) fn request(&self, number: u64) -> String {
        let number = text(number);
        let body = self.body.replace("{n}", &number);
        let line = self.line.replace("{n}", &number);
        let headers = self.headers;
        let length = body.len();
        format!(
            "{line} HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: {number}\r\nContent-Length: {length}\r\n\
             {headers}\r\n{body}"
        )
    }
}

/// A number as it is sent.
pub(crate) fn text(number: u64) -> String {
    (FIRST + number).to_string()
}
