// Written by errorbook. Changes are lost.

use ::errorbook::client::{Known, KnownField, Reply};

/// How the service speaks.
pub static PROFILE: ::errorbook::Profile = ::errorbook::Profile::new()
    .body(::errorbook::Body::PROBLEM)
    .problem_type("urn:acme:error:{code}")
    .docs("/errors/{code}")
    .offers(&[::errorbook::Offer::JSON, ::errorbook::Offer::TEXT, ::errorbook::Offer::HTML, ::errorbook::Offer::MARKDOWN]);

/// The errors, as a reply is compared with them.
pub const ERRORS: &[Known] = &[
    Known::new("ORG_NOT_FOUND", &[404]).variant("OrgNotFound").title("Not found").help("check the slug, or ask to be let in").with_message().fields(&[KnownField::new("slug", "string")]),
    Known::new("ORG_BLOCKED", &[403]).variant("OrgBlocked").title("Blocked").help("ask your administrator to lift the block").with_message().fields(&[KnownField::new("slug", "string")]),
    Known::new("ORG_SLUG_TAKEN", &[409]).variant("OrgSlugTaken").title("Slug taken").help("choose another slug").with_message().fields(&[KnownField::new("slug", "string")]),
    Known::new("ORG_INVALID", &[422]).variant("OrgInvalid").title("Invalid").help("mend the values that the errors point at").with_message().with_field_errors().fields(&[KnownField::field_errors("errors")]),
    Known::new("ORG_RATE_LIMITED", &[429]).variant("OrgRateLimited").title("Rate limited").help("wait as long as Retry-After says").with_message().retryable().fields(&[KnownField::new("limit", "integer")]).headers(&["retry-after"]),
    Known::new("ORG_STORE", &[500]).variant("OrgStore").title("Internal Server Error"),
    Known::new("ORG_TOKEN_MISSING", &[401]).variant("OrgTokenMissing").title("Token missing").help("send `Authorization: Bearer` and a token").with_message().headers(&["www-authenticate"]),
    Known::new("ORG_TOKEN_EXPIRED", &[401]).variant("OrgTokenExpired").title("Token expired").help("refresh the token and try again").with_message().headers(&["www-authenticate"]),
    Known::new("ORG_TOKEN_INVALID", &[401]).variant("OrgTokenInvalid").title("Token invalid").help("ask for a new token").with_message().headers(&["www-authenticate"]),
    Known::new("ORG_SCOPE", &[403]).variant("OrgScope").title("Scope missing").help("ask for a token with that scope").with_message().fields(&[KnownField::new("scope", "string")]).headers(&["www-authenticate"]),
    Known::new("REQUEST_JSON_SYNTAX", &[400]).variant("RequestJsonSyntax").title("Json syntax").with_message().fields(&[KnownField::new("line", "integer"), KnownField::new("column", "integer")]),
    Known::new("REQUEST_JSON_VALUES", &[422]).variant("RequestJsonValues").title("Json values").with_message().with_field_errors().fields(&[KnownField::field_errors("errors")]),
    Known::new("REQUEST_MEDIA_TYPE", &[415]).variant("RequestMediaType").title("Unsupported Media Type").help("send a Content-Type of that media type").with_message().fields(&[KnownField::new("accepted", "string")]).headers(&["accept"]),
    Known::new("REQUEST_TOO_LARGE", &[413]).variant("RequestTooLarge").title("Content Too Large").with_message(),
    Known::new("REQUEST_INCOMPLETE", &[400]).variant("RequestIncomplete").title("Incomplete").with_message().retryable(),
    Known::new("REQUEST_PATH", &[400]).variant("RequestPath").title("Path not valid").with_message().with_field_errors().fields(&[KnownField::field_errors("errors")]),
    Known::new("HTTP_BAD_REQUEST", &[400]).variant("HttpBadRequest").title("Bad Request"),
    Known::new("HTTP_NOT_FOUND", &[404]).variant("HttpNotFound").title("Not Found"),
    Known::new("HTTP_METHOD_NOT_ALLOWED", &[405]).variant("HttpMethodNotAllowed").title("Method Not Allowed").headers(&["allow"]),
    Known::new("HTTP_INTERNAL_SERVER_ERROR", &[500]).variant("HttpInternalServerError").title("Internal Server Error"),
];

/// The errors that items in lists of field errors are.
pub const ITEMS: &[Known] = &[
    Known::new("ORG_INVALID_SLUG", &[]).title("Slug"),
    Known::new("ORG_INVALID_NAME", &[]).title("Name"),
    Known::new("ORG_INVALID_SEATS", &[]).title("Seats"),
    Known::new("REQUEST_WRONG_TYPE", &[]).title("Wrong type").fields(&[KnownField::new("expected", "string").optional()]),
    Known::new("REQUEST_MISSING", &[]).title("Missing"),
    Known::new("REQUEST_UNKNOWN", &[]).title("Unknown"),
    Known::new("REQUEST_DUPLICATE", &[]).title("Duplicate"),
    Known::new("REQUEST_NOT_ACCEPTED", &[]).title("Not accepted").fields(&[KnownField::new("expected", "string").optional()]),
];

/// Every error the services can answer with.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum Error {
    /// ORG_NOT_FOUND, 404.
    ///
    /// there is no organization {slug}
    ///
    /// No organization has this slug, or the caller may not know of it.
    ///
    /// Help: check the slug, or ask to be let in
    OrgNotFound {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// ORG_BLOCKED, 403.
    ///
    /// the organization {slug} is blocked
    ///
    /// An administrator blocked it. Support can lift the block.
    ///
    /// Help: ask your administrator to lift the block
    OrgBlocked {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// ORG_SLUG_TAKEN, 409.
    ///
    /// the slug {slug} is taken
    ///
    /// Slugs are unique, those of blocked organizations included.
    ///
    /// Help: choose another slug
    OrgSlugTaken {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// ORG_INVALID, 422.
    ///
    /// the organization is not valid
    ///
    /// The body is JSON of the right types, but its values cannot be accepted. Each of its faults is listed.
    ///
    /// Help: mend the values that the errors point at
    OrgInvalid {
        /// The field errors.
        errors: Vec<::errorbook::client::FieldError>,
        /// The response.
        reply: Reply,
    },
    /// ORG_RATE_LIMITED, 429.
    ///
    /// no more than {limit} invitations a minute
    ///
    /// An organization has sent as many invitations in a minute as it may.
    ///
    /// Help: wait as long as Retry-After says
    ///
    /// Retry: may succeed after the time in Retry-After.
    OrgRateLimited {
        /// The field limit.
        limit: i64,
        /// The response.
        reply: Reply,
    },
    /// ORG_STORE, 500.
    ///
    /// Internal Server Error
    ///
    /// The store failed, whatever the request was.
    OrgStore {
        /// The response.
        reply: Reply,
    },
    /// ORG_TOKEN_MISSING, 401.
    ///
    /// an access token is required
    ///
    /// The request has no \`Authorization: Bearer …\`.
    ///
    /// Help: send \`Authorization: Bearer\` and a token
    OrgTokenMissing {
        /// The response.
        reply: Reply,
    },
    /// ORG_TOKEN_EXPIRED, 401.
    ///
    /// the access token expired
    ///
    /// The token was good once.
    ///
    /// Help: refresh the token and try again
    OrgTokenExpired {
        /// The response.
        reply: Reply,
    },
    /// ORG_TOKEN_INVALID, 401.
    ///
    /// the access token is not valid
    ///
    /// The token is not one of ours, or was revoked.
    ///
    /// Help: ask for a new token
    OrgTokenInvalid {
        /// The response.
        reply: Reply,
    },
    /// ORG_SCOPE, 403.
    ///
    /// the access token lacks the scope {scope}
    ///
    /// The token is good, and for something else.
    ///
    /// Help: ask for a token with that scope
    OrgScope {
        /// The field scope.
        scope: String,
        /// The response.
        reply: Reply,
    },
    /// REQUEST_JSON_SYNTAX, 400.
    ///
    /// the content is not valid JSON
    ///
    /// The body is not JSON.
    RequestJsonSyntax {
        /// The field line.
        line: i64,
        /// The field column.
        column: i64,
        /// The response.
        reply: Reply,
    },
    /// REQUEST_JSON_VALUES, 422.
    ///
    /// the content does not have the values that are expected
    ///
    /// The body is JSON, and not of the form that the service reads. The first fault is listed.
    RequestJsonValues {
        /// The field errors.
        errors: Vec<::errorbook::client::FieldError>,
        /// The response.
        reply: Reply,
    },
    /// REQUEST_MEDIA_TYPE, 415.
    ///
    /// the content is not {accepted}
    ///
    /// The body is of another media type than the service reads, or says none.
    ///
    /// Help: send a Content-Type of that media type
    RequestMediaType {
        /// The field accepted.
        accepted: String,
        /// The response.
        reply: Reply,
    },
    /// REQUEST_TOO_LARGE, 413.
    ///
    /// the content is too large
    ///
    /// The body is larger than the service takes.
    RequestTooLarge {
        /// The response.
        reply: Reply,
    },
    /// REQUEST_INCOMPLETE, 400.
    ///
    /// the content did not arrive whole
    ///
    /// The body did not arrive as it was announced.
    ///
    /// Retry: may succeed.
    RequestIncomplete {
        /// The response.
        reply: Reply,
    },
    /// REQUEST_PATH, 400.
    ///
    /// the path does not have the values that are expected
    ///
    /// What a path is refused with: a parameter of it is not of the type that the service reads.
    RequestPath {
        /// The field errors.
        errors: Vec<::errorbook::client::FieldError>,
        /// The response.
        reply: Reply,
    },
    /// HTTP_BAD_REQUEST, 400.
    ///
    /// Bad Request
    ///
    /// The request is malformed.
    HttpBadRequest {
        /// The response.
        reply: Reply,
    },
    /// HTTP_NOT_FOUND, 404.
    ///
    /// Not Found
    ///
    /// There is nothing here, or nothing that the service will admit to.
    HttpNotFound {
        /// The response.
        reply: Reply,
    },
    /// HTTP_METHOD_NOT_ALLOWED, 405.
    ///
    /// Method Not Allowed
    ///
    /// The resource has no such method. \`Allow\` lists those that it has.
    HttpMethodNotAllowed {
        /// The response.
        reply: Reply,
    },
    /// HTTP_INTERNAL_SERVER_ERROR, 500.
    ///
    /// Internal Server Error
    ///
    /// The service failed.
    HttpInternalServerError {
        /// The response.
        reply: Reply,
    },
    /// A code of a later release, or an error without a field that it always has.
    Unknown(Reply),
}

impl Error {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn known(reply: &Reply) -> Option<Self> {
        let found = reply.find(ERRORS)?;
        if found == "ORG_NOT_FOUND" {
            return Some(Error::OrgNotFound {
                slug: reply.field("slug")?,
                reply: reply.clone(),
            });
        }
        if found == "ORG_BLOCKED" {
            return Some(Error::OrgBlocked {
                slug: reply.field("slug")?,
                reply: reply.clone(),
            });
        }
        if found == "ORG_SLUG_TAKEN" {
            return Some(Error::OrgSlugTaken {
                slug: reply.field("slug")?,
                reply: reply.clone(),
            });
        }
        if found == "ORG_INVALID" {
            return Some(Error::OrgInvalid {
                errors: reply.field_errors().to_vec(),
                reply: reply.clone(),
            });
        }
        if found == "ORG_RATE_LIMITED" {
            return Some(Error::OrgRateLimited {
                limit: reply.field("limit")?,
                reply: reply.clone(),
            });
        }
        if found == "ORG_STORE" {
            return Some(Error::OrgStore {
                reply: reply.clone(),
            });
        }
        if found == "ORG_TOKEN_MISSING" {
            return Some(Error::OrgTokenMissing {
                reply: reply.clone(),
            });
        }
        if found == "ORG_TOKEN_EXPIRED" {
            return Some(Error::OrgTokenExpired {
                reply: reply.clone(),
            });
        }
        if found == "ORG_TOKEN_INVALID" {
            return Some(Error::OrgTokenInvalid {
                reply: reply.clone(),
            });
        }
        if found == "ORG_SCOPE" {
            return Some(Error::OrgScope {
                scope: reply.field("scope")?,
                reply: reply.clone(),
            });
        }
        if found == "REQUEST_JSON_SYNTAX" {
            return Some(Error::RequestJsonSyntax {
                line: reply.field("line")?,
                column: reply.field("column")?,
                reply: reply.clone(),
            });
        }
        if found == "REQUEST_JSON_VALUES" {
            return Some(Error::RequestJsonValues {
                errors: reply.field_errors().to_vec(),
                reply: reply.clone(),
            });
        }
        if found == "REQUEST_MEDIA_TYPE" {
            return Some(Error::RequestMediaType {
                accepted: reply.field("accepted")?,
                reply: reply.clone(),
            });
        }
        if found == "REQUEST_TOO_LARGE" {
            return Some(Error::RequestTooLarge {
                reply: reply.clone(),
            });
        }
        if found == "REQUEST_INCOMPLETE" {
            return Some(Error::RequestIncomplete {
                reply: reply.clone(),
            });
        }
        if found == "REQUEST_PATH" {
            return Some(Error::RequestPath {
                errors: reply.field_errors().to_vec(),
                reply: reply.clone(),
            });
        }
        if found == "HTTP_BAD_REQUEST" {
            return Some(Error::HttpBadRequest {
                reply: reply.clone(),
            });
        }
        if found == "HTTP_NOT_FOUND" {
            return Some(Error::HttpNotFound {
                reply: reply.clone(),
            });
        }
        if found == "HTTP_METHOD_NOT_ALLOWED" {
            return Some(Error::HttpMethodNotAllowed {
                reply: reply.clone(),
            });
        }
        if found == "HTTP_INTERNAL_SERVER_ERROR" {
            return Some(Error::HttpInternalServerError {
                reply: reply.clone(),
            });
        }
        None
    }
}

impl From<Reply> for Error {
    fn from(reply: Reply) -> Self {
        Error::known(&reply).unwrap_or(Error::Unknown(reply))
    }
}

impl Error {
    /// The response.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        match self {
            Error::OrgNotFound { reply, .. }
            | Error::OrgBlocked { reply, .. }
            | Error::OrgSlugTaken { reply, .. }
            | Error::OrgInvalid { reply, .. }
            | Error::OrgRateLimited { reply, .. }
            | Error::OrgStore { reply, .. }
            | Error::OrgTokenMissing { reply, .. }
            | Error::OrgTokenExpired { reply, .. }
            | Error::OrgTokenInvalid { reply, .. }
            | Error::OrgScope { reply, .. }
            | Error::RequestJsonSyntax { reply, .. }
            | Error::RequestJsonValues { reply, .. }
            | Error::RequestMediaType { reply, .. }
            | Error::RequestTooLarge { reply, .. }
            | Error::RequestIncomplete { reply, .. }
            | Error::RequestPath { reply, .. }
            | Error::HttpBadRequest { reply, .. }
            | Error::HttpNotFound { reply, .. }
            | Error::HttpMethodNotAllowed { reply, .. }
            | Error::HttpInternalServerError { reply, .. }
            | Error::Unknown(reply) => reply,
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.reply(), f)
    }
}

impl std::error::Error for Error {}

/// What create answers with.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum CreateError {
    /// ORG_SLUG_TAKEN, 409.
    OrgSlugTaken {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// ORG_INVALID, 422.
    OrgInvalid {
        /// The field errors.
        errors: Vec<::errorbook::client::FieldError>,
        /// The response.
        reply: Reply,
    },
    /// ORG_STORE, 500.
    OrgStore {
        /// The response.
        reply: Reply,
    },
    /// REQUEST_JSON_SYNTAX, 400.
    RequestJsonSyntax {
        /// The field line.
        line: i64,
        /// The field column.
        column: i64,
        /// The response.
        reply: Reply,
    },
    /// REQUEST_JSON_VALUES, 422.
    RequestJsonValues {
        /// The field errors.
        errors: Vec<::errorbook::client::FieldError>,
        /// The response.
        reply: Reply,
    },
    /// REQUEST_MEDIA_TYPE, 415.
    RequestMediaType {
        /// The field accepted.
        accepted: String,
        /// The response.
        reply: Reply,
    },
    /// REQUEST_TOO_LARGE, 413.
    RequestTooLarge {
        /// The response.
        reply: Reply,
    },
    /// REQUEST_INCOMPLETE, 400.
    RequestIncomplete {
        /// The response.
        reply: Reply,
    },
    /// Another error of the service, such as one of what stands in front of the operation, or an unknown one.
    Other(Error),
}

impl From<Error> for CreateError {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: Error) -> Self {
        match error {
            Error::OrgSlugTaken { slug, reply } => Self::OrgSlugTaken { slug, reply },
            Error::OrgInvalid { errors, reply } => Self::OrgInvalid { errors, reply },
            Error::OrgStore { reply } => Self::OrgStore { reply },
            Error::RequestJsonSyntax { line, column, reply } => Self::RequestJsonSyntax { line, column, reply },
            Error::RequestJsonValues { errors, reply } => Self::RequestJsonValues { errors, reply },
            Error::RequestMediaType { accepted, reply } => Self::RequestMediaType { accepted, reply },
            Error::RequestTooLarge { reply } => Self::RequestTooLarge { reply },
            Error::RequestIncomplete { reply } => Self::RequestIncomplete { reply },
            other => Self::Other(other),
        }
    }
}

impl From<CreateError> for Error {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::OrgSlugTaken { slug, reply } => Self::OrgSlugTaken { slug, reply },
            CreateError::OrgInvalid { errors, reply } => Self::OrgInvalid { errors, reply },
            CreateError::OrgStore { reply } => Self::OrgStore { reply },
            CreateError::RequestJsonSyntax { line, column, reply } => Self::RequestJsonSyntax { line, column, reply },
            CreateError::RequestJsonValues { errors, reply } => Self::RequestJsonValues { errors, reply },
            CreateError::RequestMediaType { accepted, reply } => Self::RequestMediaType { accepted, reply },
            CreateError::RequestTooLarge { reply } => Self::RequestTooLarge { reply },
            CreateError::RequestIncomplete { reply } => Self::RequestIncomplete { reply },
            CreateError::Other(error) => error,
        }
    }
}

impl From<Reply> for CreateError {
    fn from(reply: Reply) -> Self {
        Self::from(Error::from(reply))
    }
}

impl CreateError {
    /// The response.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        match self {
            Self::OrgSlugTaken { reply, .. }
            | Self::OrgInvalid { reply, .. }
            | Self::OrgStore { reply, .. }
            | Self::RequestJsonSyntax { reply, .. }
            | Self::RequestJsonValues { reply, .. }
            | Self::RequestMediaType { reply, .. }
            | Self::RequestTooLarge { reply, .. }
            | Self::RequestIncomplete { reply, .. } => reply,
            Self::Other(error) => error.reply(),
        }
    }
}

impl std::fmt::Display for CreateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.reply(), f)
    }
}

impl std::error::Error for CreateError {}

/// What show answers with.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum ShowError {
    /// ORG_NOT_FOUND, 404.
    OrgNotFound {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// ORG_BLOCKED, 403.
    OrgBlocked {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// ORG_STORE, 500.
    OrgStore {
        /// The response.
        reply: Reply,
    },
    /// REQUEST_PATH, 400.
    RequestPath {
        /// The field errors.
        errors: Vec<::errorbook::client::FieldError>,
        /// The response.
        reply: Reply,
    },
    /// Another error of the service, such as one of what stands in front of the operation, or an unknown one.
    Other(Error),
}

impl From<Error> for ShowError {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: Error) -> Self {
        match error {
            Error::OrgNotFound { slug, reply } => Self::OrgNotFound { slug, reply },
            Error::OrgBlocked { slug, reply } => Self::OrgBlocked { slug, reply },
            Error::OrgStore { reply } => Self::OrgStore { reply },
            Error::RequestPath { errors, reply } => Self::RequestPath { errors, reply },
            other => Self::Other(other),
        }
    }
}

impl From<ShowError> for Error {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: ShowError) -> Self {
        match error {
            ShowError::OrgNotFound { slug, reply } => Self::OrgNotFound { slug, reply },
            ShowError::OrgBlocked { slug, reply } => Self::OrgBlocked { slug, reply },
            ShowError::OrgStore { reply } => Self::OrgStore { reply },
            ShowError::RequestPath { errors, reply } => Self::RequestPath { errors, reply },
            ShowError::Other(error) => error,
        }
    }
}

impl From<Reply> for ShowError {
    fn from(reply: Reply) -> Self {
        Self::from(Error::from(reply))
    }
}

impl ShowError {
    /// The response.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        match self {
            Self::OrgNotFound { reply, .. }
            | Self::OrgBlocked { reply, .. }
            | Self::OrgStore { reply, .. }
            | Self::RequestPath { reply, .. } => reply,
            Self::Other(error) => error.reply(),
        }
    }
}

impl std::fmt::Display for ShowError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.reply(), f)
    }
}

impl std::error::Error for ShowError {}

/// What members answers with.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum MembersError {
    /// ORG_NOT_FOUND, 404.
    OrgNotFound {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// ORG_BLOCKED, 403.
    OrgBlocked {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// ORG_STORE, 500.
    OrgStore {
        /// The response.
        reply: Reply,
    },
    /// ORG_TOKEN_MISSING, 401.
    OrgTokenMissing {
        /// The response.
        reply: Reply,
    },
    /// ORG_TOKEN_EXPIRED, 401.
    OrgTokenExpired {
        /// The response.
        reply: Reply,
    },
    /// ORG_TOKEN_INVALID, 401.
    OrgTokenInvalid {
        /// The response.
        reply: Reply,
    },
    /// ORG_SCOPE, 403.
    OrgScope {
        /// The field scope.
        scope: String,
        /// The response.
        reply: Reply,
    },
    /// REQUEST_PATH, 400.
    RequestPath {
        /// The field errors.
        errors: Vec<::errorbook::client::FieldError>,
        /// The response.
        reply: Reply,
    },
    /// Another error of the service, such as one of what stands in front of the operation, or an unknown one.
    Other(Error),
}

impl From<Error> for MembersError {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: Error) -> Self {
        match error {
            Error::OrgNotFound { slug, reply } => Self::OrgNotFound { slug, reply },
            Error::OrgBlocked { slug, reply } => Self::OrgBlocked { slug, reply },
            Error::OrgStore { reply } => Self::OrgStore { reply },
            Error::OrgTokenMissing { reply } => Self::OrgTokenMissing { reply },
            Error::OrgTokenExpired { reply } => Self::OrgTokenExpired { reply },
            Error::OrgTokenInvalid { reply } => Self::OrgTokenInvalid { reply },
            Error::OrgScope { scope, reply } => Self::OrgScope { scope, reply },
            Error::RequestPath { errors, reply } => Self::RequestPath { errors, reply },
            other => Self::Other(other),
        }
    }
}

impl From<MembersError> for Error {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: MembersError) -> Self {
        match error {
            MembersError::OrgNotFound { slug, reply } => Self::OrgNotFound { slug, reply },
            MembersError::OrgBlocked { slug, reply } => Self::OrgBlocked { slug, reply },
            MembersError::OrgStore { reply } => Self::OrgStore { reply },
            MembersError::OrgTokenMissing { reply } => Self::OrgTokenMissing { reply },
            MembersError::OrgTokenExpired { reply } => Self::OrgTokenExpired { reply },
            MembersError::OrgTokenInvalid { reply } => Self::OrgTokenInvalid { reply },
            MembersError::OrgScope { scope, reply } => Self::OrgScope { scope, reply },
            MembersError::RequestPath { errors, reply } => Self::RequestPath { errors, reply },
            MembersError::Other(error) => error,
        }
    }
}

impl From<Reply> for MembersError {
    fn from(reply: Reply) -> Self {
        Self::from(Error::from(reply))
    }
}

impl MembersError {
    /// The response.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        match self {
            Self::OrgNotFound { reply, .. }
            | Self::OrgBlocked { reply, .. }
            | Self::OrgStore { reply, .. }
            | Self::OrgTokenMissing { reply, .. }
            | Self::OrgTokenExpired { reply, .. }
            | Self::OrgTokenInvalid { reply, .. }
            | Self::OrgScope { reply, .. }
            | Self::RequestPath { reply, .. } => reply,
            Self::Other(error) => error.reply(),
        }
    }
}

impl std::fmt::Display for MembersError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.reply(), f)
    }
}

impl std::error::Error for MembersError {}

/// What invite answers with.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum InviteError {
    /// ORG_NOT_FOUND, 404.
    OrgNotFound {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// ORG_BLOCKED, 403.
    OrgBlocked {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// ORG_RATE_LIMITED, 429.
    OrgRateLimited {
        /// The field limit.
        limit: i64,
        /// The response.
        reply: Reply,
    },
    /// ORG_STORE, 500.
    OrgStore {
        /// The response.
        reply: Reply,
    },
    /// REQUEST_PATH, 400.
    RequestPath {
        /// The field errors.
        errors: Vec<::errorbook::client::FieldError>,
        /// The response.
        reply: Reply,
    },
    /// Another error of the service, such as one of what stands in front of the operation, or an unknown one.
    Other(Error),
}

impl From<Error> for InviteError {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: Error) -> Self {
        match error {
            Error::OrgNotFound { slug, reply } => Self::OrgNotFound { slug, reply },
            Error::OrgBlocked { slug, reply } => Self::OrgBlocked { slug, reply },
            Error::OrgRateLimited { limit, reply } => Self::OrgRateLimited { limit, reply },
            Error::OrgStore { reply } => Self::OrgStore { reply },
            Error::RequestPath { errors, reply } => Self::RequestPath { errors, reply },
            other => Self::Other(other),
        }
    }
}

impl From<InviteError> for Error {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::OrgNotFound { slug, reply } => Self::OrgNotFound { slug, reply },
            InviteError::OrgBlocked { slug, reply } => Self::OrgBlocked { slug, reply },
            InviteError::OrgRateLimited { limit, reply } => Self::OrgRateLimited { limit, reply },
            InviteError::OrgStore { reply } => Self::OrgStore { reply },
            InviteError::RequestPath { errors, reply } => Self::RequestPath { errors, reply },
            InviteError::Other(error) => error,
        }
    }
}

impl From<Reply> for InviteError {
    fn from(reply: Reply) -> Self {
        Self::from(Error::from(reply))
    }
}

impl InviteError {
    /// The response.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        match self {
            Self::OrgNotFound { reply, .. }
            | Self::OrgBlocked { reply, .. }
            | Self::OrgRateLimited { reply, .. }
            | Self::OrgStore { reply, .. }
            | Self::RequestPath { reply, .. } => reply,
            Self::Other(error) => error.reply(),
        }
    }
}

impl std::fmt::Display for InviteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.reply(), f)
    }
}

impl std::error::Error for InviteError {}

/// What fail answers with.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum FailError {
    /// ORG_STORE, 500.
    OrgStore {
        /// The response.
        reply: Reply,
    },
    /// Another error of the service, such as one of what stands in front of the operation, or an unknown one.
    Other(Error),
}

impl From<Error> for FailError {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: Error) -> Self {
        match error {
            Error::OrgStore { reply } => Self::OrgStore { reply },
            other => Self::Other(other),
        }
    }
}

impl From<FailError> for Error {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: FailError) -> Self {
        match error {
            FailError::OrgStore { reply } => Self::OrgStore { reply },
            FailError::Other(error) => error,
        }
    }
}

impl From<Reply> for FailError {
    fn from(reply: Reply) -> Self {
        Self::from(Error::from(reply))
    }
}

impl FailError {
    /// The response.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        match self {
            Self::OrgStore { reply, .. } => reply,
            Self::Other(error) => error.reply(),
        }
    }
}

impl std::fmt::Display for FailError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.reply(), f)
    }
}

impl std::error::Error for FailError {}

/// What panic answers with.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum PanicError {
    /// HTTP_INTERNAL_SERVER_ERROR, 500.
    HttpInternalServerError {
        /// The response.
        reply: Reply,
    },
    /// Another error of the service, such as one of what stands in front of the operation, or an unknown one.
    Other(Error),
}

impl From<Error> for PanicError {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: Error) -> Self {
        match error {
            Error::HttpInternalServerError { reply } => Self::HttpInternalServerError { reply },
            other => Self::Other(other),
        }
    }
}

impl From<PanicError> for Error {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: PanicError) -> Self {
        match error {
            PanicError::HttpInternalServerError { reply } => Self::HttpInternalServerError { reply },
            PanicError::Other(error) => error,
        }
    }
}

impl From<Reply> for PanicError {
    fn from(reply: Reply) -> Self {
        Self::from(Error::from(reply))
    }
}

impl PanicError {
    /// The response.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        match self {
            Self::HttpInternalServerError { reply, .. } => reply,
            Self::Other(error) => error.reply(),
        }
    }
}

impl std::fmt::Display for PanicError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.reply(), f)
    }
}

impl std::error::Error for PanicError {}

::errorbook::__upstream! { Error, ERRORS, ITEMS,
    "\"relayed\":true,\"entries\":["
    "{\"code\":\"ORG_NOT_FOUND\",\"status\":404,\"variant\":\"OrgNotFound\",\"title\":\"Not found\",\"message\":\"there is no organization {slug}\",\"description\":\"No organization has this slug, or the caller may not know of it.\",\"help\":\"check the slug, or ask to be let in\",\"fields\":[{\"name\":\"slug\",\"type\":\"string\"}]}"
    ",{\"code\":\"ORG_BLOCKED\",\"status\":403,\"variant\":\"OrgBlocked\",\"title\":\"Blocked\",\"message\":\"the organization {slug} is blocked\",\"description\":\"An administrator blocked it. Support can lift the block.\",\"help\":\"ask your administrator to lift the block\",\"fields\":[{\"name\":\"slug\",\"type\":\"string\"}]}"
    ",{\"code\":\"ORG_SLUG_TAKEN\",\"status\":409,\"variant\":\"OrgSlugTaken\",\"title\":\"Slug taken\",\"message\":\"the slug {slug} is taken\",\"description\":\"Slugs are unique, those of blocked organizations included.\",\"help\":\"choose another slug\",\"fields\":[{\"name\":\"slug\",\"type\":\"string\"}],\"grpc\":\"already_exists\"}"
    ",{\"code\":\"ORG_INVALID\",\"status\":422,\"variant\":\"OrgInvalid\",\"title\":\"Invalid\",\"message\":\"the organization is not valid\",\"description\":\"The body is JSON of the right types, but its values cannot be accepted. Each of its faults is listed.\",\"help\":\"mend the values that the errors point at\",\"fields\":[{\"name\":\"errors\",\"type\":\"array\",\"items\":\"field_error\"}]}"
    ",{\"code\":\"ORG_RATE_LIMITED\",\"status\":429,\"variant\":\"OrgRateLimited\",\"title\":\"Rate limited\",\"message\":\"no more than {limit} invitations a minute\",\"description\":\"An organization has sent as many invitations in a minute as it may.\",\"help\":\"wait as long as Retry-After says\",\"fields\":[{\"name\":\"limit\",\"type\":\"integer\"}],\"placeholders\":[{\"name\":\"wait\",\"type\":\"integer\",\"example\":\"30\"}],\"headers\":[{\"name\":\"retry-after\",\"value\":\"{wait}\"}],\"retryable\":true}"
    ",{\"code\":\"ORG_STORE\",\"status\":500,\"variant\":\"OrgStore\",\"title\":\"Internal Server Error\",\"description\":\"The store failed, whatever the request was.\"}"
    ",{\"code\":\"ORG_TOKEN_MISSING\",\"status\":401,\"variant\":\"OrgTokenMissing\",\"title\":\"Token missing\",\"message\":\"an access token is required\",\"description\":\"The request has no `Authorization: Bearer …`.\",\"help\":\"send `Authorization: Bearer` and a token\",\"headers\":[{\"name\":\"www-authenticate\",\"value\":\"Bearer realm=\\\"orgs\\\"\"}]}"
    ",{\"code\":\"ORG_TOKEN_EXPIRED\",\"status\":401,\"variant\":\"OrgTokenExpired\",\"title\":\"Token expired\",\"message\":\"the access token expired\",\"description\":\"The token was good once.\",\"help\":\"refresh the token and try again\",\"headers\":[{\"name\":\"www-authenticate\",\"value\":\"Bearer realm=\\\"orgs\\\", error=\\\"invalid_token\\\"\"}]}"
    ",{\"code\":\"ORG_TOKEN_INVALID\",\"status\":401,\"variant\":\"OrgTokenInvalid\",\"title\":\"Token invalid\",\"message\":\"the access token is not valid\",\"description\":\"The token is not one of ours, or was revoked.\",\"help\":\"ask for a new token\",\"headers\":[{\"name\":\"www-authenticate\",\"value\":\"Bearer realm=\\\"orgs\\\", error=\\\"invalid_token\\\"\"}]}"
    ",{\"code\":\"ORG_SCOPE\",\"status\":403,\"variant\":\"OrgScope\",\"title\":\"Scope missing\",\"message\":\"the access token lacks the scope {scope}\",\"description\":\"The token is good, and for something else.\",\"help\":\"ask for a token with that scope\",\"fields\":[{\"name\":\"scope\",\"type\":\"string\"}],\"headers\":[{\"name\":\"www-authenticate\",\"value\":\"Bearer realm=\\\"orgs\\\", error=\\\"insufficient_scope\\\", scope=\\\"{scope}\\\"\"}]}"
    ",{\"code\":\"REQUEST_JSON_SYNTAX\",\"status\":400,\"variant\":\"RequestJsonSyntax\",\"title\":\"Json syntax\",\"message\":\"the content is not valid JSON\",\"description\":\"The body is not JSON.\",\"fields\":[{\"name\":\"line\",\"type\":\"integer\"},{\"name\":\"column\",\"type\":\"integer\"}]}"
    ",{\"code\":\"REQUEST_JSON_VALUES\",\"status\":422,\"variant\":\"RequestJsonValues\",\"title\":\"Json values\",\"message\":\"the content does not have the values that are expected\",\"description\":\"The body is JSON, and not of the form that the service reads. The first fault is listed.\",\"fields\":[{\"name\":\"errors\",\"type\":\"array\",\"items\":\"field_error\"}]}"
    ",{\"code\":\"REQUEST_MEDIA_TYPE\",\"status\":415,\"variant\":\"RequestMediaType\",\"title\":\"Unsupported Media Type\",\"message\":\"the content is not {accepted}\",\"description\":\"The body is of another media type than the service reads, or says none.\",\"help\":\"send a Content-Type of that media type\",\"fields\":[{\"name\":\"accepted\",\"type\":\"string\"}],\"headers\":[{\"name\":\"accept\",\"value\":\"{accepted}\"}]}"
    ",{\"code\":\"REQUEST_TOO_LARGE\",\"status\":413,\"variant\":\"RequestTooLarge\",\"title\":\"Content Too Large\",\"message\":\"the content is too large\",\"description\":\"The body is larger than the service takes.\"}"
    ",{\"code\":\"REQUEST_INCOMPLETE\",\"status\":400,\"variant\":\"RequestIncomplete\",\"title\":\"Incomplete\",\"message\":\"the content did not arrive whole\",\"description\":\"The body did not arrive as it was announced.\",\"retryable\":true}"
    ",{\"code\":\"REQUEST_PATH\",\"status\":400,\"variant\":\"RequestPath\",\"title\":\"Path not valid\",\"message\":\"the path does not have the values that are expected\",\"description\":\"What a path is refused with: a parameter of it is not of the type that the service reads.\",\"fields\":[{\"name\":\"errors\",\"type\":\"array\",\"items\":\"field_error\"}]}"
    ",{\"code\":\"HTTP_BAD_REQUEST\",\"status\":400,\"variant\":\"HttpBadRequest\",\"title\":\"Bad Request\",\"description\":\"The request is malformed.\"}"
    ",{\"code\":\"HTTP_NOT_FOUND\",\"status\":404,\"variant\":\"HttpNotFound\",\"title\":\"Not Found\",\"description\":\"There is nothing here, or nothing that the service will admit to.\"}"
    ",{\"code\":\"HTTP_METHOD_NOT_ALLOWED\",\"status\":405,\"variant\":\"HttpMethodNotAllowed\",\"title\":\"Method Not Allowed\",\"description\":\"The resource has no such method. `Allow` lists those that it has.\",\"placeholders\":[{\"name\":\"allow\",\"type\":\"string\"}],\"headers\":[{\"name\":\"allow\",\"value\":\"{allow}\"}]}"
    ",{\"code\":\"HTTP_INTERNAL_SERVER_ERROR\",\"status\":500,\"variant\":\"HttpInternalServerError\",\"title\":\"Internal Server Error\",\"description\":\"The service failed.\"}"
    "]}}"
}
