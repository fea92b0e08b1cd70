//! The messages of a language.

use errorbook_model::locale::{Part, chosen_by, clash, identifier, published, read};

#[test]
fn identifiers() {
    for (code, expected) in [
        ("ORG_BLOCKED", "ORG_BLOCKED"),
        ("org-blocked", "org-blocked"),
        ("org.blocked", "org-blocked"),
        ("urn:org:blocked", "urn-org-blocked"),
        ("1003", "code-1003"),
        ("-32601", "code--32601"),
        ("_x", "code-_x"),
        ("a/é", "a--"),
        ("", "code-"),
    ] {
        assert_eq!(identifier(code), expected, "{code}");
    }
    assert_eq!(
        clash("a.b", "a-b").wrong,
        "the codes `a.b` and `a-b` have the same message in a translation, `a-b`"
    );
}

#[test]
fn the_values_of_a_text() {
    for (ftl, expected) in [
        ("A = no value", ""),
        ("A = { $a } and { $b } and { $a }", "a b"),
        ("A = { NUMBER($a, minimumFractionDigits: 2) }", "a"),
        (
            "A = { $a ->\n    [one] one { $b }\n   *[other] { NUMBER($c) }\n }",
            "a b c",
        ),
        ("A = { NUMBER($a) ->\n   *[other] x\n }", "a"),
        ("A = { { $a } }", "a"),
        ("A = { B }\nB = { $b }", "b"),
        ("A = { B.help }\nB = { $b }\n    .help = { $c }", "c"),
        // A term has what is given to it, and not the values of the error.
        ("-t = { $x }\nA = { -t(x: \"1\") } { $a }", "a"),
        ("-t = { $case ->\n   *[n] T\n }\nA = { -t }", ""),
        (
            "-t = T\n    .gender = f\nA = { -t.gender ->\n   *[f] { $a }\n }",
            "a",
        ),
    ] {
        let locale = read(&[ftl]);
        assert_eq!(locale.faults, [], "{ftl}");
        let message = locale
            .messages
            .iter()
            .find(|message| message.id == "A")
            .unwrap();
        let names: Vec<_> = message.texts[0]
            .variables
            .iter()
            .map(|variable| variable.name)
            .collect();
        assert_eq!(names.join(" "), expected, "{ftl}");
    }
}

#[test]
fn plain_texts() {
    for (ftl, expected) in [
        ("A = text", Some("text")),
        ("A =\n    one\n    two\n", Some("one\ntwo")),
        ("A =\r\n    one\r\n    two\r\n", Some("one\ntwo")),
        ("A = a { \"{\" }\"{ \"\\u00e9\" }", Some("a {\"é")),
        ("A = { $a }", None),
        ("A = { 5 }", None),
        ("A = { B }\nB = text", None),
    ] {
        let locale = read(&[ftl]);
        assert_eq!(locale.faults, [], "{ftl}");
        assert_eq!(
            locale.messages[0].texts[0].plain.as_deref(),
            expected,
            "{ftl}"
        );
    }
}

#[test]
fn templates() {
    for (ftl, expected) in [
        ("A = { $a } { \"{\" }{ 5 }", "{a} {{5"),
        ("A = { NUMBER($a) } of { B }\nB = b { $c }", "{a} of b {c}"),
        (
            "A = { $a ->\n    [one] one { $b }\n   *[other] { $a } more\n } end",
            "{a} more end",
        ),
        ("-t = T{ $x }\nA = { -t(x: \"1\") }", "T1"),
    ] {
        let locale = read(&[ftl]);
        assert_eq!(locale.faults, [], "{ftl}");
        let message = locale
            .messages
            .iter()
            .find(|message| message.id == "A")
            .unwrap();
        assert_eq!(message.texts[0].template, expected, "{ftl}");
    }
}

#[test]
fn places_parts_and_comments() {
    let first = "# about A\n# and more\nA = é { $x }\n    .help = do { $y }\n";
    let second = "\n### the file\n\nB =\n    .title = Titel\n";
    let locale = read(&[first, second]);
    assert_eq!(locale.faults, []);
    let mut found = Vec::new();
    for message in &locale.messages {
        found.push(format!("{} {:?}", message.id, message.comment));
        for text in &message.texts {
            let place = text.place;
            let part = text.part.as_str();
            found.push(format!(
                "{part} {}:{}:{}",
                place.file, place.line, place.column
            ));
            for variable in &text.variables {
                found.push(format!(
                    "${} {}:{}",
                    variable.name, variable.place.line, variable.place.column
                ));
            }
        }
    }
    assert_eq!(
        found,
        [
            "A [\"about A\", \"and more\"]",
            "message 0:3:1",
            "$x 3:10",
            "help 0:4:6",
            "$y 4:19",
            "B []",
            "title 1:5:6",
        ]
    );
    assert!(locale.messages[1].text(Part::Message).is_none());
}

/// What is wrong with a file, each with its line and column.
fn faults_of(ftl: &str) -> String {
    let locale = read(&[ftl]);
    let told = locale.faults.iter().map(|(place, fault)| {
        assert!(!fault.write.is_empty(), "{}", fault.wrong);
        format!("{}:{} {}", place.line, place.column, fault.wrong)
    });
    told.collect::<Vec<_>>().join(" | ")
}

#[test]
fn faults_of_functions_and_variants() {
    for (ftl, expected) in [
        ("A = { NUMBER($a, 2) }", "1:7 `NUMBER` has several values"),
        (
            "A = { NUMBER($a, minimumFraction: 2) }",
            "1:18 `NUMBER` has no option `minimumFraction`",
        ),
        (
            "A = { NUMBER($a, style: \"percent\") }",
            "1:18 `NUMBER` has no option `style`",
        ),
        (
            "A = { NUMBER($a, minimumFractionDigits: 16) }",
            "1:18 `minimumFractionDigits` cannot have this value",
        ),
        (
            "A = { NUMBER($a, minimumIntegerDigits: 0, maximumFractionDigits: \"1\") }",
            "1:18 `minimumIntegerDigits` cannot have this value | 1:43 `maximumFractionDigits` cannot have this value",
        ),
        (
            "A = { NUMBER($a, type: \"ordnal\") ->\n   *[other] x\n }",
            "1:18 `type` cannot have this value",
        ),
        (
            "A = { $a ->\n    [1] x\n    [one] y\n    [1] z\n   *[one] z\n }",
            "4:6 the variant `[1]` stands here a second time | 5:6 the variant `[one]` stands here a second time",
        ),
        (
            "A = { $a ->\n\t[one] x\n   *[other] y\n }",
            "2:1 there is a tab here, which Fluent takes for text",
        ),
        (
            "A = a\n\t.help = b\n",
            "2:1 there is a tab here, which Fluent takes for text",
        ),
    ] {
        assert_eq!(faults_of(ftl), expected, "{ftl}");
    }
}

#[test]
fn faults() {
    for (ftl, expected) in [
        ("A", "1:2 there is no `=` here"),
        ("A = a\n?", "2:1 there is no name here"),
        ("A =\n", "1:1 `A` has no text"),
        ("-a =\n", "1:1 `-a` has no text"),
        ("A = { $a", "1:9 there is no `}` here"),
        ("A = }", "1:5 a `}` without its `{`"),
        ("A = { }", "1:7 there is no value in the braces"),
        (
            "A = { $a ->\n    [one] x\n }",
            "3:2 none of the variants is the default",
        ),
        (
            "A = { $a ->\n   *[one] x\n   *[b] y\n }",
            "3:5 two of the variants are the default",
        ),
        (
            "A = { B ->\n   *[one] x\n }\nB = b",
            "1:9 a message cannot be selected by",
        ),
        (
            "A = { \"x }\nB = b",
            "1:11 a text in quotes does not end on its line",
        ),
        ("A = { \"\\x\" }", "1:8 this is no escape of Fluent"),
        ("A = { \"\\u00é9\" }", "1:12 this is no escape of Fluent"),
        ("A = a\n    .help\n", "2:1 this line belongs to no message"),
        ("\u{feff}A = a", "1:1 there is a byte order mark here"),
        (
            "A = a\n    .hlep = b",
            "2:6 a message has no attribute `.hlep`",
        ),
        (
            "A = a\n    .message = b",
            "2:6 a message has no attribute `.message`",
        ),
        (
            "A = a\n    .help = b\n    .help = c",
            "3:6 `A` has `.help` twice",
        ),
        ("A = a\nA = b", "2:1 `A` stands here a second time"),
        ("-a = a\n-a = b", "2:2 `-a` stands here a second time"),
        ("A = { B }", "1:7 `B` is not in this language"),
        (
            "A = { B }\nB =\n    .help = b",
            "1:7 `B` is not in this language",
        ),
        (
            "A = { B.help }\nB = b",
            "1:7 `B.help` is not in this language",
        ),
        ("A = { -brand }", "1:8 `-brand` is not in this language"),
        (
            "A = { B }\nB = { A }",
            "1:7 `B` refers to itself | 2:7 `A` refers to itself",
        ),
        ("A = { A }", "1:7 `A` refers to itself"),
        (
            "A = { DATETIME($a) }",
            "1:7 there is no function `DATETIME`",
        ),
        ("A = { NUMBER() }", "1:7 `NUMBER` has no value"),
        (
            "A = { NUMBER(minimumFractionDigits: 2) ->\n   *[one] x\n }",
            "1:7 `NUMBER` has no value",
        ),
        (
            "-t = { $a }\nA = { -t }\nB = { -t }",
            "1:9 the term `-t` is not given `$a`",
        ),
        (
            "A = a\n}\nB = { $\n",
            "2:1 there is no name here | 3:8 there is no name here",
        ),
        // What is missing at the end is missing on the last line.
        ("A = {\n\n", "1:6 there is no value in the braces"),
    ] {
        assert_eq!(faults_of(ftl), expected, "{ftl}");
    }
}

#[test]
fn a_fault_is_of_a_file() {
    let locale = read(&["A = a", "B = { -brnd }\n-brand = x", "\nA = b"]);
    let told: Vec<_> = locale
        .faults
        .iter()
        .map(|(place, fault)| format!("{} {fault}", place.file))
        .collect();
    assert_eq!(
        told,
        [
            "1 `-brnd` is not in this language\ndid you mean `-brand`?",
            "2 `A` stands here a second time\nremove one of the two; the first is in line 1",
        ]
    );
}

#[test]
fn variants_are_chosen_by_a_function() {
    for (ftl, expected) in [
        ("", ""),
        ("A = { $a }", "A = { $a }"),
        // In variants, terms, attributes and placeables.
        (
            "-t = { $a ->\r\n *[x] { $b ->\r\n *[0.5] y\r\n }\r\n}\r\n",
            "-t = { F($a, \"x\") ->\r\n *[x] { F($b, 0.5) ->\r\n *[0.5] y\r\n }\r\n}\r\n",
        ),
        (
            "A = é\n    .help = { { $a ->\n *[x] y\n } }\nB = { $b }",
            "A = é\n    .help = { { F($a, \"x\") ->\n *[x] y\n } }\nB = { $b }",
        ),
        (
            "A = {NUMBER( NUMBER($a), type : \"ordinal\" ) ->\n [1] a\n *[-1] b\n } { $a ->\n *[x] y\n }",
            "A = {F(NUMBER( NUMBER($a), type : \"ordinal\" ), 1, -1) ->\n [1] a\n *[-1] b\n } { F($a, \"x\") ->\n *[x] y\n }",
        ),
        // Texts are compared as they are.
        (
            "-t = t\n    .a = b\nA = { -t.a ->\n *[b] c\n } { \"(\" ->\n *[b] c\n }",
            "-t = t\n    .a = b\nA = { -t.a ->\n *[b] c\n } { \"(\" ->\n *[b] c\n }",
        ),
        ("A = { $a ->", "A = { $a ->"),
    ] {
        assert_eq!(chosen_by("F", ftl), expected, "{ftl:?}");
    }
}

#[test]
fn what_is_published() {
    for (ftl, expected) in [
        ("", ""),
        ("A = a", "A = a\n"),
        ("# for us\nA = a\n# for us too\nB = b\n", "A = a\nB = b\n"),
        ("## Group\n\n#\nA = a\n\n### File\n", "A = a\n"),
        ("HIDDEN = x\nA = a\nHIDDEN = y\n    .help = z\n", "A = a\n"),
        ("-term = x\nHIDDEN = { -term }\n", "-term = x\n"),
        ("A = a\nno message\nB = b\n\n\n", "A = a\nB = b\n"),
        // As it was written.
        (
            "A =  a\r\n    .help =\r\n     b\r\n",
            "A =  a\r\n    .help =\r\n     b\n",
        ),
        ("A = { $a ->\n*[x]\ny\n}\nB = b\u{a0}\n", "B = b\u{a0}\n"),
        (
            "A = { $a ->\n *[x] y\n}\n# no\n",
            "A = { $a ->\n *[x] y\n}\n",
        ),
        ("A = .a\n    b\n", "A = .a\n    b\n"),
        // An escape that ends inside a character.
        ("A = { \"\\u000é\" }\nB = b\n", "B = b\n"),
    ] {
        assert_eq!(published(ftl, |id| id != "HIDDEN"), expected, "{ftl:?}");
    }
}
