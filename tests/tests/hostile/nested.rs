//! Many transparent levels: the answer is that of the error inside, within the stack of a thread.

use errorbook::{ApiError, Preferences};
use std::error::Error;
use std::thread;

const LEVELS: usize = 1_000;

/// Levels of a type each. rustc takes a minute for a thousand of them.
const TYPES: usize = 200;

/// What a level may take of the stack: that of a thread, as the standard library and tokio make it, among a thousand.
const STACK_OF_LEVEL: usize = 2 * 1024 * 1024 / 1_000;

#[derive(Debug, ApiError)]
#[api_error(prefix = "CORE")]
pub(crate) enum Core {
    #[status(404)]
    #[code("CORE_MISSING")]
    #[message("there is no {slug}")]
    Missing {
        #[expose]
        slug: String,
    },
    #[status(500)]
    #[code("CORE_STORE")]
    Store(#[from] std::io::Error),
}

fn missing() -> Core {
    Core::Missing {
        slug: "acme".to_owned(),
    }
}

/// Levels that the type does not know of.
#[derive(Debug, ApiError)]
enum Boxed {
    #[transparent]
    Level(Box<dyn ApiError>),
}

/// Levels of one type.
#[derive(Debug, ApiError)]
enum Recursive {
    #[transparent]
    Level(Box<Recursive>),
    #[transparent]
    Core(Core),
}

fn boxed(core: Core) -> Box<dyn ApiError> {
    (0..LEVELS).fold(Box::new(core), |inner, _| Box::new(Boxed::Level(inner)))
}

fn recursive(core: Core) -> Box<dyn ApiError> {
    let core = Recursive::Core(core);
    let whole = (0..LEVELS).fold(core, |inner, _| Recursive::Level(Box::new(inner)));
    Box::new(whole)
}

/// Levels of a type each, two times ten times ten: `start` is the level below the first.
mod types {
    macro_rules! level {
        ($name:ident $inner:ident) => {
            pub(crate) mod $name {
                use crate::nested::Core;
                use errorbook::ApiError;

                #[derive(Debug, ApiError)]
                #[transparent]
                pub(crate) struct Level(super::$inner::Level);

                impl From<Core> for Level {
                    fn from(core: Core) -> Self {
                        Level(core.into())
                    }
                }
            }
        };
    }

    macro_rules! ten {
        ($each:ident $name:ident $inner:ident) => {
            pub(crate) mod $name {
                mod start {
                    pub(crate) use super::super::$inner::Level;
                }
                $each! { a start }
                $each! { b a }
                $each! { c b }
                $each! { d c }
                $each! { e d }
                $each! { f e }
                $each! { g f }
                $each! { h g }
                $each! { i h }
                $each! { j i }
                pub(crate) use j::Level;
            }
        };
    }

    macro_rules! ten_levels {
        ($name:ident $inner:ident) => {
            ten! { level $name $inner }
        };
    }

    mod core {
        pub(crate) use crate::nested::Core as Level;
    }
    ten! { ten_levels hundred core }
    ten! { ten_levels two_hundred hundred }
    pub(super) use two_hundred::Level;
}

type Nest = fn(Core) -> Box<dyn ApiError>;

fn nests() -> [(&'static str, usize, Nest); 3] {
    [
        ("boxes", LEVELS, boxed),
        ("one type", LEVELS, recursive),
        ("types", TYPES, |core| Box::new(types::Level::from(core))),
    ]
}

/// Runs on a thread whose stack has room for so many levels, whatever the one of the test has.
fn on_a_thread(levels: usize, run: impl FnOnce() + Send + 'static) {
    let stack = levels * STACK_OF_LEVEL;
    let thread = thread::Builder::new().stack_size(stack).spawn(run);
    thread.unwrap().join().unwrap();
}

#[test]
fn the_innermost_answers() {
    for (name, levels, nest) in nests() {
        on_a_thread(levels, move || {
            let (core, whole) = (missing(), nest(missing()));
            let expected = core.respond(&Preferences::default());
            let response = whole.respond(&Preferences::default());
            assert_eq!(response.status(), 404, "{name}");
            assert_eq!(response.headers(), expected.headers(), "{name}");
            assert_eq!(response.body(), expected.body(), "{name}");
            assert_eq!(whole.code(), "CORE_MISSING", "{name}");
            assert_eq!(whole.message(), "there is no acme", "{name}");
            assert_eq!(whole.to_string(), "there is no acme", "{name}");
            assert!(whole.source().is_none(), "{name}");
        });
    }
}

#[test]
fn so_does_its_source() {
    for (name, levels, nest) in nests() {
        on_a_thread(levels, move || {
            let whole = nest(std::io::Error::other("the disk is full").into());
            assert_eq!(whole.status(), 500, "{name}");
            assert_eq!(
                whole.source().unwrap().to_string(),
                "the disk is full",
                "{name}"
            );
            // What an operator logs.
            assert!(format!("{whole:?}").contains("the disk is full"), "{name}");
        });
    }
}
