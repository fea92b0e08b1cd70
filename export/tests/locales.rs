//! Files of translations: what is wrong with them, and what is written to be filled in.

use errorbook_export::locales::{Language, add, check, mark};
use errorbook_export::{Catalogue, Code, Entry, Field, JsonType, Service, Type};
use errorbook_model::locale::{Part, read};

fn catalogue(entries: Vec<Entry>) -> Catalogue {
    Catalogue::new(
        vec![Service::new("acme::ERRORS")],
        vec![Type::new("acme::E", entries)],
    )
}

fn entry(code: &str, message: &str) -> Entry {
    let mut entry = Entry::new(Code::Text(code.to_owned()), 404, "V", "Title");
    entry.message = Some(message.to_owned());
    entry.fields = ["slug", "count"]
        .map(|name| Field::new(name, JsonType::String))
        .into();
    entry
}

fn german(ftl: &str) -> Language {
    Language {
        tag: "de".to_owned(),
        files: vec![("de/a.ftl".to_owned(), ftl.to_owned())],
    }
}

/// The findings, a line each.
fn found(catalogue: &Catalogue, ftl: &str) -> Vec<String> {
    let findings = check(catalogue, &[german(ftl)]).into_iter();
    let lines = findings.map(|finding| {
        let line = finding
            .line
            .map(|line| format!("{line}: "))
            .unwrap_or_default();
        format!("{line}{} {}", finding.rule, finding.what)
    });
    lines.collect()
}

#[test]
fn what_is_wrong_has_a_rule_and_a_line() {
    let mut helped = entry("A", "a {slug}");
    helped.help = Some("ask".to_owned());
    let mut internal = entry("HIDDEN", "h");
    internal.internal = true;
    let mut untold = entry("urn:b", "x");
    untold.message = None;
    let catalogue = catalogue(vec![helped, internal, untold]);
    let whole = |ftl: &str| format!("{ftl}urn-b = B\n");
    for (ftl, expected) in [
        ("A = a { $slug }\n    .title = A\n    .help = h\n", &[][..]),
        (
            "A = a\n    .help = h\n",
            &["1: untranslated-title `A` has no title in `de`: \"Title\""],
        ),
        (
            "A = a\n    .title = A\n",
            &["1: untranslated `A` has no help in `de`: \"ask\""],
        ),
        (
            "A =\n    .title = A\n    .help = h\n",
            &["1: untranslated `A` has no message in `de`: \"a {slug}\""],
        ),
        (
            "\nA = a { $other }\n    .title = A\n    .help = { $coun ->\n        [1] x\n       *[2] y\n    }\n",
            &[
                "2: broken-translation `A` exposes no `other`",
                "4: broken-translation `.help` of `A` has the value `$coun`",
            ],
        ),
        (
            "-t = { $slug }\nA = { -t }\n    .title = A\n    .help = h\n",
            &["1: broken-translation column 9: the term `-t` is not given `$slug`"],
        ),
        (
            "A = a\n    .title = A\n    .help = h\nHIDDEN = h\nC = c\nerrorbook-code = Code\n",
            &["5: orphan-translation `C` is the message of no code"],
        ),
        ("", &["untranslated `A` is not in `de`"]),
    ] {
        let found = found(&catalogue, &whole(ftl));
        let found: Vec<_> = found
            .iter()
            .filter(|line| !line.contains("unmarked"))
            .collect();
        assert_eq!(found, expected, "{ftl}");
    }
    let found = found(
        &catalogue,
        "A = a\n    .title = A\n    .help = h\nurn-b = x\n    .help = h\n",
    );
    assert!(
        found.contains(&"5: orphan-translation `urn:b` has no help to translate".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_shared_crate_brings_its_own() {
    let mut catalogue = catalogue(vec![entry("A", "a")]);
    catalogue
        .types
        .push(Type::new("auth::E", vec![entry("B", "b")]));
    catalogue.services[0]
        .locales
        .insert("de".to_owned(), "A = a\nB = b\n".to_owned());
    // What the service itself had when it was built and has no more is missing; what the other crate has is not.
    // HTTP's own errors need no translation.
    catalogue.types.push(Type::new(
        "errorbook::HttpError",
        vec![entry("HTTP_NOT_FOUND", "c")],
    ));
    let found = found(&catalogue, "");
    assert_eq!(found, ["untranslated `A` is not in `de`"]);
}

#[test]
fn a_code_with_several_answers_has_what_each_exposes() {
    let mut other = entry("A", "again");
    other.fields.truncate(1);
    let catalogue = catalogue(vec![entry("A", "a {count}"), other]);
    let found = found(&catalogue, "A = { $slug } { $count }\n    .title = A\n");
    assert_eq!(found[0], "1: broken-translation `A` exposes no `count`");
}

#[test]
fn codes_of_one_message_are_told() {
    let catalogue = catalogue(vec![entry("a.b", "a"), entry("a-b", "a")]);
    let found = found(&catalogue, "a-b = x\n    .title = A\n");
    assert!(
        found[0].starts_with("broken-translation the codes `a.b` and `a-b`"),
        "{found:?}"
    );
}

#[test]
fn what_is_added_is_what_the_catalogue_says() {
    for (message, template) in [
        ("plain", "plain"),
        ("{slug} of {count:>4}", "{slug} of {count}"),
        ("a {{b}} c", "a {{b}} c"),
        ("two\nlines", "two\nlines"),
        ("one\n  two\n three", "one\n  two\n three"),
        (" space ", " space "),
        (".a\n[b]\n*c\n}}", ".a\n[b]\n*c\n}}"),
        ("a\n\nb", "a\n\nb"),
        ("a\r\nb\tc\u{85}", "a\r\nb\tc\u{85}"),
        ("# no comment", "# no comment"),
        ("é \"quoted\" \\ $x", "é \"quoted\" \\ $x"),
        ("", ""),
    ] {
        let mut entry = entry("1.a", message);
        entry.title = "T {x}\n.y".to_owned();
        let catalogue = catalogue(vec![entry]);
        let (ftl, number) = add(&catalogue, &Language::default());
        assert_eq!(number, 1);
        let locale = read(&[&ftl]);
        assert_eq!(locale.faults, [], "{ftl}");
        assert_eq!(locale.messages[0].id, "code-1-a");
        let text = |part| locale.messages[0].text(part).unwrap().template.as_str();
        assert_eq!(text(Part::Message), template, "{ftl}");
        assert_eq!(text(Part::Title), "T {{x}}\n.y", "{ftl}");
        assert_eq!(add(&catalogue, &german(&ftl)), (String::new(), 0));
        // Marked, it is complete until a text changes.
        let (ftl, number) = mark(&catalogue, &ftl);
        assert_eq!(number, 1);
        assert_eq!(found(&catalogue, &ftl), [""; 0], "{ftl}");
        assert_eq!(mark(&catalogue, &ftl), (ftl.clone(), 0));
        let mut changed = catalogue.clone();
        changed.types[0].entries[0].help = Some("new".to_owned());
        let found = found(&changed, &ftl);
        assert!(
            found.iter().any(|line| line.contains("stale-translation")),
            "{found:?}"
        );
    }
}

#[test]
fn marks_keep_what_translators_wrote() {
    let catalogue = catalogue(vec![entry("A", "a"), entry("B", "b")]);
    let ftl = "### the file\r\n\r\n# a note\r\nA = x\r\n\r\n## a group\n\n# errorbook: source 00000000\n# another\nB = y\n\n-t = z\n";
    let (marked, number) = mark(&catalogue, ftl);
    assert_eq!(number, 2);
    let without: String = marked
        .split_inclusive('\n')
        .filter(|line| !line.contains("errorbook"))
        .collect();
    assert_eq!(without, ftl.replace("# errorbook: source 00000000\n", ""));
    assert_eq!(marked.matches("# errorbook: source").count(), 2);
}

#[test]
fn a_catalogue_in_one_of_its_languages() {
    let mut item = entry("ITEM", "item");
    item.help = Some("help".to_owned());
    let mut list = Field::new("errors", JsonType::Array);
    list.item_types = vec![Type::new("acme::Item", vec![item])];
    let mut with_list = entry("1.a", "{slug} of {count:>4}");
    with_list.fields.push(list);
    with_list.fields.push(Field::new("a.b", JsonType::String));
    let mut catalogue = catalogue(vec![with_list, entry("B", "b")]);
    let german = "code-1-a = { $count ->\n    [one] ein\n   *[other] { $count } aus { $slug } { \"{\" } { $a-b }\n    }\n    .title = { \"{T}\" }\n\
        ITEM = Ding\n    .help = Hilfe\n";
    catalogue.services[0].language = Some("en".to_owned());
    catalogue.services[0]
        .locales
        .insert("de".to_owned(), german.to_owned());
    let german = catalogue.in_language("DE").expect("it has German");
    assert_eq!(german.services[0].language.as_deref(), Some("de"));
    let [first, second] = &german.types[0].entries[..] else {
        panic!("two entries");
    };
    assert_eq!(
        first.message.as_deref(),
        Some("{count} aus {slug} {{ {a.b}")
    );
    assert_eq!(first.title, "{T}");
    let item = &first.fields[2].item_types[0].entries[0];
    assert_eq!(
        (item.message.as_deref(), item.help.as_deref()),
        (Some("Ding"), Some("Hilfe"))
    );
    assert_eq!(second.message.as_deref(), Some("b"));
    assert_eq!(catalogue.in_language("en").as_ref(), Some(&catalogue));
    assert_eq!(catalogue.in_language("fr"), None);
}

#[test]
fn what_is_published_has_no_message_of_an_internal_code() {
    let mut service = Service::new("acme::ERRORS");
    let text = "# errorbook: source 1\nORG_A = A { -acme }\n-acme = Acme\nORG_B = B\n    .help = b\n\nORG_C = C\n";
    service.locales.insert("de".to_owned(), text.to_owned());
    let entry = |code: &str| Entry::new(Code::Text(code.to_owned()), 403, "T", "V");
    let mut internal = entry("ORG_B");
    internal.internal = true;
    let mut concealed = entry("ORG_C");
    concealed.concealed_as = Some(Code::Text("ORG_A".to_owned()));
    let entries = vec![entry("ORG_A"), internal, concealed];
    let catalogue = Catalogue::new(vec![service], vec![Type::new("acme::OrgError", entries)]);
    let public = catalogue.public();
    let text = &public.services[0].locales["de"];
    assert_eq!(text, "ORG_A = A { -acme }\n-acme = Acme\n");
}
