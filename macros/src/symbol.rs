//! The words of the attributes, each written once.

pub(crate) const API_ERROR: &str = "api_error";
pub(crate) const STATUS: &str = "status";
pub(crate) const CODE: &str = "code";
pub(crate) const TITLE: &str = "title";
pub(crate) const MESSAGE: &str = "message";
pub(crate) const HELP: &str = "help";
pub(crate) const CHALLENGE: &str = "challenge";
pub(crate) const HEADER: &str = "header";
pub(crate) const CONCEAL: &str = "conceal";
pub(crate) const RETRYABLE: &str = "retryable";
pub(crate) const OAUTH: &str = "oauth";
pub(crate) const INTERNAL: &str = "internal";
pub(crate) const LOG: &str = "log";
pub(crate) const TRANSPARENT: &str = "transparent";
pub(crate) const SINCE: &str = "since";
pub(crate) const SUNSET: &str = "sunset";
pub(crate) const EXPOSE: &str = "expose";
pub(crate) const SOURCE: &str = "source";
pub(crate) const FROM: &str = "from";
/// thiserror's: where it stands, `Display`, `Error` and `From` are thiserror's too.
pub(crate) const ERROR: &str = "error";
