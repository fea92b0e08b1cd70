//! A code that gRPC has not, or that is no error's.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[grpc]
enum OrgError {
    #[status(409)]
    #[code("ORG_CAPITALS")]
    #[grpc(ALREADY_EXISTS)]
    Capitals,

    #[status(404)]
    #[code("ORG_MISSPELT")]
    #[grpc(not_foud)]
    Misspelt,

    #[status(403)]
    #[code("ORG_OTHER")]
    #[grpc(forbidden)]
    Other,

    #[status(400)]
    #[code("ORG_OK")]
    #[grpc(ok)]
    Ok,

    #[status(400)]
    #[code("ORG_STRING")]
    #[grpc("internal")]
    String,

    #[status(400)]
    #[code("ORG_NUMBER")]
    #[grpc(13)]
    Number,

    #[status(400)]
    #[code("ORG_KEY")]
    #[grpc(code = internal)]
    Key,

    #[status(400)]
    #[code("ORG_TWO")]
    #[grpc(internal, unknown)]
    Two,

    #[status(400)]
    #[code("ORG_TWICE")]
    #[grpc(internal)]
    #[grpc(unknown)]
    Twice,

    #[status(400)]
    #[code("ORG_FIELD")]
    Field {
        #[grpc(internal)]
        field: u8,
    },
}

fn main() {
    serve(OrgError::Capitals);
}
