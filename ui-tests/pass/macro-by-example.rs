//! Types that a macro by example writes, with fragments of every kind in the attributes.

#![deny(warnings)]

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

macro_rules! errors {
    (
        $(#[$outer:meta])*
        $vis:vis enum $name:ident<$lifetime:lifetime, $parameter:ident: $bound:path> {
            $(
                $(#[$inner:meta])*
                $variant:ident { $($field:ident: $ty:ty),* } =
                    $status:expr, $code:literal, $text:expr, $header:literal, $value:expr;
            )*
        }
    ) => {
        #[derive(Debug, ApiError)]
        $(#[$outer])*
        $vis enum $name<$lifetime, $parameter: $bound> {
            $(
                $(#[$inner])*
                #[status($status)]
                #[code($code)]
                #[message($text)]
                #[header($header, $value)]
                #[conceal(as = Other)]
                $variant { $(#[expose] $field: $ty),* },
            )*
            #[status(404)]
            #[code("ORG_OTHER")]
            Other,
        }
    };
}

errors! {
    /// Documented.
    #[api_error(prefix = "ORG")]
    pub enum OrgError<'a, T: std::fmt::Debug> {
        /// Documented too.
        #[help("ask support")]
        Blocked { name: &'a str, values: Option<Vec<u8>> } =
            403, "ORG_BLOCKED", "{name} {values:?}", "X-Org", "{name}";
        Closed { value: std::marker::PhantomData<T> } =
            410, "ORG_CLOSED", "{value:?}", "X-Closed", "yes";
    }
}

macro_rules! service {
    ($name:ident = [$($ty:ty),*], $profile:expr) => {
        catalogue! {
            static $name = [$($ty),*];
            profile = $profile;
        }
    };
}

static ACME: errorbook::Profile = errorbook::Profile::new();

service!(ERRORS = [OrgError<'static, u8>], ACME);

fn main() {
    let errors: [OrgError<'static, u8>; 3] = [
        OrgError::Blocked { name: "acme", values: None },
        OrgError::Closed { value: std::marker::PhantomData },
        OrgError::Other,
    ];
    assert_eq!(errors[0].to_string(), "acme None");
    for error in errors {
        serve(error);
    }
    assert_eq!(ERRORS.entries().count(), 3);
}
