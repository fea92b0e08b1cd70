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
    __errorbook::__embed! {
        type "OrgError"
        r#""description":"Why a request about an organization was refused.","entries":[{"code":"ORG_BLOCKED","status":403,"variant":"Blocked","title":"Blocked","message":"the organization {name} is blocked ({name:?})","description":"An administrator blocked it.","help":"ask your administrator to lift the block","fields":[{"name":"name","type":"string"}]},{"code":"ORG_TOKEN","status":401,"variant":"Token","title":"Token","headers":[{"name":"www-authenticate","value":"Bearer realm=\"orgs\""}]},{"code":"ORG_BUSY","status":429,"variant":"Busy","title":"Busy","placeholders":[{"name":"wait","type":"integer","example":"30"}],"headers":[{"name":"retry-after","value":"{wait}"}]},{"code":"ORG_STORE","status":500,"variant":"Store","title":"Internal Server Error"}]}}"#
    }
    static __ENTRIES: __e::Entries = __e::Entries::new();
    static __TABLE: __e::Table = __e::Table {
        path: ::core::concat!(::core::module_path!(), "::", "OrgError"),
        place: (::core::line!(), ::core::column!()),
        rows: &[
            __e::Row {
                key: 15260958650498337421,
                status: 403,
                flags: 0,
                code: "ORG_BLOCKED",
                variant: "Blocked",
                title: "Blocked",
                message: "the organization {name} is blocked ({name:?})",
                extras: "description 28\nAn administrator blocked it.help 40\nask your administrator to lift the block",
            },
            __e::Row {
                key: 6795126774256338421,
                status: 401,
                flags: 0,
                code: "ORG_TOKEN",
                variant: "Token",
                title: "Token",
                message: "",
                extras: "",
            },
            __e::Row {
                key: 10925330557324234732,
                status: 429,
                flags: 0,
                code: "ORG_BUSY",
                variant: "Busy",
                title: "Busy",
                message: "",
                extras: "",
            },
            __e::Row {
                key: 15901320969584206943,
                status: 500,
                flags: 0,
                code: "ORG_STORE",
                variant: "Store",
                title: "Internal Server Error",
                message: "",
                extras: "",
            },
        ],
        fields: &[
            __e::FieldRow {
                row: 0,
                key: 0,
                name: "name",
                json_type: "string",
                example: "",
                optional: false,
                constant: "",
            },
        ],
        headers: &[
            __e::HeaderRow {
                row: 1,
                name: "www-authenticate",
                kind: __e::HeaderKind::Challenge,
                template: "Bearer realm=\"orgs\"",
            },
            __e::HeaderRow {
                row: 2,
                name: "retry-after",
                kind: __e::HeaderKind::Field,
                template: "",
            },
        ],
        slots: &[0, 2147483648, 1],
        renamed: &[],
        concealed: &[],
        subsets: &[],
        entries: |__table| __ENTRIES.of(__table),
        embedded: __EMBEDDED,
        transparent: true,
        faulty: false,
    };
    #[automatically_derived]
    impl __e::PlainFields for OrgError {
        type Field = dyn __e::Shown + 'static;
        fn at(
            &self,
            __key: ::core::primitive::u32,
        ) -> (::core::primitive::usize, &(dyn __e::Shown + 'static)) {
            let __nothing: &(dyn __e::Shown + 'static) = &__e::Nothing;
            match self {
                OrgError::Blocked { name: __field0, .. } => (0, __field0),
                OrgError::Token { .. } => (1, __nothing),
                OrgError::Busy { .. } => (2, __nothing),
                OrgError::Store { .. } => (3, __nothing),
                OrgError::Auth { .. } => (4294967295, __nothing),
            }
        }
        fn write(
            &self,
            __key: ::core::primitive::u32,
            __f: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            match (self, __key) {
                (OrgError::Blocked { name: __field0, .. }, 0) => {
                    ::core::write!(__f, "{0:?}", * __field0)
                }
                _ => ::core::result::Result::Ok(()),
            }
        }
        fn header(&self, __key: ::core::primitive::u32) -> &dyn __e::HeaderField {
            match (self, __key) {
                (OrgError::Busy { wait: __field1, .. }, 1) => __field1,
                _ => &__e::Nothing,
            }
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for OrgError {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            match self {
                OrgError::Auth { 0: __inner, .. } => {
                    ::core::fmt::Display::fmt(__e::inner(__inner), __f)
                }
                #[allow(unreachable_patterns)]
                _ => __e::display(self, &__TABLE, __f),
            }
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for OrgError
    where
        for<'__a> Self: ::core::fmt::Debug,
    {
        fn source(
            &self,
        ) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            use __e::AsDynError as _;
            match self {
                OrgError::Store { 0: __source, .. } => {
                    ::core::option::Option::Some(__source.as_dyn_error())
                }
                OrgError::Auth { 0: __inner, .. } => {
                    ::core::error::Error::source(__e::inner(__inner))
                }
                #[allow(unreachable_patterns)]
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<rusqlite::Error> for OrgError {
        fn from(__source: rusqlite::Error) -> Self {
            Self::Store { 0: __source }
        }
    }
    #[automatically_derived]
    impl __e::View for OrgError {
        fn __view(&self) -> __e::ErrorView<'_> {
            match self {
                OrgError::Auth { 0: __inner, .. } => {
                    __e::View::__view(__e::inner(__inner))
                }
                #[allow(unreachable_patterns)]
                _ => __e::ErrorView::derived(self, &__TABLE),
            }
        }
    }
    #[allow(unused_imports)]
    use __e::Unknown as _;
    #[automatically_derived]
    impl __e::Passing for OrgError {
        const TABLE: &'static __e::Table = &__TABLE;
        const ROWS: ::core::option::Option<&'static [::core::primitive::usize]> = ::core::option::Option::None;
        const TRANSPARENT: ::core::primitive::bool = true;
        const INNER: __e::Inner = __e::Inner::Type(
            &__TABLE,
            &[__e::Passed::<AuthError>::INNER],
        );
    }
    #[automatically_derived]
    impl<__B: ::core::convert::From<__e::Bytes>> ::core::convert::From<OrgError>
    for __e::http::Response<__B> {
        fn from(__error: OrgError) -> Self {
            __e::respond_owned(__error)
        }
    }
    #[cfg_attr(
        doc,
        doc = r#"| Code | Status | Meaning |
|---|---|---|
| `ORG_BLOCKED` | 403 Forbidden | the organization {name} is blocked ({name:?}) (ask your administrator to lift the block) |
| `ORG_TOKEN` | 401 Unauthorized | Token |
| `ORG_BUSY` | 429 Too Many Requests | Busy |
| `ORG_STORE` | 500 Internal Server Error | Internal Server Error |
"#
    )]
    #[automatically_derived]
    impl OrgError {
        /// The entries of this type in an error catalogue.
        #[cfg_attr(doc, doc(alias("ORG_BLOCKED", "ORG_TOKEN", "ORG_BUSY", "ORG_STORE")))]
        pub const API_ERRORS: &'static __errorbook::Table = &__TABLE;
    }
    __errorbook::__adapters! {
        { [] [OrgError] [] respond_owned[AuthError,] }
    }
};
