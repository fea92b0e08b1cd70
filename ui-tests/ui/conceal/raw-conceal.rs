use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum r#Try {
    #[code("ORG_LOOP")]
    r#Loop,

    #[code("ORG_NEAR")]
    #[conceal(as = r#lop)]
    Near,

    #[code("ORG_SAME")]
    #[conceal(as = Loop)]
    Same,
}

fn main() {
    serve(r#Try::Near);
}
