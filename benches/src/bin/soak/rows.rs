//! What is asked and what must come back, byte for byte. `{n}` is the number of the request, so that no two
//! answers of a row are the same and one that went to the wrong connection is seen.

/// One kind of request.
pub(crate) struct Row {
    /// The method and the path.
    pub(crate) line: &'static str,
    /// Header lines, each with its end; of a request with a body its Content-Type is one.
    pub(crate) headers: &'static str,
    pub(crate) body: &'static str,
    pub(crate) status: &'static str,
    pub(crate) media_type: &'static str,
    /// The code is in it.
    pub(crate) answer: &'static str,
}

const PROBLEM: &str = "application/problem+json";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";

const POST_JSON: &str = "Content-Type: application/json\r\n";

/// None of them makes the demo keep anything: no organization, no count of invitations.
pub(crate) const ROWS: &[Row] = &[
    Row {
        line: "GET /orgs/soak-{n}",
        headers: "",
        body: "",
        status: "404",
        media_type: PROBLEM,
        answer: r#"{"type":"urn:acme:error:ORG_NOT_FOUND","title":"Not found","code":"ORG_NOT_FOUND","detail":"there is no organization soak-{n}","slug":"soak-{n}"}"#,
    },
    Row {
        line: "GET /orgs/soak-{n}",
        headers: "Accept: text/plain\r\n",
        body: "",
        status: "404",
        media_type: TEXT,
        answer: "there is no organization soak-{n} [ORG_NOT_FOUND]\n\
                 check the slug, or ask to be let in\n/errors/ORG_NOT_FOUND\n",
    },
    Row {
        line: "POST /orgs/soak-{n}/invites",
        headers: "Accept: text/html;q=0.9, application/json\r\n",
        body: "",
        status: "404",
        media_type: JSON,
        answer: r#"{"type":"urn:acme:error:ORG_NOT_FOUND","title":"Not found","code":"ORG_NOT_FOUND","detail":"there is no organization soak-{n}","slug":"soak-{n}"}"#,
    },
    Row {
        line: "GET /orgs/hidden-co",
        headers: "Accept: application/json, text/plain, */*\r\n",
        body: "",
        status: "404",
        media_type: PROBLEM,
        answer: r#"{"type":"urn:acme:error:ORG_NOT_FOUND","title":"Not found","code":"ORG_NOT_FOUND","detail":"there is no organization hidden-co","slug":"hidden-co"}"#,
    },
    Row {
        line: "GET /orgs/blocked-co",
        headers: "Accept: text/plain;q=0.5, application/json;q=0.4\r\n",
        body: "",
        status: "403",
        media_type: TEXT,
        answer: "the organization blocked-co is blocked [ORG_BLOCKED]\n\
                 ask your administrator to lift the block\n/errors/ORG_BLOCKED\n",
    },
    Row {
        line: "GET /orgs/acme/members",
        headers: "",
        body: "",
        status: "401",
        media_type: PROBLEM,
        answer: r#"{"type":"urn:acme:error:ORG_TOKEN_MISSING","title":"Token missing","code":"ORG_TOKEN_MISSING","detail":"an access token is required"}"#,
    },
    Row {
        line: "GET /orgs/acme/members",
        headers: "Authorization: Bearer expired\r\nAccept: text/*\r\n",
        body: "",
        status: "401",
        media_type: TEXT,
        answer: "the access token expired [ORG_TOKEN_EXPIRED]\n\
                 refresh the token and try again\n/errors/ORG_TOKEN_EXPIRED\n",
    },
    Row {
        line: "GET /orgs/acme/members",
        headers: "Authorization: Bearer narrow\r\n",
        body: "",
        status: "403",
        media_type: PROBLEM,
        answer: r#"{"type":"urn:acme:error:ORG_SCOPE","title":"Scope missing","code":"ORG_SCOPE","detail":"the access token lacks the scope members:read","scope":"members:read"}"#,
    },
    Row {
        line: "POST /orgs",
        headers: POST_JSON,
        body: r#"{"slug":"acme","name":"Another","seats":{n}}"#,
        status: "409",
        media_type: PROBLEM,
        answer: r#"{"type":"urn:acme:error:ORG_SLUG_TAKEN","title":"Slug taken","code":"ORG_SLUG_TAKEN","detail":"the slug acme is taken","slug":"acme"}"#,
    },
    Row {
        line: "POST /orgs",
        headers: POST_JSON,
        body: r#"{"slug":"New Org {n}","name":"","seats":1}"#,
        status: "422",
        media_type: PROBLEM,
        answer: r#"{"type":"urn:acme:error:ORG_INVALID","title":"Invalid","code":"ORG_INVALID","detail":"the organization is not valid","errors":[{"pointer":"/slug","code":"ORG_INVALID_SLUG","message":"a slug is lower-case letters, digits and hyphens"},{"pointer":"/name","code":"ORG_INVALID_NAME","message":"a name is not empty"}]}"#,
    },
    Row {
        line: "POST /orgs",
        headers: POST_JSON,
        body: r#"{"soak-{n}":"#,
        status: "400",
        media_type: PROBLEM,
        answer: r#"{"type":"urn:acme:error:HTTP_BAD_REQUEST","title":"Bad Request","code":"HTTP_BAD_REQUEST","detail":"Failed to parse the request body as JSON: soak-{n}: EOF while parsing a value at line 1 column {column}"}"#,
    },
    Row {
        line: "POST /orgs",
        headers: "Content-Type: text/csv\r\nAccept: application/json\r\n",
        body: "a,b\n{n},1\n",
        status: "415",
        media_type: JSON,
        answer: r#"{"type":"urn:acme:error:HTTP_UNSUPPORTED_MEDIA_TYPE","title":"Unsupported Media Type","code":"HTTP_UNSUPPORTED_MEDIA_TYPE","detail":"Expected request with `Content-Type: application/json`"}"#,
    },
    Row {
        line: "DELETE /orgs/soak-{n}",
        headers: "",
        body: "",
        status: "405",
        media_type: PROBLEM,
        answer: r#"{"type":"urn:acme:error:HTTP_METHOD_NOT_ALLOWED","title":"Method Not Allowed","code":"HTTP_METHOD_NOT_ALLOWED"}"#,
    },
    Row {
        line: "GET /nowhere/{n}",
        headers: "Accept: text/plain\r\n",
        body: "",
        status: "404",
        media_type: TEXT,
        answer: "Not Found [HTTP_NOT_FOUND]\n/errors/HTTP_NOT_FOUND\n",
    },
    Row {
        line: "GET /fail",
        headers: "",
        body: "",
        status: "500",
        media_type: PROBLEM,
        answer: r#"{"type":"urn:acme:error:ORG_STORE","title":"Internal Server Error","code":"ORG_STORE"}"#,
    },
    Row {
        line: "GET /panic",
        headers: "Accept: text/plain\r\n",
        body: "",
        status: "500",
        media_type: TEXT,
        answer: "Internal Server Error [HTTP_INTERNAL_SERVER_ERROR]\n/errors/HTTP_INTERNAL_SERVER_ERROR\n",
    },
];

impl Row {
    /// The bytes of a request with this number, which is its id too.
    pub(crate) fn request(&self, number: u64) -> String {
        let number = number.to_string();
        let body = self.body.replace("{n}", &number);
        let line = self.line.replace("{n}", &number);
        let headers = self.headers;
        let length = body.len();
        format!(
            "{line} HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: {number}\r\nContent-Length: {length}\r\n\
             {headers}\r\n{body}"
        )
    }

    /// The body of its answer.
    pub(crate) fn expected(&self, number: u64) -> String {
        let number = number.to_string();
        let column = self.body.replace("{n}", &number).len();
        self.answer
            .replace("{n}", &number)
            .replace("{column}", &column.to_string())
    }
}
