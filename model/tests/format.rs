//! The formats of placeholders.

use errorbook_model::format::Spec;

#[test]
fn specs() {
    type Row<'a> = (&'a str, Option<(&'a str, &'a [&'a str])>);
    let rows: [Row; 18] = [
        ("", Some(("Display", &[]))),
        ("?", Some(("Debug", &[]))),
        ("#?", Some(("Debug", &[]))),
        ("x?", Some(("Debug", &[]))),
        ("X?", Some(("Debug", &[]))),
        ("o", Some(("Octal", &[]))),
        ("#x", Some(("LowerHex", &[]))),
        ("08X", Some(("UpperHex", &[]))),
        ("p", Some(("Pointer", &[]))),
        ("b", Some(("Binary", &[]))),
        ("+e", Some(("LowerExp", &[]))),
        ("E", Some(("UpperExp", &[]))),
        ("é^+#010.3", Some(("Display", &[]))),
        (
            ">width$.precision$?",
            Some(("Debug", &["width", "precision"])),
        ),
        ("0$", Some(("Display", &["0"]))),
        ("5.prec$", Some(("Display", &["prec"]))),
        (".", None),
        ("y", None),
    ];
    for (text, expected) in rows {
        let found = Spec::parse(text).map(|spec| {
            let counts: Vec<_> = spec.count_names().collect();
            (spec.kind.trait_name(), counts)
        });
        let expected = expected.map(|(kind, counts)| (kind, counts.to_vec()));
        assert_eq!(found, expected, "{text}");
    }
}
