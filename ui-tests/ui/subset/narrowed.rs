//! A transparent variant is narrowed to a part of the error inside it.

use errorbook::ApiError;
use errorbook_ui_tests::serve;
use std::sync::Arc;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Plain = [Blocked(Read)])]
#[api_error(subset Several = [Auth(Read, Write)])]
#[api_error(subset Shared = [Far(Read)])]
#[api_error(subset Reader = [Auth(Read)])]
#[api_error(subset Writer = [Auth(Write)])]
#[api_error(subset Both = [..Reader, ..Writer])]
#[api_error(subset All = [Auth])]
#[api_error(subset Less = [..All, Auth(Read)])]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked,
    #[transparent]
    Auth(AuthError),
    #[transparent]
    Far(Arc<AuthError>),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[api_error(subset Read = [Scope])]
#[api_error(subset Write = [Scope])]
enum AuthError {
    #[status(403)]
    #[code("AUTH_SCOPE")]
    Scope,
}

fn main() {
    serve(OrgError::Blocked);
    serve(Reader::Auth(Read::Scope));
}
