//! What a macro by example passes in is reported where it was written.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

macro_rules! error {
    ($name:ident, $ty:ty, $status:tt, $code:literal, $text:expr, $prefix:tt) => {
        #[derive(Debug, ApiError)]
        #[api_error(prefix = $prefix)]
        enum $name {
            #[status($status)]
            #[code($code)]
            #[message($text)]
            Only {
                #[expose]
                value: $ty,
            },
        }
    };
}

error!(Good, Option<String>, 403, "ORG_GOOD", "{value:?}", "ORG");
error!(Bad, u8, 203, "org_bad", "{vale}", "Org");

fn main() {
    serve(Good::Only { value: None });
    serve(Bad::Only { value: 1 });
}
