use super::in_words;

#[test]
fn a_name_becomes_words() {
    for (name, words) in [
        ("TokenExpired", "Token Expired"),
        ("HTTPError2", "HTTP Error 2"),
        ("NotFound", "Not Found"),
        ("Gone", "Gone"),
        ("IOError", "IO Error"),
        ("Id2Missing", "Id 2 Missing"),
        ("AB", "AB"),
        ("XRayOff", "X Ray Off"),
        ("Snake_case", "Snake case"),
        ("ÄrgerGroß", "Ärger Groß"),
    ] {
        assert_eq!(in_words(name), words, "{name}");
    }
}
