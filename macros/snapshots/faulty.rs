::core::compile_error! {
    "200 is not the status of an error\na client takes it for a success: write the 4xx or 5xx that fits, or send `errorbook::Document` in a response of your own"
}
::core::compile_error! {
    "the code `OTHER` does not start with `ORG_`, the prefix of its type\nwrite `#[code(\"ORG_OTHER\")]`"
}
::core::compile_error! {
    "a 401 must carry WWW-Authenticate (RFC 9110 section 15.5.2)\nwrite `#[challenge(Bearer, realm = \"…\")]` on the variant or, for all its 401s, on the type"
}
#[allow(
    dead_code,
    deprecated,
    non_upper_case_globals,
    unreachable_code,
    unused_lifetimes,
    unused_qualifications,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::restriction
)]
const _: () = {
    use ::errorbook::__private as __e;
    use __e::errorbook as __errorbook;
    static __ENTRIES: __e::Entries = __e::Entries::new();
    static __TABLE: __e::Table = __e::Table::faulty(
        ::core::concat!(::core::module_path!(), "::", "Faulty"),
        (::core::line!(), ::core::column!()),
        |__table| __ENTRIES.of(__table),
    );
    #[automatically_derived]
    impl ::core::fmt::Display for Faulty {
        fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::result::Result::Ok(())
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for Faulty
    where
        for<'__a> Self: ::core::fmt::Debug,
    {}
    #[automatically_derived]
    impl ::core::convert::From<std::io::Error> for Faulty {
        fn from(__source: std::io::Error) -> Self {
            Self::Fine { 0: __source }
        }
    }
    #[automatically_derived]
    impl __e::View for Faulty
    where
        for<'__a> Self: ::core::error::Error + ::core::marker::Send
            + ::core::marker::Sync,
    {
        fn __view(&self) -> __e::ErrorView<'_> {
            ::core::unreachable!()
        }
    }
    #[automatically_derived]
    impl __errorbook::Described for Faulty {
        const TABLE: &'static __errorbook::Table = &__TABLE;
    }
    #[automatically_derived]
    impl __e::Passing for Faulty {
        const INNER: __e::Inner = __e::Inner::Type(&__TABLE, &[]);
    }
    #[automatically_derived]
    impl<__B: ::core::convert::From<__e::Bytes>> ::core::convert::From<Faulty>
    for __e::http::Response<__B>
    where
        for<'__a> Faulty: __errorbook::ApiError + 'static,
    {
        fn from(__error: Faulty) -> Self {
            __e::respond_owned(__error)
        }
    }
    __errorbook::__adapters! {
        { [] [Faulty] [where for < '__a > Faulty : __errorbook::ApiError + 'static]
        respond_owned[] }
    }
    #[automatically_derived]
    impl Faulty {
        const API_ERRORS: &'static __errorbook::Table = &__TABLE;
    }
};
