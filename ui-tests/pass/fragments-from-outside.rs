//! Types that come from outside of the macro by example which derives, and fragments of types.

#![deny(warnings)]

use errorbook::ApiError;
use errorbook_ui_tests::serve;

// The derive in the macro, the item from outside.
macro_rules! api {
    ($($item:tt)*) => {
        #[derive(Debug, ApiError)]
        $($item)*
    };
}

macro_rules! api_item {
    ($item:item) => {
        #[derive(Debug, ApiError)]
        $item
    };
}

macro_rules! everything {
    ($macro:ident $name:ident $narrow:ident) => {
        $macro! {
            #[api_error(prefix = "ORG", subset $narrow = [Store, Blocked, Busy, Inner])]
            #[challenge(Bearer, realm = "orgs")]
            #[allow(dead_code)]
            enum $name {
                #[status(500)]
                #[code("ORG_STORE")]
                Store(#[from] std::io::Error),
                #[status(500)]
                #[code("ORG_PARSE")]
                Parse {
                    #[from]
                    source: Option<std::num::ParseIntError>,
                    backtrace: std::backtrace::Backtrace,
                },
                #[status(403)]
                #[code("ORG_BLOCKED")]
                #[message("{name:?} {seats:>width$}")]
                Blocked {
                    #[expose]
                    name: String,
                    #[expose(message)]
                    seats: u8,
                    #[expose(message)]
                    width: usize,
                },
                #[status(429)]
                #[code("ORG_BUSY")]
                #[message("wait {0}")]
                Busy(#[header("Retry-After")] #[expose(message)] u32),
                #[status(400)]
                #[code("ORG_UPSTREAM")]
                Upstream {
                    #[status(404, 409)]
                    status: u16,
                    #[source]
                    cause: std::fmt::Error,
                },
                #[status(401)]
                #[code("ORG_TOKEN")]
                Token,
                #[transparent]
                Inner(#[from] Other),
                Beside {
                    #[transparent]
                    error: Box<Other>,
                    #[expose]
                    place: u8,
                },
            }
        }
    };
}

api! {
    #[api_error(prefix = "OTHER")]
    #[status(404)]
    #[code("OTHER_GONE")]
    #[message("{at:?} {of:>4}")]
    struct Other { #[expose] at: u8, #[expose(message)] of: u8 }
}

api! {
    #[api_error(prefix = "GENERIC")]
    #[status(404)]
    #[code("GENERIC_GONE")]
    #[message("{0} {0:?}")]
    struct Generic<'a, T: std::fmt::Display + std::fmt::Debug>(#[expose("of")] &'a T);
}

macro_rules! typed {
    ($name:ident { $($field:ident: $ty:ty = $json:literal,)* }) => {
        #[derive(Debug, ApiError)]
        #[api_error(prefix = "TYPED")]
        #[status(404)]
        #[code("TYPED_GONE")]
        struct $name {
            $(#[expose] $field: $ty,)*
        }

        impl $name {
            const TYPES: &[&str] = &[$($json),*];
        }
    };
}

typed! {
    Typed {
        text: &'static str = "string",
        list: &'static [u8] = "array",
        optional: Option<&'static str> = "string",
        array: [bool; 1] = "array",
        pair: (u8, u8) = "array",
    }
}

macro_rules! joined {
    ($name:ident = $($ty:ty),*) => {
        errorbook::union! { enum $name = $($ty)|*; }
    };
}

joined!(Joined = Tokens, self::Other, Generic<'static, u8>);

macro_rules! boxed {
    ($name:ident $narrow:ident = $ty:ty: $part:ty) => {
        #[derive(Debug, ApiError)]
        #[api_error(prefix = "BOXED", subset $narrow = [Inside($part)])]
        #[allow(dead_code)]
        enum $name {
            #[transparent]
            Inside($ty),
            #[status(404)]
            #[code("BOXED_OWN")]
            Own,
        }
    };
}

boxed!(Boxed Narrow = Box<Tokens>: SomeTokens);

everything!(api Tokens SomeTokens);
everything!(api_item Item SomeItems);

fn main() {
    let blocked = || ("acme".to_owned(), 7, 3);
    let (name, seats, width) = blocked();
    assert_eq!(Tokens::Blocked { name, seats, width }.to_string(), "\"acme\"   7");
    let (name, seats, width) = blocked();
    assert_eq!(SomeTokens::Blocked { name, seats, width }.to_string(), "\"acme\"   7");
    assert_eq!(Tokens::from(std::io::Error::other("cause")).code(), "ORG_STORE");
    assert_eq!(Item::from("x".parse::<u8>().unwrap_err()).code(), "ORG_PARSE");
    assert_eq!(SomeItems::from(Other { at: 1, of: 2 }).to_string(), "1    2");
    assert_eq!(Generic(&7).message(), "7 7");
    let others = [
        Item::Token,
        Item::Busy(3),
        Item::Upstream { status: 409, cause: std::fmt::Error },
        Item::Beside { error: Box::new(Other { at: 1, of: 2 }), place: 3 },
    ];
    for error in others {
        serve(error);
    }
    serve(SomeTokens::Busy(1));

    let typed = Typed { text: "a", list: &[1], optional: None, array: [true], pair: (1, 2) };
    let types = typed.entry().fields().iter().map(|field| field.json_type());
    assert_eq!(types.collect::<Vec<_>>(), Typed::TYPES);
    assert_eq!(Joined::from(Tokens::Token).code(), "ORG_TOKEN");
    assert_eq!(Joined::Other(Other { at: 1, of: 2 }).code(), "OTHER_GONE");
    assert_eq!(Joined::Generic(Generic(&7)).code(), "GENERIC_GONE");
    assert_eq!(Boxed::from(Narrow::Inside(Box::new(SomeTokens::Busy(1)))).code(), "ORG_BUSY");
}
