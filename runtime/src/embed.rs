//! The catalogue inside the program. Each derived type and each `catalogue!` embeds a piece of JSON in a
//! `#[used]` static, which tools find by its first bytes. docs/catalogue-format.md describes the format. At
//! run time, only a service that serves its catalogue reads it.

/// A piece, as it is laid out in the program, without padding.
#[repr(C)]
pub struct Piece<const N: usize> {
    magic: [u8; 16],
    /// The length of the JSON, in hexadecimal.
    length: [u8; 8],
    json: [u8; N],
}

impl<const N: usize> Piece<N> {
    /// Creates the piece of a JSON text of `N` bytes.
    ///
    /// # Panics
    ///
    /// Panics if the text is shorter than `N` bytes. Generated code calls this in a `static`, where it is a compile
    /// error.
    pub const fn new(json: &str) -> Self {
        match json.as_bytes().first_chunk() {
            Some(json) => Self::of_bytes(*json),
            None => panic!("the text is shorter than its length"),
        }
    }

    pub(crate) const fn of_bytes(json: [u8; N]) -> Self {
        Piece {
            magic: *b"\x89errorbook\r\n\x1a\n\0\x01",
            length: hexadecimal(N),
            json,
        }
    }

    /// The JSON. It is stored as bytes, since a UTF-8 check in const eval takes microseconds per byte.
    pub const fn json(&self) -> &[u8] {
        &self.json
    }
}

const fn hexadecimal(mut number: usize) -> [u8; 8] {
    let mut digits = [b'0'; 8];
    let mut at = digits.len();
    while at > 0 {
        at -= 1;
        digits[at] = b"0123456789abcdef"[number % 16];
        number /= 16;
    }
    digits
}

/// Generated code calls this to embed a piece with the text `__EMBEDDED` in the program.
#[cfg(feature = "embed")]
#[doc(hidden)]
#[macro_export]
macro_rules! __embed {
    (type $name:literal $rest:literal) => {
        const __JSON: &'static ::core::primitive::str = $crate::__embedded_type!($name, $rest);
        #[used]
        static __PIECE: $crate::__private::Piece<{ __JSON.len() }> =
            $crate::__private::Piece::new(__JSON);
        const __EMBEDDED: &'static [::core::primitive::u8] = __PIECE.json();
    };
    (relayed $upstream:ty) => {
        const __JSON: &'static ::core::primitive::str =
            <$upstream as $crate::client::Upstream>::EMBEDDED;
        #[used]
        static __PIECE: $crate::__private::Piece<{ __JSON.len() }> =
            $crate::__private::Piece::new(__JSON);
    };
    (locales $name:literal $rest:literal) => {
        const __JSON: &'static ::core::primitive::str = ::core::concat!(
            "{\"errorbook\":1,\"locales\":{\"name\":\"",
            ::core::module_path!(),
            "::",
            $name,
            "\",",
            $rest
        );
        #[used]
        static __PIECE: $crate::__private::Piece<{ __JSON.len() }> =
            $crate::__private::Piece::new(__JSON);
        const __EMBEDDED: &'static [::core::primitive::u8] = __PIECE.json();
    };
    (catalogue $listing:expr) => {
        const __LISTING: $crate::__private::Listing<'static> = $listing;
        #[used]
        static __PIECE: $crate::__private::Piece<{ __LISTING.size() }> = __LISTING.piece();
        const __EMBEDDED: &'static [::core::primitive::u8] = __PIECE.json();
    };
}

/// The JSON of a type, with its file behind it.
#[cfg(feature = "embed")]
#[doc(hidden)]
#[macro_export]
macro_rules! __embedded_type {
    ($name:expr, $($rest:literal)*) => {
        ::core::concat!(
            "{\"errorbook\":1,\"type\":{\"path\":\"",
            ::core::module_path!(),
            "::",
            $name,
            "\",\"at\":\"",
            ::core::line!(),
            ":",
            ::core::column!(),
            "\",",
            $($rest,)*
            // Behind the JSON, since a path may hold what JSON escapes.
            "\n",
            ::core::file!()
        )
    };
}

#[cfg(not(feature = "embed"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __embedded_type {
    ($($ignored:tt)*) => {
        ""
    };
}

#[cfg(not(feature = "embed"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __embed {
    (relayed $upstream:ty) => {};
    ($($ignored:tt)*) => {
        const __EMBEDDED: &'static [::core::primitive::u8] = b"";
    };
}
