//! vnd.error, an extension of HAL: links, embedded errors, a media type with a version.

use errorbook::{ApiError, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(codes = 42..=99)]
pub enum Error {
    #[status(400)]
    #[code(42)]
    #[message("Validation failed")]
    Invalid {
        #[expose]
        faults: FieldErrors<Fault>,
    },
    #[status(404)]
    #[code(44)]
    #[message("There is no such page")]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api_error(codes = 50..=59)]
#[status(400)]
pub enum Fault {
    #[code(50)]
    #[message("A user name has letters and digits alone")]
    UserName,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "message": message,
        "logref": code,
        "_links": { "help": { "href": docs, "title": title } },
        "_embedded": { "errors": [each { "message": message, "path": pointer, "logref": code }] },
    }))
    .docs("https://api.example.com/errors/{code}")
    .help_link(false)
    .offers(&[Offer::JSON
        .media_type("application/vnd.error+json; version=1")
        .answers_to("application/json")])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    let mut faults = FieldErrors::new();
    faults.add("/username", Fault::UserName);
    Error::Invalid { faults }
}
