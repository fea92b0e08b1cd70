//! A template knows some names.

use errorbook::{Body, Profile, body};

static MISSPELT: Profile = Profile::new().body(body!({
    "code": cod,
    "message": mesage,
    "text": details,
    "all": fields,
    "id": requestId,
    "method": request.methd,
    "path": request.uri,
    "field": field,
    "list": [code, statsu],
    "inner": { "docs": dosc },
    ..field,
}));

const SHAPE: Body = body!({ "error": errror }).as_problem();

fn main() {
    let _ = (&MISSPELT, SHAPE);
}
