//! What gRPC knows of errors: the codes of `google.rpc.Code`, and the reasons of AIP-193.

use crate::code::{MAX_LENGTH, words};

named! {
    /// A code of `google.rpc.Code`, all but `OK`, in the order of their numbers.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Code {
        /// 1
        Cancelled = "cancelled",
        /// 2
        Unknown = "unknown",
        /// 3
        InvalidArgument = "invalid_argument",
        /// 4
        DeadlineExceeded = "deadline_exceeded",
        /// 5
        NotFound = "not_found",
        /// 6
        AlreadyExists = "already_exists",
        /// 7
        PermissionDenied = "permission_denied",
        /// 8
        ResourceExhausted = "resource_exhausted",
        /// 9
        FailedPrecondition = "failed_precondition",
        /// 10
        Aborted = "aborted",
        /// 11
        OutOfRange = "out_of_range",
        /// 12
        Unimplemented = "unimplemented",
        /// 13
        Internal = "internal",
        /// 14
        Unavailable = "unavailable",
        /// 15
        DataLoss = "data_loss",
        /// 16
        Unauthenticated = "unauthenticated",
    }
}

/// The codes of statuses.
const BY_STATUS: &[(u16, Code)] = &[
    (400, Code::InvalidArgument),
    (401, Code::Unauthenticated),
    (403, Code::PermissionDenied),
    (404, Code::NotFound),
    (409, Code::Aborted),
    (412, Code::FailedPrecondition),
    (416, Code::OutOfRange),
    (429, Code::ResourceExhausted),
    (499, Code::Cancelled),
    (501, Code::Unimplemented),
    (503, Code::Unavailable),
    (504, Code::DeadlineExceeded),
];

impl Code {
    /// The code of an error of a status.
    ///
    /// ```
    /// use errorbook_model::grpc::Code;
    ///
    /// assert_eq!(Code::of_status(404), Code::NotFound);
    /// assert_eq!(Code::of_status(422), Code::FailedPrecondition);
    /// assert_eq!(Code::of_status(502), Code::Internal);
    /// ```
    pub fn of_status(status: u16) -> Self {
        let row = BY_STATUS.iter().find(|(known, _)| *known == status);
        match row {
            Some((_, code)) => *code,
            None if status < 500 => Code::FailedPrecondition,
            None => Code::Internal,
        }
    }

    /// The status that stands for the code, as `google/rpc/code.proto` has it.
    ///
    /// ```
    /// use errorbook_model::grpc::Code;
    ///
    /// assert_eq!(Code::AlreadyExists.status(), 409);
    /// assert_eq!(Code::DataLoss.status(), 500);
    /// ```
    pub fn status(self) -> u16 {
        match self {
            Code::AlreadyExists => 409,
            Code::FailedPrecondition | Code::OutOfRange => 400,
            Code::Unknown | Code::Internal | Code::DataLoss => 500,
            _ => BY_STATUS
                .iter()
                .find(|(_, code)| *code == self)
                .map_or(500, |(status, _)| *status),
        }
    }

    /// The number on the wire.
    ///
    /// ```
    /// use errorbook_model::grpc::Code;
    ///
    /// assert_eq!(Code::Cancelled.number(), 1);
    /// assert_eq!(Code::Unauthenticated.number(), 16);
    /// ```
    pub const fn number(self) -> i32 {
        self as i32 + 1
    }

    /// A code by its number; `None` for 0, which is `OK`, too.
    pub fn by_number(number: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.number() == number)
    }
}

/// The reason that a code is in `google.rpc.ErrorInfo`: by AIP-193 at most 63 characters of the grammar
/// `[A-Z][A-Z0-9_]+[A-Z0-9]`. A code without such a word in it, as a number is, has `ERROR_` before it.
///
/// ```
/// use errorbook_model::grpc::reason;
///
/// assert_eq!(reason("ORG_BLOCKED"), "ORG_BLOCKED");
/// assert_eq!(reason("org.name-taken"), "ORG_NAME_TAKEN");
/// assert_eq!(reason("4031"), "ERROR_4031");
/// ```
pub fn reason(code: &str) -> String {
    let words: Vec<String> = words(code).map(str::to_ascii_uppercase).collect();
    let mut reason = words.join("_");
    if reason.len() < 3 || !reason.starts_with(|c: char| c.is_ascii_uppercase()) {
        reason.insert_str(0, "ERROR_");
    }
    reason.truncate(MAX_LENGTH);
    reason.truncate(reason.trim_end_matches('_').len());
    reason
}
