//! Raw identifiers are named without `r#`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum r#Try {
    #[status(409)]
    #[message("{r#in}")]
    r#Loop {
        #[expose]
        r#in: String,
    },

    #[status(403)]
    #[code("ORG_YIELD")]
    #[message("{yield} {yeld}")]
    r#Yield { r#yield: u8 },

    #[status(403)]
    #[code("ORG_TYPE")]
    r#Type {
        #[expose]
        r#type: u8,
    },
}

fn main() {
    let r#in = String::new();
    serve(r#Try::r#Loop { r#in });
    serve(r#Try::r#Yield { r#yield: 1 });
}
