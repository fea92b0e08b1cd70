//! Django REST framework: faults under the names of the fields, at the top, and a `detail` where an error has none.

use errorbook::{ApiError, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(400)]
    #[code("invalid")]
    Invalid {
        #[expose]
        faults: FieldErrors<Fault>,
    },
    #[status(404)]
    #[code("not_found")]
    #[message("Not found.")]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
#[status(400)]
pub enum Fault {
    #[code("not_an_integer")]
    #[message("A valid integer is required.")]
    NotAnInteger,
    #[code("blank")]
    #[message("This field may not be blank.")]
    Blank,
    #[code("passwords_differ")]
    #[message("The two passwords differ.")]
    PasswordsDiffer,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "detail": detail,
        each "{place:dotted}" or "non_field_errors": [message],
    }))
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    let mut faults = FieldErrors::new();
    faults.add("/amount", Fault::NotAnInteger);
    faults.add("/description", Fault::Blank);
    Error::Invalid { faults }
}
