//! The table of requests and expected answers, the same for every framework. Rows are sent in this order to
//! one service: a row may depend on those above it.

use crate::table::{Answer, Case, GET, POST};

const INVITED: Case = Case {
    path: "/orgs/acme/invites",
    status: 202,
    ..POST
};

pub(crate) const CASES: &[Case] = &[
    Case {
        path: "/orgs/acme",
        answer: Answer::Success(r#"{"slug":"acme","name":"Acme","seats":10}"#),
        ..GET
    },
    Case {
        path: "/orgs/acme?unknown=parameter",
        answer: Answer::Success(r#"{"slug":"acme","name":"Acme","seats":10}"#),
        ..GET
    },
    Case {
        path: "/orgs/unknown",
        status: 404,
        answer: UNKNOWN,
        ..GET
    },
    Case {
        path: "/orgs/a%2Fb%C3%A9%25",
        status: 404,
        answer: Answer::Error {
            code: "ORG_NOT_FOUND",
            json: r#"{"type":"urn:acme:error:ORG_NOT_FOUND","title":"Not found","code":"ORG_NOT_FOUND","detail":"there is no organization a/bé%","slug":"a/bé%"}"#,
            text: "there is no organization a/bé% [ORG_NOT_FOUND]\n\
                   check the slug, or ask to be let in\n\
                   /errors/ORG_NOT_FOUND\n",
        },
        ..GET
    },
    // What a client sends comes back escaped.
    Case {
        path: "/orgs/%22%0D%0ASet-Cookie:%20a%1B",
        status: 404,
        answer: Answer::Error {
            code: "ORG_NOT_FOUND",
            json: r#"{"type":"urn:acme:error:ORG_NOT_FOUND","title":"Not found","code":"ORG_NOT_FOUND","detail":"there is no organization \"\r\nSet-Cookie: a\u001b","slug":"\"\r\nSet-Cookie: a\u001b"}"#,
            text: "there is no organization \"  Set-Cookie: a  [ORG_NOT_FOUND]\n\
                   check the slug, or ask to be let in\n\
                   /errors/ORG_NOT_FOUND\n",
        },
        ..GET
    },
    Case {
        path: "/orgs/hidden-co",
        status: 404,
        answer: HIDDEN,
        ..GET
    },
    Case {
        path: "/orgs/hidden-co/members",
        authorization: Some("Bearer good"),
        status: 404,
        answer: HIDDEN,
        ..GET
    },
    Case {
        path: "/orgs/hidden-co/invites",
        status: 404,
        answer: HIDDEN,
        ..POST
    },
    Case {
        path: "/orgs/blocked-co",
        status: 403,
        answer: BLOCKED,
        ..GET
    },
    Case {
        path: "/orgs",
        body: r#"{"slug":"new-co","name":"New","seats":1}"#,
        status: 201,
        headers: &[("location", "/orgs/new-co")],
        answer: Answer::Success(r#"{"slug":"new-co","name":"New","seats":1}"#),
        ..POST
    },
    Case {
        path: "/orgs",
        content_type: "application/vnd.acme+json; charset=utf-8",
        body: r#"{"slug":"other-co","name":"\u00c9\"","seats":2,"unknown":null}"#,
        status: 201,
        headers: &[("location", "/orgs/other-co")],
        answer: Answer::Success(r#"{"slug":"other-co","name":"É\"","seats":2}"#),
        ..POST
    },
    Case {
        path: "/orgs/new-co",
        answer: Answer::Success(r#"{"slug":"new-co","name":"New","seats":1}"#),
        ..GET
    },
    Case {
        path: "/orgs",
        body: r#"{"slug":"new-co","name":"Newer","seats":2}"#,
        status: 409,
        answer: Answer::Error {
            code: "ORG_SLUG_TAKEN",
            json: r#"{"type":"urn:acme:error:ORG_SLUG_TAKEN","title":"Slug taken","code":"ORG_SLUG_TAKEN","detail":"the slug new-co is taken","slug":"new-co"}"#,
            text: "the slug new-co is taken [ORG_SLUG_TAKEN]\n\
                   choose another slug\n\
                   /errors/ORG_SLUG_TAKEN\n",
        },
        ..POST
    },
    Case {
        path: "/orgs",
        body: r#"{"slug":"New Co","name":" ","seats":0}"#,
        status: 422,
        answer: Answer::Error {
            code: "ORG_INVALID",
            json: r#"{"type":"urn:acme:error:ORG_INVALID","title":"Invalid","code":"ORG_INVALID","detail":"the organization is not valid","errors":[{"pointer":"/slug","code":"ORG_INVALID_SLUG","message":"a slug is lower-case letters, digits and hyphens"},{"pointer":"/name","code":"ORG_INVALID_NAME","message":"a name is not empty"},{"pointer":"/seats","code":"ORG_INVALID_SEATS","message":"there is at least one seat"}]}"#,
            text: "the organization is not valid [ORG_INVALID]\n\
                   /slug: a slug is lower-case letters, digits and hyphens\n\
                   /name: a name is not empty\n\
                   /seats: there is at least one seat\n\
                   mend the values that the errors point at\n\
                   /errors/ORG_INVALID\n",
        },
        ..POST
    },
    Case {
        path: "/orgs",
        body: r#"{"slug":"","name":"Fine","seats":-1}"#,
        status: 422,
        answer: Answer::Error {
            code: "ORG_INVALID",
            json: r#"{"type":"urn:acme:error:ORG_INVALID","title":"Invalid","code":"ORG_INVALID","detail":"the organization is not valid","errors":[{"pointer":"/slug","code":"ORG_INVALID_SLUG","message":"a slug is lower-case letters, digits and hyphens"},{"pointer":"/seats","code":"ORG_INVALID_SEATS","message":"there is at least one seat"}]}"#,
            text: "the organization is not valid [ORG_INVALID]\n\
                   /slug: a slug is lower-case letters, digits and hyphens\n\
                   /seats: there is at least one seat\n\
                   mend the values that the errors point at\n\
                   /errors/ORG_INVALID\n",
        },
        ..POST
    },
    Case {
        path: "/orgs/acme/members",
        status: 401,
        headers: &[("www-authenticate", r#"Bearer realm="orgs""#)],
        answer: TOKEN_MISSING,
        ..GET
    },
    // No Bearer token is no token.
    Case {
        path: "/orgs/acme/members",
        authorization: Some("Basic YTpi"),
        status: 401,
        headers: &[("www-authenticate", r#"Bearer realm="orgs""#)],
        answer: TOKEN_MISSING,
        ..GET
    },
    Case {
        path: "/orgs/acme/members",
        authorization: Some("Bearer"),
        status: 401,
        headers: &[("www-authenticate", r#"Bearer realm="orgs""#)],
        answer: TOKEN_MISSING,
        ..GET
    },
    Case {
        path: "/orgs/acme/members",
        authorization: Some("Bearer expired"),
        status: 401,
        headers: &[(
            "www-authenticate",
            r#"Bearer realm="orgs", error="invalid_token""#,
        )],
        answer: Answer::Error {
            code: "ORG_TOKEN_EXPIRED",
            json: r#"{"type":"urn:acme:error:ORG_TOKEN_EXPIRED","title":"Token expired","code":"ORG_TOKEN_EXPIRED","detail":"the access token expired"}"#,
            text: "the access token expired [ORG_TOKEN_EXPIRED]\n\
                   refresh the token and try again\n\
                   /errors/ORG_TOKEN_EXPIRED\n",
        },
        ..GET
    },
    Case {
        path: "/orgs/acme/members",
        authorization: Some("Bearer forged"),
        status: 401,
        headers: &[(
            "www-authenticate",
            r#"Bearer realm="orgs", error="invalid_token""#,
        )],
        answer: Answer::Error {
            code: "ORG_TOKEN_INVALID",
            json: r#"{"type":"urn:acme:error:ORG_TOKEN_INVALID","title":"Token invalid","code":"ORG_TOKEN_INVALID","detail":"the access token is not valid"}"#,
            text: "the access token is not valid [ORG_TOKEN_INVALID]\n\
                   ask for a new token\n\
                   /errors/ORG_TOKEN_INVALID\n",
        },
        ..GET
    },
    Case {
        path: "/orgs/acme/members",
        authorization: Some("Bearer narrow"),
        status: 403,
        headers: &[(
            "www-authenticate",
            r#"Bearer realm="orgs", error="insufficient_scope", scope="members:read""#,
        )],
        answer: Answer::Error {
            code: "ORG_SCOPE",
            json: r#"{"type":"urn:acme:error:ORG_SCOPE","title":"Scope missing","code":"ORG_SCOPE","detail":"the access token lacks the scope members:read","scope":"members:read"}"#,
            text: "the access token lacks the scope members:read [ORG_SCOPE]\n\
                   ask for a token with that scope\n\
                   /errors/ORG_SCOPE\n",
        },
        ..GET
    },
    // The token comes before the organization.
    Case {
        path: "/orgs/blocked-co/members",
        status: 401,
        headers: &[("www-authenticate", r#"Bearer realm="orgs""#)],
        answer: TOKEN_MISSING,
        ..GET
    },
    Case {
        path: "/orgs/blocked-co/members",
        authorization: Some("Bearer good"),
        status: 403,
        answer: BLOCKED,
        ..GET
    },
    Case {
        path: "/orgs/acme/members",
        authorization: Some("bearer good"),
        answer: Answer::Success(r#"["ada@acme.example","grace@acme.example"]"#),
        ..GET
    },
    Case {
        path: "/orgs/unknown/members",
        authorization: Some("Bearer good"),
        status: 404,
        answer: UNKNOWN,
        ..GET
    },
    INVITED,
    INVITED,
    INVITED,
    Case {
        path: "/orgs/acme/invites",
        status: 429,
        headers: &[("retry-after", "*")],
        answer: Answer::Error {
            code: "ORG_RATE_LIMITED",
            json: r#"{"type":"urn:acme:error:ORG_RATE_LIMITED","title":"Rate limited","code":"ORG_RATE_LIMITED","detail":"no more than 3 invitations a minute","limit":3}"#,
            text: "no more than 3 invitations a minute [ORG_RATE_LIMITED]\n\
                   wait as long as Retry-After says\n\
                   /errors/ORG_RATE_LIMITED\n",
        },
        ..POST
    },
    // Each organization has a limit of its own.
    Case {
        path: "/orgs/new-co/invites",
        status: 202,
        ..POST
    },
    Case {
        path: "/orgs/blocked-co/invites",
        status: 403,
        answer: BLOCKED,
        ..POST
    },
    Case {
        path: "/fail",
        status: 500,
        answer: Answer::Error {
            code: "ORG_STORE",
            json: r#"{"type":"urn:acme:error:ORG_STORE","title":"Internal Server Error","code":"ORG_STORE"}"#,
            text: "Internal Server Error [ORG_STORE]\n\
                   /errors/ORG_STORE\n",
        },
        ..GET
    },
    Case {
        path: "/panic",
        status: 500,
        answer: Answer::Error {
            code: "HTTP_INTERNAL_SERVER_ERROR",
            json: r#"{"type":"urn:acme:error:HTTP_INTERNAL_SERVER_ERROR","title":"Internal Server Error","code":"HTTP_INTERNAL_SERVER_ERROR"}"#,
            text: "Internal Server Error [HTTP_INTERNAL_SERVER_ERROR]\n\
                   /errors/HTTP_INTERNAL_SERVER_ERROR\n",
        },
        ..GET
    },
    // The service goes on.
    Case {
        path: "/orgs/acme",
        answer: Answer::Success(r#"{"slug":"acme","name":"Acme","seats":10}"#),
        ..GET
    },
    Case {
        path: "/nowhere",
        status: 404,
        answer: NOWHERE,
        ..GET
    },
    Case {
        path: "/orgs/acme/nowhere",
        status: 404,
        answer: NOWHERE,
        ..GET
    },
    Case {
        path: "/",
        status: 404,
        answer: NOWHERE,
        ..GET
    },
    Case {
        method: "DELETE",
        path: "/orgs/acme",
        status: 405,
        headers: &[("allow", "GET,HEAD")],
        answer: NOT_ALLOWED,
        ..GET
    },
    Case {
        path: "/orgs",
        status: 405,
        headers: &[("allow", "POST")],
        answer: NOT_ALLOWED,
        ..GET
    },
    Case {
        path: "/orgs/acme/invites",
        status: 405,
        headers: &[("allow", "POST")],
        answer: NOT_ALLOWED,
        ..GET
    },
    Case {
        path: "/orgs/acme/members",
        status: 405,
        headers: &[("allow", "GET,HEAD")],
        answer: NOT_ALLOWED,
        ..POST
    },
    // An unknown method.
    Case {
        method: "BREW",
        path: "/fail",
        status: 405,
        headers: &[("allow", "GET,HEAD")],
        answer: NOT_ALLOWED,
        ..GET
    },
    Case {
        path: "/orgs",
        body: r#"{"slug":"#,
        status: 400,
        answer: Answer::Error {
            code: "REQUEST_JSON_SYNTAX",
            json: r#"{"type":"urn:acme:error:REQUEST_JSON_SYNTAX","title":"Json syntax","code":"REQUEST_JSON_SYNTAX","detail":"the content is not valid JSON","line":1,"column":8}"#,
            text: "the content is not valid JSON [REQUEST_JSON_SYNTAX]\n\
                   /errors/REQUEST_JSON_SYNTAX\n",
        },
        ..POST
    },
    // JSON of another type never reaches the handler.
    Case {
        path: "/orgs",
        body: r#"{"slug":"co","name":"Co"}"#,
        status: 422,
        answer: Answer::Error {
            code: "REQUEST_JSON_VALUES",
            json: r#"{"type":"urn:acme:error:REQUEST_JSON_VALUES","title":"Json values","code":"REQUEST_JSON_VALUES","detail":"the content does not have the values that are expected","errors":[{"pointer":"/seats","code":"REQUEST_MISSING","message":"a value is required"}]}"#,
            text: "the content does not have the values that are expected [REQUEST_JSON_VALUES]\n\
                   /seats: a value is required\n\
                   /errors/REQUEST_JSON_VALUES\n",
        },
        ..POST
    },
    Case {
        path: "/orgs",
        body: TOO_LARGE,
        status: 413,
        answer: Answer::Error {
            code: "REQUEST_TOO_LARGE",
            json: r#"{"type":"urn:acme:error:REQUEST_TOO_LARGE","title":"Content Too Large","code":"REQUEST_TOO_LARGE","detail":"the content is too large"}"#,
            text: "the content is too large [REQUEST_TOO_LARGE]\n\
                   /errors/REQUEST_TOO_LARGE\n",
        },
        ..POST
    },
    Case {
        path: "/orgs/%FF",
        status: 400,
        answer: Answer::Error {
            code: "REQUEST_PATH",
            json: r#"{"type":"urn:acme:error:REQUEST_PATH","title":"Path not valid","code":"REQUEST_PATH","detail":"the path does not have the values that are expected","errors":[{"parameter":"slug","code":"REQUEST_WRONG_TYPE","message":"the value has the wrong type","expected":"a string"}]}"#,
            text: "the path does not have the values that are expected [REQUEST_PATH]\n\
                   slug: the value has the wrong type\n\
                   /errors/REQUEST_PATH\n",
        },
        ..GET
    },
    Case {
        path: "/orgs",
        content_type: "",
        body: r#"{"slug":"co","name":"Co","seats":1}"#,
        status: 415,
        headers: &[("accept", "application/json")],
        answer: NO_JSON,
        ..POST
    },
    Case {
        path: "/orgs",
        content_type: "text/plain",
        body: r#"{"slug":"co","name":"Co","seats":1}"#,
        status: 415,
        headers: &[("accept", "application/json")],
        answer: NO_JSON,
        ..POST
    },
];

/// One byte over the limit, all of it white space.
const TOO_LARGE: &str = match str::from_utf8(&[b' '; 64 * 1024 + 1]) {
    Ok(text) => text,
    Err(_) => "",
};

const NOWHERE: Answer = Answer::Error {
    code: "HTTP_NOT_FOUND",
    json: r#"{"type":"urn:acme:error:HTTP_NOT_FOUND","title":"Not Found","code":"HTTP_NOT_FOUND"}"#,
    text: "Not Found [HTTP_NOT_FOUND]\n\
           /errors/HTTP_NOT_FOUND\n",
};

const NOT_ALLOWED: Answer = Answer::Error {
    code: "HTTP_METHOD_NOT_ALLOWED",
    json: r#"{"type":"urn:acme:error:HTTP_METHOD_NOT_ALLOWED","title":"Method Not Allowed","code":"HTTP_METHOD_NOT_ALLOWED"}"#,
    text: "Method Not Allowed [HTTP_METHOD_NOT_ALLOWED]\n\
           /errors/HTTP_METHOD_NOT_ALLOWED\n",
};

const NO_JSON: Answer = Answer::Error {
    code: "REQUEST_MEDIA_TYPE",
    json: r#"{"type":"urn:acme:error:REQUEST_MEDIA_TYPE","title":"Unsupported Media Type","code":"REQUEST_MEDIA_TYPE","detail":"the content is not application/json","accepted":"application/json"}"#,
    text: "the content is not application/json [REQUEST_MEDIA_TYPE]\n\
           send a Content-Type of that media type\n\
           /errors/REQUEST_MEDIA_TYPE\n",
};

const UNKNOWN: Answer = Answer::Error {
    code: "ORG_NOT_FOUND",
    json: r#"{"type":"urn:acme:error:ORG_NOT_FOUND","title":"Not found","code":"ORG_NOT_FOUND","detail":"there is no organization unknown","slug":"unknown"}"#,
    text: "there is no organization unknown [ORG_NOT_FOUND]\n\
                   check the slug, or ask to be let in\n\
                   /errors/ORG_NOT_FOUND\n",
};

const HIDDEN: Answer = Answer::Error {
    code: "ORG_NOT_FOUND",
    json: r#"{"type":"urn:acme:error:ORG_NOT_FOUND","title":"Not found","code":"ORG_NOT_FOUND","detail":"there is no organization hidden-co","slug":"hidden-co"}"#,
    text: "there is no organization hidden-co [ORG_NOT_FOUND]\n\
                   check the slug, or ask to be let in\n\
                   /errors/ORG_NOT_FOUND\n",
};

const BLOCKED: Answer = Answer::Error {
    code: "ORG_BLOCKED",
    json: r#"{"type":"urn:acme:error:ORG_BLOCKED","title":"Blocked","code":"ORG_BLOCKED","detail":"the organization blocked-co is blocked","slug":"blocked-co"}"#,
    text: "the organization blocked-co is blocked [ORG_BLOCKED]\n\
           ask your administrator to lift the block\n\
           /errors/ORG_BLOCKED\n",
};

const TOKEN_MISSING: Answer = Answer::Error {
    code: "ORG_TOKEN_MISSING",
    json: r#"{"type":"urn:acme:error:ORG_TOKEN_MISSING","title":"Token missing","code":"ORG_TOKEN_MISSING","detail":"an access token is required"}"#,
    text: "an access token is required [ORG_TOKEN_MISSING]\n\
           send `Authorization: Bearer` and a token\n\
           /errors/ORG_TOKEN_MISSING\n",
};
