//! What the tool says of itself.

use super::support::Folder;
use std::path::Path;

const COMMANDS: [&str; 9] = [
    "list",
    "explain",
    "export",
    "lock",
    "check",
    "locales",
    "diff",
    "merge",
    "completions",
];

#[test]
fn cargo_runs_it_as_its_own() {
    let folder = Folder::new();
    for first in [&[][..], &["errorbook"]] {
        let help = folder.run(&[first, &["--help"]].concat());
        assert_eq!(help.status, Some(0), "{help:?}");
        assert!(help.stdout.contains("Usage: cargo errorbook"), "{help:?}");
        for command in COMMANDS {
            assert!(
                help.stdout.contains(&format!("\n  {command} ")),
                "{command}: {help:?}"
            );
            let help = folder.run(&[first, &[command, "--help"]].concat());
            assert_eq!(help.status, Some(0), "{command}: {help:?}");
            let usage = format!("Usage: cargo errorbook {command}");
            assert!(help.stdout.contains(&usage), "{command}: {help:?}");
        }
        let version = folder.run(&[first, &["--version"]].concat());
        let expected = concat!("cargo-errorbook ", env!("CARGO_PKG_VERSION"), "\n");
        assert_eq!(version.stdout, expected);
    }
}

#[test]
fn help_fits_a_terminal() {
    let folder = Folder::new();
    let commands = COMMANDS.map(|command| vec![command, "--help"]);
    for args in commands.iter().map(Vec::as_slice).chain([&["--help"][..]]) {
        for columns in [None, Some("80"), Some("200")] {
            let mut command = folder.command(args);
            command.envs(columns.map(|columns| ("COLUMNS", columns)));
            let help = super::support::run(command, None).stdout;
            let longest = help.lines().map(|line| line.chars().count()).max();
            assert!(longest <= Some(80), "{args:?}: {longest:?}\n{help}");
        }
    }
}

#[test]
fn what_cannot_be_meant_is_told_with_status_2() {
    let folder = Folder::new();
    for (args, expected) in [
        (&[][..], "Usage: cargo errorbook"),
        (&["errorbook"], "Usage: cargo errorbook"),
        (&["lst"], "a similar subcommand exists: 'list'"),
        (&["explain"], "<CODE>"),
        (&["diff"], "<OLD>"),
        (&["merge"], "<SOURCE>"),
        (&["export", "pdf"], "possible values: markdown, html, json"),
        (&["check", "--allow", "no-hlep"], "did you mean `no-help`?"),
        (
            &["check", "--allow", "everything"],
            "the rules are duplicate-code, ",
        ),
        (&["list", "file", "--release"], "cannot be used with"),
        (
            &["list", "file", "--package", "server"],
            "cannot be used with",
        ),
        (&["completions", "cmd"], "possible values: bash"),
        (&["list", "file", "-q"], "cannot be used with"),
        (&["diff", "old", "new", "--offline"], "cannot be used with"),
        (&["export", "html", "--json"], "`--json` is for what"),
        (&["merge", "a", "b", "--json"], "`--json` is for what"),
        (&["completions", "bash", "--json"], "`--json` is for what"),
        (
            &["export", "html", "--found-at", "/srv"],
            "`--found-at` is for the files of a proxy",
        ),
        (
            &["export", "html", "--one-error"],
            "`--openapi` and `--one-error` are not for html",
        ),
        (
            &["export", "nginx", "--document", "openapi.json"],
            "`--document` is not for nginx",
        ),
        (
            &["export", "openapi", "--openapi", "2.0"],
            "possible values: 3.0, 3.1",
        ),
    ] {
        let outcome = folder.run(args);
        assert_eq!(outcome.status, Some(2), "{args:?}: {outcome:?}");
        assert!(outcome.stderr.contains(expected), "{args:?}: {outcome:?}");
    }
}

#[test]
fn shells_get_completions() {
    let folder = Folder::new();
    for (shell, expected) in [
        ("bash", "-o default cargo-errorbook"),
        ("zsh", "#compdef cargo-errorbook"),
        ("fish", "complete -c cargo-errorbook"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion:arg-completer"),
    ] {
        let outcome = folder.run(&["completions", shell]);
        assert_eq!(outcome.status, Some(0), "{shell}: {outcome:?}");
        assert!(
            outcome.stdout.contains(expected),
            "{shell}: {}",
            outcome.stdout
        );
        assert!(
            outcome.stdout.contains("manifest-path"),
            "{shell}: {}",
            outcome.stdout
        );
    }
}

/// The registry has no errorbook, and has another crate of the name cargo-errorbook.
#[test]
fn no_page_names_a_version_of_the_registry() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders = vec![root];
    let mut pages = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir()
                && !name.starts_with('.')
                && !matches!(&*name, "target" | "node_modules")
            {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                pages += 1;
                let text = std::fs::read_to_string(&path).expect("a page");
                for line in text.lines() {
                    let compact = line.replace(' ', "");
                    let is_versioned =
                        compact.contains("errorbook={version") || compact.contains("errorbook=\"");
                    let is_installed = line.trim_start_matches("$ ").starts_with("cargo install")
                        && line.contains("errorbook");
                    let is_local = line.contains("--path") || line.contains("--git");
                    assert!(
                        !is_versioned && (!is_installed || is_local),
                        "{}: {line}",
                        path.display()
                    );
                }
            }
        }
    }
    assert!(pages > 10, "{pages}");
}

#[test]
fn bash_completes_cargo_errorbook() {
    let folder = Folder::new();
    let script = folder.run(&["completions", "bash"]).stdout;
    folder.write("completions.bash", script);
    // What bash does when the tab key is pressed behind these words.
    folder.write(
        "complete.bash",
        r#"
        set -eu
        if [[ $1 == with-cargo ]]; then
            _cargo() { COMPREPLY=("from-cargo:$2:$3:$COMP_CWORD"); }
            complete -F _cargo cargo
        fi
        shift
        source completions.bash
        source completions.bash
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        COMPREPLY=()
        spec=$(complete -p "$1")
        [[ $spec =~ -F\ ([^ ]+) ]]
        "${BASH_REMATCH[1]}" "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\n' "${COMPREPLY[@]-}"
        "#,
    );
    for (words, expected, not) in [
        (&["alone", "cargo-errorbook", "li"][..], "list", "lock"),
        (&["alone", "cargo", "errorbook", "li"], "list", "lock"),
        (
            &["alone", "cargo", "+nightly", "errorbook", "li"],
            "list",
            "lock",
        ),
        (&["alone", "cargo", "errorbook", ""], "explain", "build"),
        (
            &["alone", "cargo", "errorbook", "check", "--de"],
            "--deny",
            "--allow",
        ),
        (
            &["alone", "cargo", "errorbook", "list", "--color", "al"],
            "always",
            "never",
        ),
        (
            &["alone", "cargo", "errorbook", "export", "ht"],
            "html",
            "json",
        ),
        (&["alone", "cargo", "err"], "errorbook", "list"),
        (
            &["with-cargo", "cargo", "errorbook", "li"],
            "list",
            "from-cargo",
        ),
        (
            &["with-cargo", "cargo", "bui"],
            "from-cargo:bui:cargo:1",
            "list",
        ),
        (
            &["with-cargo", "cargo", "build", "--re"],
            "from-cargo:--re:build:2",
            "list",
        ),
        (
            &["with-cargo", "cargo", "test", "errorbook", "li"],
            "from-cargo:li:errorbook:3",
            "list",
        ),
    ] {
        let mut bash = std::process::Command::new("bash");
        bash.arg("complete.bash")
            .args(words)
            .current_dir(folder.path());
        let outcome = super::support::run(bash, None);
        assert_eq!(outcome.status, Some(0), "{words:?}: {outcome:?}");
        let lines: Vec<_> = outcome.stdout.lines().collect();
        assert!(lines.contains(&expected), "{words:?}: {outcome:?}");
        assert!(!lines.contains(&not), "{words:?}: {outcome:?}");
    }
}
