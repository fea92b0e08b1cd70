//! ASP.NET Core: a problem with lists of messages under paths with brackets.

use errorbook::{ApiError, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
pub enum Error {
    #[status(400)]
    #[code("ValidationProblem")]
    #[title("One or more validation errors occurred.")]
    #[field(section = "15.5.1")]
    Invalid {
        #[expose]
        faults: FieldErrors<Fault>,
    },
    #[status(404)]
    #[code("NotFound")]
    #[field(section = "15.5.5")]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "PascalCase")]
#[status(400)]
pub enum Fault {
    #[code("Required")]
    #[message("The {name} field is required.")]
    Required {
        #[expose(message)]
        name: &'static str,
    },
    #[code("EmptyBody")]
    #[message("A non-empty request body is required.")]
    EmptyBody,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "type": "https://tools.ietf.org/html/rfc9110#section-{field.section}",
        "title": title,
        "status": status,
        "errors": { each "{place:brackets}": [message] },
        "traceId": trace_id,
    }))
    .field("section", "15.6.1")
    .offers(&[Offer::JSON
        .media_type("application/problem+json; charset=utf-8")
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
    faults.add("/Lines/0/Sku", Fault::Required { name: "Sku" });
    faults.add("/Name", Fault::Required { name: "Name" });
    Error::Invalid { faults }
}
