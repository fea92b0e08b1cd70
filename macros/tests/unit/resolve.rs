use super::in_words;

#[test]
fn a_name_becomes_words() {
    for (name, words) in [
        ("TokenExpired", "Token expired"),
        ("HTTPError2", "HTTP error 2"),
        ("NotFound", "Not found"),
        ("Gone", "Gone"),
        ("IOError", "IO error"),
        ("Id2Missing", "Id 2 missing"),
        ("AB", "AB"),
        ("XRayOff", "X ray off"),
        ("Snake_case", "Snake case"),
        ("ÄrgerGroß", "Ärger groß"),
    ] {
        assert_eq!(in_words(name), words, "{name}");
    }
}
