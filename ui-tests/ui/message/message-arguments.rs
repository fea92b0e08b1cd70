use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_POSITIONAL")]
    #[message("{} is blocked", name)]
    Positional {
        #[expose]
        name: String,
    },

    #[code("ORG_NAMED")]
    #[message("{name} is blocked", name = self.0)]
    Named(String),

    #[code("ORG_DOTTED")]
    #[message("{} is blocked", .0)]
    Dotted(String),
}

fn main() {
    serve(OrgError::Named(String::new()));
}
