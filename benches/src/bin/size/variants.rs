//! What a static variant adds to a stripped release program, every representation and the embedded catalogue counted.

use crate::project::Project;
use std::fmt::Write;
use std::{fs, io};

/// The most bytes that a variant may add.
const TARGET: u64 = 1024;

/// Prints the sizes, and says whether they are within the target.
pub(crate) fn measure(variants: u64) -> io::Result<bool> {
    let (one, many) = (size(1)?, size(variants)?);
    let each = many.saturating_sub(one) / (variants - 1);
    let verdict = if each > TARGET { "over" } else { "ok" };
    println!("a stripped release program with 1 static variant: {one} bytes");
    println!("with {variants}: {many} bytes, which is {each} for each; target {TARGET} {verdict}");
    Ok(each <= TARGET)
}

/// Builds a program with so many variants and says how large it is.
fn size(variants: u64) -> io::Result<u64> {
    let project = Project::create("size", &[])?;
    project.write("src/main.rs", &source(variants))?;
    Ok(fs::metadata(project.build()?)?.len())
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
