//! What a static variant adds to a stripped release program, every representation and the embedded
//! catalogue counted: see README.md.

use errorbook_benches::{cargo, target_folder};
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};

/// The most bytes that a variant may add.
const TARGET: u64 = 1024;

fn main() -> ExitCode {
    let (mut check, mut variants) = (false, 1_000);
    for argument in std::env::args().skip(1) {
        if argument == "--check" {
            check = true;
        } else if let Some(number) = argument.parse().ok().filter(|number| *number > 1) {
            variants = number;
        } else {
            eprintln!("`{argument}` is neither a number of variants, two or more, nor `--check`");
            return ExitCode::from(2);
        }
    }
    let sizes = size(1).and_then(|one| Ok((one, size(variants)?)));
    let (one, many) = match sizes {
        Ok(sizes) => sizes,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let each = many.saturating_sub(one) / (variants - 1);
    let verdict = if each > TARGET { "over" } else { "ok" };
    println!("a stripped release program with 1 static variant: {one} bytes");
    println!("with {variants}: {many} bytes, which is {each} for each; target {TARGET} {verdict}");
    if check && each > TARGET {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Builds a program with so many variants and says how large it is.
fn size(variants: u64) -> io::Result<u64> {
    let folder = target_folder()?.join("size");
    fs::create_dir_all(folder.join("src"))?;
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    fs::write(
        folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"size\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nerrorbook = {{ path = {:?} }}\nhttp = \"1\"\n\n\
             [profile.release]\nstrip = true\n\n[workspace]\n",
            runtime.display()
        ),
    )?;
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock"))?;
    fs::write(folder.join("src/main.rs"), source(variants))?;
    let target = folder.join("target");
    let status = Command::new(cargo())
        .args(["build", "--release", "--quiet"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", &target)
        .status()?;
    if !status.success() {
        return Err(io::Error::other("the program does not build"));
    }
    Ok(fs::metadata(target.join("release/size"))?.len())
}

/// A program that answers, with each of its errors, whatever Accept its first argument is.
fn source(variants: u64) -> String {
    let mut source = String::from(
        "#[derive(Debug, errorbook::ApiError)]\n#[api_error(prefix = \"SIZE\")]\nenum Error {\n",
    );
    for number in 0..variants {
        // A String takes everything.
        let _ = write!(
            source,
            "    /// The thing was looked for and nobody has it.\n    #[status(404)]\n    \
             #[code(\"SIZE_E{number}\")]\n    #[message(\"there is no thing {number}\")]\n    \
             #[help(\"ask for another thing\")]\n    E{number},\n"
        );
    }
    source.push_str("}\n\nerrorbook::catalogue! {\n    static ERRORS = [Error];\n}\n\n");
    source.push_str("const ALL: &[Error] = &[\n");
    for number in 0..variants {
        let _ = writeln!(source, "    Error::E{number},");
    }
    source.push_str(
        "];\n
fn main() {
    let mut headers = http::HeaderMap::new();
    if let Some(accept) = std::env::args().nth(1).and_then(|accept| accept.parse().ok()) {
        headers.insert(http::header::ACCEPT, accept);
    }
    let preferences = ERRORS.profile().preferences(&headers);
    for error in ALL {
        println!(\"{:?}\", errorbook::ApiError::respond(error, &preferences));
    }
}
",
    );
    source
}
