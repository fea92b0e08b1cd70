//! A transparent error says what the one inside says.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[status(403)]
#[code("AUTH_REFUSED")]
struct Refused;

#[derive(Debug, ApiError)]
enum OrgError {
    #[transparent]
    #[message("refused: {0}")]
    Text(Refused),

    #[transparent]
    #[message(display)]
    Display(Refused),
}

fn main() {
    serve(OrgError::Text(Refused));
}
