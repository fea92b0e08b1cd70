fn test() {
    match &response {
        __response => {
            #[allow(
                deprecated,
                irrefutable_let_patterns,
                unreachable_patterns,
                unused_mut,
                unused_parens,
                unused_variables,
                clippy::all,
                clippy::pedantic
            )]
            let __failure: ::core::option::Option<
                errorbook::__private::testing::Failure,
            > = '__outcome: {
                use errorbook::__private::testing as __errorbook;
                let mut __received = match __errorbook::receive(
                    __response,
                    &__errorbook::expect(
                        |__error| match __error {
                            OrgError::Blocked {
                                name: _,
                                seats: _,
                                pair: _,
                                list: _,
                                left: _,
                                ..
                            } => true,
                            _ => false,
                        },
                        "OrgError::Blocked",
                        "Blocked",
                    ),
                ) {
                    ::core::result::Result::Ok(__received) => __received,
                    ::core::result::Result::Err(__failure) => {
                        break '__outcome ::core::option::Option::Some(__failure);
                    }
                };
                let __value0 = match {
                    struct __Place0;
                    impl __errorbook::Place for __Place0 {
                        const VARIANT: &'static ::core::primitive::str = "Blocked";
                        const FIELD: &'static ::core::primitive::str = "name";
                        const PRIVATE: &'static ::core::primitive::str = "`name` of `OrgError::Blocked` is never in a body: it is not `#[expose]`d as a member\nwrite `_` or `..` for it";
                    }
                    __errorbook::member::<
                        _,
                        _,
                        _,
                        __Place0,
                    >(
                        &mut __received,
                        |__error| match __error {
                            OrgError::Blocked { name: __value, .. } => {
                                ::core::option::Option::Some(__value)
                            }
                            _ => ::core::option::Option::None,
                        },
                    )
                } {
                    ::core::result::Result::Ok(__value0) => __value0,
                    ::core::result::Result::Err(__failure) => {
                        break '__outcome ::core::option::Option::Some(__failure);
                    }
                };
                let __value1 = match {
                    struct __Place1;
                    impl __errorbook::Place for __Place1 {
                        const VARIANT: &'static ::core::primitive::str = "Blocked";
                        const FIELD: &'static ::core::primitive::str = "seats";
                        const PRIVATE: &'static ::core::primitive::str = "`seats` of `OrgError::Blocked` is never in a body: it is not `#[expose]`d as a member\nwrite `_` or `..` for it";
                    }
                    __errorbook::member::<
                        _,
                        _,
                        _,
                        __Place1,
                    >(
                        &mut __received,
                        |__error| match __error {
                            OrgError::Blocked { seats: __value, .. } => {
                                ::core::option::Option::Some(__value)
                            }
                            _ => ::core::option::Option::None,
                        },
                    )
                } {
                    ::core::result::Result::Ok(__value1) => __value1,
                    ::core::result::Result::Err(__failure) => {
                        break '__outcome ::core::option::Option::Some(__failure);
                    }
                };
                let __value2 = match {
                    struct __Place2;
                    impl __errorbook::Place for __Place2 {
                        const VARIANT: &'static ::core::primitive::str = "Blocked";
                        const FIELD: &'static ::core::primitive::str = "pair";
                        const PRIVATE: &'static ::core::primitive::str = "`pair` of `OrgError::Blocked` is never in a body: it is not `#[expose]`d as a member\nwrite `_` or `..` for it";
                    }
                    __errorbook::member::<
                        _,
                        _,
                        _,
                        __Place2,
                    >(
                        &mut __received,
                        |__error| match __error {
                            OrgError::Blocked { pair: __value, .. } => {
                                ::core::option::Option::Some(__value)
                            }
                            _ => ::core::option::Option::None,
                        },
                    )
                } {
                    ::core::result::Result::Ok(__value2) => __value2,
                    ::core::result::Result::Err(__failure) => {
                        break '__outcome ::core::option::Option::Some(__failure);
                    }
                };
                let __value3 = match {
                    struct __Place3;
                    impl __errorbook::Place for __Place3 {
                        const VARIANT: &'static ::core::primitive::str = "Blocked";
                        const FIELD: &'static ::core::primitive::str = "list";
                        const PRIVATE: &'static ::core::primitive::str = "`list` of `OrgError::Blocked` is never in a body: it is not `#[expose]`d as a member\nwrite `_` or `..` for it";
                    }
                    __errorbook::member::<
                        _,
                        _,
                        _,
                        __Place3,
                    >(
                        &mut __received,
                        |__error| match __error {
                            OrgError::Blocked { list: __value, .. } => {
                                ::core::option::Option::Some(__value)
                            }
                            _ => ::core::option::Option::None,
                        },
                    )
                } {
                    ::core::result::Result::Ok(__value3) => __value3,
                    ::core::result::Result::Err(__failure) => {
                        break '__outcome ::core::option::Option::Some(__failure);
                    }
                };
                let __value4 = match {
                    struct __Place4;
                    impl __errorbook::Place for __Place4 {
                        const VARIANT: &'static ::core::primitive::str = "Blocked";
                        const FIELD: &'static ::core::primitive::str = "left";
                        const PRIVATE: &'static ::core::primitive::str = "`left` of `OrgError::Blocked` is never in a body: it is not `#[expose]`d as a member\nwrite `_` or `..` for it";
                    }
                    __errorbook::member::<
                        _,
                        _,
                        _,
                        __Place4,
                    >(
                        &mut __received,
                        |__error| match __error {
                            OrgError::Blocked { left: __value, .. } => {
                                ::core::option::Option::Some(__value)
                            }
                            _ => ::core::option::Option::None,
                        },
                    )
                } {
                    ::core::result::Result::Ok(__value4) => __value4,
                    ::core::result::Result::Err(__failure) => {
                        break '__outcome ::core::option::Option::Some(__failure);
                    }
                };
                let name = __value0;
                let (Some(n)) = __value1 else {
                    break '__outcome ::core::option::Option::Some(
                        __received.unmatched("seats", "Some(n)"),
                    );
                };
                let (Pair::<u8, Vec<u8>>(a, b)) = __value2 else {
                    break '__outcome ::core::option::Option::Some(
                        __received.unmatched("pair", "Pair::<u8 , Vec<u8>>(a , b)"),
                    );
                };
                let ref list = __value3;
                let mut left = __value4;
                if (name == "acme" && n > 2) {
                    __received.pass();
                    ::core::option::Option::None
                } else {
                    ::core::option::Option::Some(
                        __received.refused("name == \"acme\" && n > 2"),
                    )
                }
            };
            if let ::core::option::Option::Some(__failure) = __failure {
                __failure.report(::core::option::Option::None)
            }
        }
    }
}
