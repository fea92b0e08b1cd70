//! The table of statuses.

use errorbook_model::status::{
    REGISTERED, by_word, is_never_stored, phrase, registered, required_header, word,
};

#[test]
fn an_unregistered_status_has_the_phrase_of_its_class() {
    for (status, expected) in [
        (404, "Not Found"),
        (499, "Bad Request"),
        (503, "Service Unavailable"),
        (599, "Internal Server Error"),
        (600, "Error"),
    ] {
        assert_eq!(phrase(status), expected, "{status}");
    }
}

#[test]
fn every_row_is_found_by_its_status_and_by_its_word() {
    for row in REGISTERED {
        let found = registered(row.status).map(|found| found.phrase);
        assert_eq!(found, Some(row.phrase), "{}", row.status);
        assert_eq!(by_word(&word(row)), Some(row.status), "{}", row.status);
    }
    assert!(registered(499).is_none() && by_word("Not Found").is_none());
}

#[test]
fn requirements_are_those_of_the_rfcs() {
    let required: Vec<u16> = (400..600)
        .filter(|status| required_header(*status).is_some())
        .collect();
    assert_eq!(required, [401, 405, 407, 426]);
    let never_stored: Vec<u16> = (400..600)
        .filter(|status| is_never_stored(*status))
        .collect();
    assert_eq!(never_stored, [428, 429, 431, 511]);
}
