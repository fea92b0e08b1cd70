//! Conversion of validator errors.

use super::{FieldErrors, ItemOf, without_raw};
use ::validator::{ValidationError, ValidationErrors, ValidationErrorsKind};
use std::borrow::Cow;

impl<I: ?Sized> FieldErrors<I> {
    /// Converts each failure that [validator](::validator) reports into a field error (feature `validator`).
    ///
    /// `code` is called with the path to the value, as names and indices, and with validator's error, which
    /// has a code, parameters and an optional message:
    ///
    /// ```
    /// use errorbook::{ApiError, FieldErrors};
    /// use validator::{Validate, ValidationError};
    ///
    /// #[derive(Validate)]
    /// struct NewOrg {
    ///     #[validate(length(min = 1), non_control_character)]
    ///     slug: String,
    ///     #[validate(nested)]
    ///     members: Vec<NewMember>,
    /// }
    ///
    /// #[derive(Validate)]
    /// struct NewMember {
    ///     #[validate(email)]
    ///     email: String,
    ///     #[validate(range(min = 18))]
    ///     age: u8,
    /// }
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG_INVALID")]
    /// #[status(422)]
    /// enum InvalidOrg {
    ///     #[code("ORG_INVALID_SLUG_LENGTH")]
    ///     SlugLength,
    ///
    ///     #[code("ORG_INVALID_EMAIL")]
    ///     #[message("not an email address")]
    ///     Email,
    ///
    ///     #[code("ORG_INVALID_VALUE")]
    ///     #[message("the rule {rule} is broken")]
    ///     Value {
    ///         #[expose]
    ///         rule: String,
    ///     },
    /// }
    ///
    /// impl InvalidOrg {
    ///     fn of(path: &[&str], failure: &ValidationError) -> Self {
    ///         match (path, &*failure.code) {
    ///             (["slug"], "length") => Self::SlugLength,
    ///             (["members", _, "email"], _) => Self::Email,
    ///             (_, rule) => Self::Value { rule: rule.to_owned() },
    ///         }
    ///     }
    /// }
    ///
    /// let member = NewMember { email: "jo".into(), age: 17 };
    /// let org = NewOrg { slug: String::new(), members: vec![member] };
    /// let errors: FieldErrors = FieldErrors::from_validator(&org.validate().unwrap_err(), InvalidOrg::of);
    /// assert_eq!(
    ///     serde_json::to_string(&errors)?,
    ///     concat!(
    ///         r#"[{"pointer":"/members/0/age","code":"ORG_INVALID_VALUE","message":"the rule range is broken","rule":"range"},"#,
    ///         r#"{"pointer":"/members/0/email","code":"ORG_INVALID_EMAIL","message":"not an email address"},"#,
    ///         r#"{"pointer":"/slug","code":"ORG_INVALID_SLUG_LENGTH","message":"Slug length"}]"#,
    ///     ),
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// A failure of the whole struct (`schema`) points to the struct. Members are sorted by name, since
    /// validator does not keep their order. For a map, validator reports indices in place of keys, so the
    /// pointers contain indices too. The pointers contain the Rust names. If the names in JSON differ, convert
    /// them with [`rename`](Self::rename).
    pub fn from_validator<E: ItemOf<I>>(
        errors: &ValidationErrors,
        mut code: impl FnMut(&[&str], &ValidationError) -> E,
    ) -> Self {
        let mut all = FieldErrors::new();
        walk(errors, &mut Vec::new(), &mut |path, failure| {
            let path: Vec<&str> = path.iter().map(|segment| &**segment).collect();
            all.add_at(&path, code(&path, failure));
        });
        all
    }
}

/// The names that validator uses for a failure of a whole struct, and for the items of a list that is not a
/// member of a struct.
const NO_NAMES: [&str; 2] = ["__all__", "_tmp_validator"];

fn is_name(name: &str) -> bool {
    !NO_NAMES.contains(&name)
}

type Path<'a> = Vec<Cow<'a, str>>;

fn walk<'a>(
    errors: &'a ValidationErrors,
    path: &mut Path<'a>,
    found: &mut impl FnMut(&Path<'a>, &ValidationError),
) {
    let mut members: Vec<_> = errors.errors().iter().collect();
    members.sort_by_key(|(name, _)| (is_name(name), without_raw(name)));
    for (name, kind) in members {
        let length = path.len();
        if is_name(name) {
            path.push(Cow::Borrowed(without_raw(name)));
        }
        match kind {
            ValidationErrorsKind::Field(failures) => {
                for failure in failures {
                    found(path, failure);
                }
            }
            ValidationErrorsKind::Struct(errors) => walk(errors, path, found),
            ValidationErrorsKind::List(items) => {
                for (index, errors) in items {
                    path.push(Cow::Owned(index.to_string()));
                    walk(errors, path, found);
                    path.pop();
                }
            }
        }
        path.truncate(length);
    }
}
