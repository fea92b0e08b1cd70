use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug)]
struct Plan;

#[derive(Debug, ApiError)]
enum OrgError {
    #[transparent]
    Name(String),

    #[transparent]
    Plan(Plan),
}

fn main() {
    serve(OrgError::Name(String::new()));
}
