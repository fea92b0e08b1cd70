// Written by errorbook. Changes are lost.

use ::errorbook::client::{Known, KnownField, Reply};

/// How the service speaks.
pub static PROFILE: ::errorbook::Profile = ::errorbook::Profile::new()
    .body(::errorbook::Body::PROBLEM)
    .offers(&[::errorbook::Offer::JSON, ::errorbook::Offer::TEXT]);

/// The errors, as a reply is compared with them.
pub const ERRORS: &[Known] = &[
    Known::new("ORG_NOT_FOUND", &[404]).variant("OrgNotFound").title("Not found").with_message().fields(&[KnownField::new("slug", "string")]),
    Known::new("ORG_INVALID", &[422]).variant("OrgInvalid").title("Invalid").with_field_errors().fields(&[KnownField::field_errors("errors")]),
    Known::new("ORG_RATE_LIMITED", &[429]).variant("OrgRateLimited").title("Rate limited").retryable(),
    Known::new("ORG_STORE", &[500]).variant("OrgStore").title("Internal Server Error"),
    Known::new("4031", &[403]).variant("Code4031").title("Scope").number(),
    Known::new("AUTH_GATEWAY", &[502]).variant("AuthGateway").title("Bad Gateway"),
];

/// The errors that items in lists of field errors are.
pub const ITEMS: &[Known] = &[
];

/// The errors of the organizations.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum Error {
    /// ORG_NOT_FOUND, 404.
    ///
    /// there is no organization {slug}
    OrgNotFound {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// ORG_INVALID, 422.
    ///
    /// Invalid
    OrgInvalid {
        /// The field errors.
        errors: Vec<::errorbook::client::FieldError>,
        /// The response.
        reply: Reply,
    },
    /// ORG_RATE_LIMITED, 429.
    ///
    /// Rate limited
    ///
    /// Retry: may succeed.
    OrgRateLimited {
        /// The response.
        reply: Reply,
    },
    /// ORG_STORE, 500.
    ///
    /// Internal Server Error
    OrgStore {
        /// The response.
        reply: Reply,
    },
    /// 4031, 403.
    ///
    /// Scope
    Code4031 {
        /// The response.
        reply: Reply,
    },
    /// AUTH_GATEWAY, 502.
    ///
    /// Bad Gateway
    AuthGateway {
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
        if found == "ORG_INVALID" {
            return Some(Error::OrgInvalid {
                errors: reply.field_errors().to_vec(),
                reply: reply.clone(),
            });
        }
        if found == "ORG_RATE_LIMITED" {
            return Some(Error::OrgRateLimited {
                reply: reply.clone(),
            });
        }
        if found == "ORG_STORE" {
            return Some(Error::OrgStore {
                reply: reply.clone(),
            });
        }
        if found == "4031" {
            return Some(Error::Code4031 {
                reply: reply.clone(),
            });
        }
        if found == "AUTH_GATEWAY" {
            return Some(Error::AuthGateway {
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
            | Error::OrgInvalid { reply, .. }
            | Error::OrgRateLimited { reply, .. }
            | Error::OrgStore { reply, .. }
            | Error::Code4031 { reply, .. }
            | Error::AuthGateway { reply, .. }
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

/// What POST /orgs answers with.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum CreateOrgError {
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
    /// 4031, 403.
    Code4031 {
        /// The response.
        reply: Reply,
    },
    /// Another error of the service, such as one of what stands in front of the operation, or an unknown one.
    Other(Error),
}

impl From<Error> for CreateOrgError {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: Error) -> Self {
        match error {
            Error::OrgInvalid { errors, reply } => Self::OrgInvalid { errors, reply },
            Error::OrgStore { reply } => Self::OrgStore { reply },
            Error::Code4031 { reply } => Self::Code4031 { reply },
            other => Self::Other(other),
        }
    }
}

impl From<CreateOrgError> for Error {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: CreateOrgError) -> Self {
        match error {
            CreateOrgError::OrgInvalid { errors, reply } => Self::OrgInvalid { errors, reply },
            CreateOrgError::OrgStore { reply } => Self::OrgStore { reply },
            CreateOrgError::Code4031 { reply } => Self::Code4031 { reply },
            CreateOrgError::Other(error) => error,
        }
    }
}

impl From<Reply> for CreateOrgError {
    fn from(reply: Reply) -> Self {
        Self::from(Error::from(reply))
    }
}

impl CreateOrgError {
    /// The response.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        match self {
            Self::OrgInvalid { reply, .. }
            | Self::OrgStore { reply, .. }
            | Self::Code4031 { reply, .. } => reply,
            Self::Other(error) => error.reply(),
        }
    }
}

impl std::fmt::Display for CreateOrgError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.reply(), f)
    }
}

impl std::error::Error for CreateOrgError {}

/// What find_org answers with.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum FindOrgError {
    /// ORG_NOT_FOUND, 404.
    OrgNotFound {
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
    /// Another error of the service, such as one of what stands in front of the operation, or an unknown one.
    Other(Error),
}

impl From<Error> for FindOrgError {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: Error) -> Self {
        match error {
            Error::OrgNotFound { slug, reply } => Self::OrgNotFound { slug, reply },
            Error::OrgStore { reply } => Self::OrgStore { reply },
            other => Self::Other(other),
        }
    }
}

impl From<FindOrgError> for Error {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: FindOrgError) -> Self {
        match error {
            FindOrgError::OrgNotFound { slug, reply } => Self::OrgNotFound { slug, reply },
            FindOrgError::OrgStore { reply } => Self::OrgStore { reply },
            FindOrgError::Other(error) => error,
        }
    }
}

impl From<Reply> for FindOrgError {
    fn from(reply: Reply) -> Self {
        Self::from(Error::from(reply))
    }
}

impl FindOrgError {
    /// The response.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        match self {
            Self::OrgNotFound { reply, .. }
            | Self::OrgStore { reply, .. } => reply,
            Self::Other(error) => error.reply(),
        }
    }
}

impl std::fmt::Display for FindOrgError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.reply(), f)
    }
}

impl std::error::Error for FindOrgError {}

/// What GET /orgs/{slug}/members answers with.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum ListMembersError {
    /// ORG_NOT_FOUND, 404.
    OrgNotFound {
        /// The field slug.
        slug: String,
        /// The response.
        reply: Reply,
    },
    /// 4031, 403.
    Code4031 {
        /// The response.
        reply: Reply,
    },
    /// Another error of the service, such as one of what stands in front of the operation, or an unknown one.
    Other(Error),
}

impl From<Error> for ListMembersError {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: Error) -> Self {
        match error {
            Error::OrgNotFound { slug, reply } => Self::OrgNotFound { slug, reply },
            Error::Code4031 { reply } => Self::Code4031 { reply },
            other => Self::Other(other),
        }
    }
}

impl From<ListMembersError> for Error {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: ListMembersError) -> Self {
        match error {
            ListMembersError::OrgNotFound { slug, reply } => Self::OrgNotFound { slug, reply },
            ListMembersError::Code4031 { reply } => Self::Code4031 { reply },
            ListMembersError::Other(error) => error,
        }
    }
}

impl From<Reply> for ListMembersError {
    fn from(reply: Reply) -> Self {
        Self::from(Error::from(reply))
    }
}

impl ListMembersError {
    /// The response.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        match self {
            Self::OrgNotFound { reply, .. }
            | Self::Code4031 { reply, .. } => reply,
            Self::Other(error) => error.reply(),
        }
    }
}

impl std::fmt::Display for ListMembersError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.reply(), f)
    }
}

impl std::error::Error for ListMembersError {}

/// What org_store answers with.
#[allow(clippy::doc_markdown, reason = "the texts are the service's")]
#[allow(clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms, reason = "names are the service's")]
#[derive(Clone, Debug)]
pub enum OrgStoreError {
    /// ORG_RATE_LIMITED, 429.
    OrgRateLimited {
        /// The response.
        reply: Reply,
    },
    /// Another error of the service, such as one of what stands in front of the operation, or an unknown one.
    Other(Error),
}

impl From<Error> for OrgStoreError {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: Error) -> Self {
        match error {
            Error::OrgRateLimited { reply } => Self::OrgRateLimited { reply },
            other => Self::Other(other),
        }
    }
}

impl From<OrgStoreError> for Error {
    #[allow(clippy::too_many_lines, reason = "as many as there are codes")]
    fn from(error: OrgStoreError) -> Self {
        match error {
            OrgStoreError::OrgRateLimited { reply } => Self::OrgRateLimited { reply },
            OrgStoreError::Other(error) => error,
        }
    }
}

impl From<Reply> for OrgStoreError {
    fn from(reply: Reply) -> Self {
        Self::from(Error::from(reply))
    }
}

impl OrgStoreError {
    /// The response.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        match self {
            Self::OrgRateLimited { reply, .. } => reply,
            Self::Other(error) => error.reply(),
        }
    }
}

impl std::fmt::Display for OrgStoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.reply(), f)
    }
}

impl std::error::Error for OrgStoreError {}

::errorbook::__upstream! { Error, ERRORS, ITEMS,
    "\"relayed\":true,\"entries\":["
    "{\"code\":\"ORG_NOT_FOUND\",\"status\":404,\"variant\":\"OrgNotFound\",\"title\":\"Not found\",\"message\":\"there is no organization {slug}\",\"fields\":[{\"name\":\"slug\",\"type\":\"string\",\"example\":\"acme\"}]}"
    ",{\"code\":\"ORG_INVALID\",\"status\":422,\"variant\":\"OrgInvalid\",\"title\":\"Invalid\",\"fields\":[{\"name\":\"errors\",\"type\":\"array\",\"items\":\"field_error\"}]}"
    ",{\"code\":\"ORG_RATE_LIMITED\",\"status\":429,\"variant\":\"OrgRateLimited\",\"title\":\"Rate limited\",\"retryable\":true}"
    ",{\"code\":\"ORG_STORE\",\"status\":500,\"variant\":\"OrgStore\",\"title\":\"Internal Server Error\"}"
    ",{\"code\":4031,\"status\":403,\"variant\":\"Code4031\",\"title\":\"Scope\"}"
    ",{\"code\":\"AUTH_GATEWAY\",\"status\":502,\"variant\":\"AuthGateway\",\"title\":\"Bad Gateway\"}"
    "]}}"
}
