//! FHIR: an `OperationOutcome` with an issue per fault, few codes for many errors.

use errorbook::{ApiError, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "PATIENT")]
pub enum Error {
    #[status(422)]
    #[code("PATIENT_INVALID")]
    #[message("the patient is not valid")]
    #[field(issue = "invariant")]
    Invalid {
        #[expose]
        faults: FieldErrors<InvalidPatient>,
    },
    #[status(404)]
    #[code("PATIENT_NOT_FOUND")]
    #[message("there is no patient {id}")]
    #[field(issue = "not-found")]
    NotFound {
        #[expose(message)]
        id: String,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "PATIENT_INVALID")]
#[status(422)]
pub enum InvalidPatient {
    #[code("PATIENT_INVALID_BIRTH_DATE")]
    #[message("the birth date is not a date")]
    #[field(issue = "value")]
    BirthDate,
    #[code("PATIENT_INVALID_NAME")]
    #[message("a name is required")]
    #[field(issue = "required")]
    Name,
}

pub static PROFILE: Profile = Profile::new()
    .body(body!({
        "resourceType": "OperationOutcome",
        "issue": [each {
            "severity": "error",
            "code": field.issue,
            "details": { "coding": [{ "code": code }] },
            "diagnostics": message,
            "expression": [pointer],
        }],
    }))
    .field("issue", "exception")
    .offers(&[Offer::JSON
        .media_type("application/fhir+json")
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
    faults.add("/birthDate", InvalidPatient::BirthDate);
    faults.add("/name", InvalidPatient::Name);
    Error::Invalid { faults }
}
