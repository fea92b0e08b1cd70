//! Assertions expand to code that is clean where a crate allows the least, and that owns no name.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, unused, rust_2018_idioms)]

extern crate errorbook as renamed;

use ::renamed::testing::{assert_catalogued, assert_error, never_produced};

mod core {}
mod std {}
mod errorbook {}

#[derive(::core::fmt::Debug, ::renamed::ApiError)]
#[api_error(prefix = "ORG", crate = ::renamed)]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked {
        #[expose]
        name: ::std::string::String,
        #[expose("places")]
        seats: ::core::option::Option<u8>,
        #[expose("kind")]
        r#type: &'static str,
    },
    #[status(410)]
    #[code("ORG_GONE")]
    #[deprecated]
    Gone,
}

#[derive(::core::fmt::Debug, ::renamed::ApiError)]
#[api_error(prefix = "LENT", crate = ::renamed)]
#[status(404)]
#[code("LENT_MISSING")]
struct Lent<'a, T>(#[expose("item")] T, #[expose("by")] &'a str);

::renamed::catalogue! {
    static ERRORS = [OrgError];
}

fn main() {
    use ::core::default::Default;
    use ::core::option::Option::Some;

    let preferences = Default::default();
    let error = OrgError::Blocked {
        name: ::std::convert::From::from("acme"),
        seats: Some(7),
        r#type: "x",
    };
    let response = ::renamed::ApiError::respond(&error, &preferences);
    assert_error!(response, OrgError::Blocked { .. });
    // A field may be bound for being there, and no more.
    assert_error!(response, OrgError::Blocked { name, seats: _, r#type: _ });
    assert_error!(response, OrgError::Blocked { seats: Some(5..), mut name, .. } if name == "acme", "{}", 1);
    assert_error!(&response, OrgError::Blocked { r#type: "x", .. });
    assert_error!({ ::core::clone::Clone::clone(&response) }, self::OrgError::Blocked { r#type, .. } if r#type.len() == 1,);
    assert_catalogued!(ERRORS, response);
    assert_catalogued!(&ERRORS, &response, "{}", 1);

    #[allow(deprecated)]
    let gone = ::renamed::ApiError::respond(&OrgError::Gone, &preferences);
    assert_error!(gone, OrgError::Gone);

    let lent = ::renamed::ApiError::respond(&Lent(7_u8, "me"), &preferences);
    assert_error!(lent, Lent::<u8>(7, "me"));
    assert_error!(lent, Lent::<'_, u8> { 0: item, .. } if item > 6);

    ::std::assert!(never_produced(&ERRORS).is_empty());
}
