//! Faults of a type with parameters leave it all its impls.

use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::{serve, show};
use std::fmt::{Debug, Display};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum Refused<'a, T, const N: usize = 1>
where
    T: Clone,
{
    #[status(403)]
    #[code("blocked")]
    #[message("{name}: {value:?}")]
    Blocked {
        #[expose]
        name: &'a str,
        #[expose(message)]
        value: [T; N],
    },

    #[status(500)]
    #[code("ORG_STORE")]
    Store(#[source] Box<dyn std::error::Error + Send + Sync>, #[expose] T),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(422)]
#[code("ORG_INVALID")]
#[message("{value}")]
struct Invalid<T: Display + Debug> {
    value: T,
}

#[derive(Debug, ApiError)]
enum Either<A, B> {
    #[transparent]
    Left(A),
    #[transparent]
    #[code("ORG_RIGHT")]
    Right(#[from] B),
}

catalogue! {
    static ERRORS = [Invalid<String>, Refused<'static, u8>, Either<Invalid<u8>, Invalid<u16>>];
}

fn main() {
    let value = [1_u8];
    show(&Refused::Blocked { name: "", value });
    serve(Invalid { value: 1_u8 });
    let either: Either<Invalid<u8>, Invalid<u16>> = Invalid { value: 1_u16 }.into();
    serve(either);
    ERRORS.entries();
}
