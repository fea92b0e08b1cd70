/// Some of the errors of [`OrgError`].
#[cfg_attr(
    doc,
    doc = r#"

| Code | Status | Meaning |
|---|---|---|
| `ORG_BLOCKED` | 403 Forbidden | the organization {name} is blocked |
| `ORG_MISSING` | 404 Not Found | Missing |
"#
)]
#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::restriction,
    missing_docs,
    unreachable_pub,
    unused_qualifications
)]
pub enum FindOrg {
    Blocked { name: String },
    Missing,
}
/// Some of the errors of [`OrgError`].
#[cfg_attr(
    doc,
    doc = r#"

| Code | Status | Meaning |
|---|---|---|
| `ORG_BLOCKED` | 403 Forbidden | the organization {name} is blocked |
| `ORG_MISSING` | 404 Not Found | Missing |
"#
)]
#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::restriction,
    missing_docs,
    unreachable_pub,
    unused_qualifications
)]
pub enum Members {
    Blocked { name: String },
    Missing,
    Auth(Token),
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
    __errorbook::__embed! {
        type "OrgError"
        r#""entries":[{"code":"ORG_BLOCKED","status":403,"variant":"Blocked","title":"Blocked","message":"the organization {name} is blocked","fields":[{"name":"name","type":"string"}]},{"code":"ORG_MISSING","status":404,"variant":"Missing","title":"Missing"}],"subsets":[{"name":"FindOrg","variants":["Blocked","Missing"]},{"name":"Members","variants":["Blocked","Missing"]}]}}"#
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
                message: "the organization {name} is blocked",
                extras: "",
            },
            __e::Row {
                key: 16270337878980245446,
                status: 404,
                flags: 0,
                code: "ORG_MISSING",
                variant: "Missing",
                title: "Missing",
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
        headers: &[],
        slots: &[0],
        renamed: &[],
        concealed: &[],
        subsets: &__SUBSETS,
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
                OrgError::Missing { .. } => (1, __nothing),
                OrgError::Auth { .. } => (4294967295, __nothing),
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
                OrgError::Auth { 0: __inner, .. } => {
                    ::core::error::Error::source(__e::inner(__inner))
                }
                #[allow(unreachable_patterns)]
                _ => ::core::option::Option::None,
            }
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
| `ORG_BLOCKED` | 403 Forbidden | the organization {name} is blocked |
| `ORG_MISSING` | 404 Not Found | Missing |
"#
    )]
    #[automatically_derived]
    impl OrgError {
        /// The entries of this type in an error catalogue.
        #[cfg_attr(doc, doc(alias("ORG_BLOCKED", "ORG_MISSING")))]
        pub const API_ERRORS: &'static __errorbook::Table = &__TABLE;
    }
    #[automatically_derived]
    impl __e::PlainFields for FindOrg {
        type Field = dyn __e::DebugShown + 'static;
        fn at(
            &self,
            __key: ::core::primitive::u32,
        ) -> (::core::primitive::usize, &(dyn __e::DebugShown + 'static)) {
            let __nothing: &(dyn __e::DebugShown + 'static) = &__e::Nothing;
            match self {
                FindOrg::Blocked { name: __field0, .. } => (0, __field0),
                FindOrg::Missing { .. } => (1, __nothing),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<FindOrg> for OrgError {
        fn from(__error: FindOrg) -> Self {
            match __error {
                FindOrg::Blocked { name: __field0 } => {
                    OrgError::Blocked {
                        name: __field0,
                    }
                }
                FindOrg::Missing {} => OrgError::Missing {},
            }
        }
    }
    #[automatically_derived]
    impl __e::PlainFields for Members {
        type Field = dyn __e::DebugShown + 'static;
        fn at(
            &self,
            __key: ::core::primitive::u32,
        ) -> (::core::primitive::usize, &(dyn __e::DebugShown + 'static)) {
            let __nothing: &(dyn __e::DebugShown + 'static) = &__e::Nothing;
            match self {
                Members::Blocked { name: __field0, .. } => (0, __field0),
                Members::Missing { .. } => (1, __nothing),
                Members::Auth { .. } => (4294967295, __nothing),
            }
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for Members {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            match self {
                Members::Auth { 0: __inner, .. } => {
                    ::core::fmt::Display::fmt(__e::inner(__inner), __f)
                }
                #[allow(unreachable_patterns)]
                _ => __e::display(self, &__TABLE, __f),
            }
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for Members
    where
        for<'__a> Self: ::core::fmt::Debug,
    {
        fn source(
            &self,
        ) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            use __e::AsDynError as _;
            match self {
                Members::Auth { 0: __inner, .. } => {
                    ::core::error::Error::source(__e::inner(__inner))
                }
                #[allow(unreachable_patterns)]
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl __e::View for Members {
        fn __view(&self) -> __e::ErrorView<'_> {
            match self {
                Members::Auth { 0: __inner, .. } => {
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
    impl __e::Passing for Members {
        const TABLE: &'static __e::Table = &__TABLE;
        const ROWS: ::core::option::Option<&'static [::core::primitive::usize]> = ::core::option::Option::Some(
            &[0, 1],
        );
        const TRANSPARENT: ::core::primitive::bool = true;
        const INNER: __e::Inner = __e::Inner::Part(
            __subset(1),
            &[__e::Passed::<Token>::INNER],
        );
    }
    #[automatically_derived]
    impl<__B: ::core::convert::From<__e::Bytes>> ::core::convert::From<Members>
    for __e::http::Response<__B> {
        fn from(__error: Members) -> Self {
            __e::respond_owned(__error)
        }
    }
    #[automatically_derived]
    impl Members {
        /// The entries of this subset in an error catalogue.
        pub const API_ERRORS: &'static __errorbook::Subset = __subset(1);
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for Members {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            match self {
                Members::Auth { 0: __field1 } => {
                    __f.debug_tuple("Auth").field(__field1).finish()
                }
                #[allow(unreachable_patterns)]
                _ => __e::debug(self, &__TABLE, __f),
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<Members> for OrgError {
        fn from(__error: Members) -> Self {
            match __error {
                Members::Blocked { name: __field0 } => {
                    OrgError::Blocked {
                        name: __field0,
                    }
                }
                Members::Missing {} => OrgError::Missing {},
                Members::Auth { 0: __field0 } => {
                    OrgError::Auth {
                        0: __e::widen(__field0),
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<FindOrg> for Members {
        fn from(__error: FindOrg) -> Self {
            match __error {
                FindOrg::Blocked { name: __field0 } => {
                    Members::Blocked { name: __field0 }
                }
                FindOrg::Missing {} => Members::Missing {},
            }
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for FindOrg {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __e::display(self, &__TABLE, __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for FindOrg {}
    #[automatically_derived]
    impl __e::View for FindOrg {
        fn __view(&self) -> __e::ErrorView<'_> {
            __e::ErrorView::derived(self, &__TABLE)
        }
    }
    #[automatically_derived]
    impl __e::Passing for FindOrg {
        const INNER: __e::Inner = __part(0);
    }
    #[automatically_derived]
    impl<__B: ::core::convert::From<__e::Bytes>> ::core::convert::From<FindOrg>
    for __e::http::Response<__B> {
        fn from(__error: FindOrg) -> Self {
            __e::respond_owned(__error)
        }
    }
    #[automatically_derived]
    impl FindOrg {
        /// The entries of this subset in an error catalogue.
        pub const API_ERRORS: &'static __errorbook::Subset = __subset(0);
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for FindOrg {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __e::debug(self, &__TABLE, __f)
        }
    }
    static __SUBSETS: [__e::Subset; 2] = __e::subsets(
        &__TABLE,
        ["FindOrg", "Members"],
        [2, 2],
        &[0, 1, 0, 1],
        [&[], &[__e::Passed::<Token>::INNER]],
    );
    const fn __subset(__number: ::core::primitive::usize) -> &'static __e::Subset {
        &__SUBSETS[__number]
    }
    const fn __part(__number: ::core::primitive::usize) -> __e::Inner {
        __e::Inner::Part(&__SUBSETS[__number], &[])
    }
    __errorbook::__adapters! {
        { [] [OrgError] [] respond_owned[AuthError,] } { [] [Members] []
        respond_owned[Token,] } { [] [FindOrg] [] respond_owned[] }
    }
};
