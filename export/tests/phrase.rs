//! The phrase of a status.

use errorbook_export::phrase;

#[test]
fn one_that_is_not_registered_has_that_of_its_class() {
    for (status, expected) in [
        (404, "Not Found"),
        (422, "Unprocessable Content"),
        (400, "Bad Request"),
        (499, "Bad Request"),
        (500, "Internal Server Error"),
        (599, "Internal Server Error"),
        (700, "Error"),
        (0, "Error"),
    ] {
        assert_eq!(phrase(status), expected, "{status}");
    }
}
