//! A placeholder takes the formats of `std`, and writes what `format!` does.

#![deny(warnings)]

use errorbook::ApiError;

macro_rules! formats {
    ($($format:literal)*) => {
        $({
            #[derive(Debug, ApiError)]
            #[api_error(prefix = "")]
            #[status(403)]
            #[code("FORMAT")]
            #[message($format)]
            struct Text {
                #[expose(message)]
                x: u32,
                #[expose(message)]
                width: usize,
            }
            let (x, width) = (42_u32, 8_usize);
            assert_eq!(Text { x, width }.message(), format!($format, x = x, width = width));
            assert_eq!(Text { x, width }.to_string(), format!($format, x = x, width = width));
        })*
    };
}

fn main() {
    formats! {
        "{x}{width}" "{x:?}{width:?}" "{x:#?}{width}" "{x:x?}{width}" "{x:X?}{width}" "{x:o}{width}"
        "{x:x}{width}" "{x:#X}{width}" "{x:b}{width}" "{x:e}{width}" "{x:E}{width}" "{x:5}{width}"
        "{x:<5}|{width}" "{x:^5}|{width}" "{x:>5}|{width}" "{x:*<5}|{width}" "{x:é>5}|{width}"
        "{x:<<5}|{width}" "{x:{<5}|{width}" "{x:+}{width}" "{x:05}{width}" "{x:#010x}{width}"
        "{x:width$}" "{x:0width$}" "{x:>width$}" "{x:width$?}" "{x }{width }"
        "{{{x}}}{width}" "{{x}}{x}{width}" "{{}}{x}{width}" "{x:-^+#width$x}"
    }
    #[derive(Debug, ApiError)]
    #[api_error(prefix = "")]
    #[status(403)]
    #[code("TUPLE")]
    #[message("{0:>1$.2$}|{0:1$.1$?}|{1}")]
    struct Tuple(#[expose("x")] f64, #[expose("width")] usize, #[expose(message)] usize);

    let tuple = Tuple(0.5, 6, 2);
    assert_eq!(tuple.message(), format!("{0:>1$.2$}|{0:1$.1$?}|{1}", 0.5, 6, 2));

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "")]
    #[status(403)]
    #[code("TURNED")]
    #[message("{0:>2$.1$}|{2:1$}|{2:02$}")]
    struct Turned(#[expose("x")] f64, #[expose(message)] usize, #[expose(message)] usize);

    let turned = Turned(0.5, 2, 6);
    assert_eq!(turned.message(), format!("{0:>2$.1$}|{2:1$}|{2:02$}", 0.5, 2, 6));

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "")]
    #[status(403)]
    #[code("LATER")]
    #[message("{1:0$.2$}|{1:2$.0$}")]
    struct Later(#[expose(message)] usize, #[expose("x")] f64, #[expose(message)] usize);

    let later = Later(7, 0.5, 3);
    assert_eq!(later.message(), format!("{1:0$.2$}|{1:2$.0$}", 7, 0.5, 3));

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "")]
    #[status(403)]
    #[code("ITSELF")]
    #[message("{1:0$.1$}")]
    struct Itself(#[expose(message)] usize, #[expose("x")] usize);

    assert_eq!(Itself(4, 2).message(), "   2");
}
