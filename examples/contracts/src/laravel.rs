//! Laravel: lists of messages under paths with dots.

use errorbook::{ApiError, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
pub enum Error {
    #[status(422)]
    #[code("validation")]
    #[message("The given data was invalid.")]
    Invalid {
        #[expose]
        faults: FieldErrors<Rule>,
    },
    #[status(404)]
    #[code("not_found")]
    #[message("No query results for model [{model}].")]
    NotFound {
        #[expose(message)]
        model: &'static str,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "snake_case")]
#[status(422)]
pub enum Rule {
    #[code("required")]
    #[message("The {attribute} field is required.")]
    Required {
        #[expose(message)]
        attribute: &'static str,
    },
    #[code("min")]
    #[message("The {attribute} field must be at least {min} characters.")]
    Min {
        #[expose(message)]
        attribute: &'static str,
        #[expose(message)]
        min: u32,
    },
    #[code("alpha")]
    #[message("The {attribute} field must only contain letters.")]
    Alpha {
        #[expose(message)]
        attribute: &'static str,
    },
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "message": message,
        "errors": { each "{place:dotted}": [message] },
    }))
    .offers(&[Offer::JSON])
    .nosniff(false)
    .no_store(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// An example, whose values are made up.
pub fn example() -> Error {
    let (team, email) = ("team name", "users.0.email");
    let mut faults = FieldErrors::new();
    faults.add("/team_name", Rule::Alpha { attribute: team });
    faults.add("/users/0/email", Rule::Required { attribute: email });
    let min = Rule::Min {
        attribute: team,
        min: 3,
    };
    faults.add("/team_name", min);
    Error::Invalid { faults }
}
