//! Conversion of garde reports.

use super::{FieldErrors, ItemOf, without_raw};
use ::garde::error::Kind;

impl<I: ?Sized> FieldErrors<I> {
    /// Converts each failure of a [garde](::garde) report into a field error (feature `garde`).
    ///
    /// `code` is called with the path to the value, as names and indices, and with garde's error:
    ///
    /// ```
    /// use errorbook::{ApiError, FieldErrors};
    /// use garde::Validate;
    ///
    /// #[derive(Validate)]
    /// struct NewOrg {
    ///     #[garde(ascii, length(min = 1))]
    ///     slug: String,
    ///     #[garde(dive)]
    ///     members: Vec<NewMember>,
    /// }
    ///
    /// #[derive(Validate)]
    /// struct NewMember {
    ///     #[garde(contains("@"))]
    ///     email: String,
    ///     #[garde(range(min = 18))]
    ///     age: u8,
    /// }
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG_INVALID")]
    /// #[status(422)]
    /// enum InvalidOrg {
    ///     #[code("ORG_INVALID_SLUG")]
    ///     #[message("lower-case letters, digits and hyphens")]
    ///     Slug,
    ///
    ///     #[code("ORG_INVALID_EMAIL")]
    ///     #[message("not an email address")]
    ///     Email,
    ///
    ///     #[code("ORG_INVALID_VALUE")]
    ///     #[message("{text}")] // the message of garde
    ///     Value {
    ///         #[expose(message)]
    ///         text: String,
    ///     },
    /// }
    ///
    /// impl InvalidOrg {
    ///     fn of(path: &[&str], failure: &garde::Error) -> Self {
    ///         match path {
    ///             ["slug"] => Self::Slug,
    ///             ["members", _, "email"] => Self::Email,
    ///             _ => Self::Value { text: failure.to_string() },
    ///         }
    ///     }
    /// }
    ///
    /// let member = NewMember { email: "jo".into(), age: 17 };
    /// let org = NewOrg { slug: String::new(), members: vec![member] };
    /// let errors: FieldErrors = FieldErrors::from_garde(&org.validate().unwrap_err(), InvalidOrg::of);
    /// assert_eq!(
    ///     serde_json::to_string(&errors)?,
    ///     concat!(
    ///         r#"[{"pointer":"/members/0/age","code":"ORG_INVALID_VALUE","message":"lower than 18"},"#,
    ///         r#"{"pointer":"/members/0/email","code":"ORG_INVALID_EMAIL","message":"not an email address"},"#,
    ///         r#"{"pointer":"/slug","code":"ORG_INVALID_SLUG","message":"lower-case letters, digits and hyphens"}]"#,
    ///     ),
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// In a handler: `org.validate().map_err(|report| OrgError::Invalid { errors: … })?`. The pointers contain
    /// the Rust names. If the names in JSON differ, convert them with [`rename`](Self::rename).
    pub fn from_garde<E: ItemOf<I>>(
        report: &::garde::Report,
        mut code: impl FnMut(&[&str], &::garde::Error) -> E,
    ) -> Self {
        let mut errors = FieldErrors::new();
        for (path, failure) in report.iter() {
            let path = segments(path);
            errors.add_at(&path, code(&path, failure));
        }
        errors
    }
}

/// The names and indices of a path, from the root. The path as text is ambiguous, since a key may contain a
/// dot. Only this hidden method returns the segments; garde's `select!` uses it too.
fn segments(path: &::garde::Path) -> Vec<&str> {
    path.__iter()
        .rev()
        // The value inside an `Option` has no name of its own.
        .filter(|(kind, _)| *kind != Kind::None)
        .map(|(_, segment)| without_raw(segment))
        .collect()
}
