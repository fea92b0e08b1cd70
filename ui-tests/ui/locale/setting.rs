//! What the settings of languages are.

use errorbook::{HttpError, catalogue};

catalogue! {
    static ABSENT = [HttpError];
    locales = "locales/absent";
}

catalogue! {
    static ABSOLUTE = [HttpError];
    locales = "/locales";
}

catalogue! {
    static WORD = [HttpError];
    locales = locales;
    language = de;
}

catalogue! {
    static TAG = [HttpError];
    language = "de_DE";
}

catalogue! {
    static VALUELESS = [HttpError];
    language;
}

fn main() {
    ABSENT.entries();
    ABSOLUTE.entries();
    WORD.entries();
    TAG.entries();
    VALUELESS.entries();
}
