//! The templates of messages, headers and challenges: the format-string rules of `std`, read here so
//! that a wrong one is reported in our words and a private field is never named.

use proc_macro2::Ident;

/// A template, cut at its placeholders.
pub(crate) struct Template {
    pub(crate) placeholders: Vec<Placeholder>,
    /// The text without placeholders, braces unescaped: what checks on static text look at.
    pub(crate) text: String,
}

impl Template {
    /// Whether it is `{name}` and no more, as what stands for a field itself is written.
    pub(crate) fn is_one_placeholder(&self) -> bool {
        self.text.is_empty()
            && matches!(self.placeholders.as_slice(), [only] if only.spec.is_empty())
    }
}

/// `{name:spec}`.
pub(crate) struct Placeholder {
    pub(crate) name: String,
    /// What stands behind the colon; empty for a plain `{name}`.
    pub(crate) spec: String,
    /// The trait of `std::fmt` that the spec asks for.
    pub(crate) format: &'static str,
    /// Fields that the spec names as its width or precision.
    pub(crate) counts: Vec<String>,
}

/// What is wrong with a template, and what to write.
pub(crate) struct Fault {
    pub(crate) wrong: String,
    pub(crate) write: String,
}

impl Fault {
    fn new(wrong: impl Into<String>, write: impl Into<String>) -> Self {
        Fault {
            wrong: wrong.into(),
            write: write.into(),
        }
    }
}

pub(crate) fn parse(source: &str) -> Result<Template, Fault> {
    let mut template = Template {
        placeholders: Vec::new(),
        text: String::new(),
    };
    let mut rest = source;
    while let Some(at) = rest.find(['{', '}']) {
        template.text.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            template.text.push_str(brace);
            rest = after;
        } else if brace == "}" {
            return Err(Fault::new(
                "a `}` without its `{`",
                "write `}}` for a brace in the text",
            ));
        } else {
            let Some(end) = rest.find('}') else {
                return Err(Fault::new(
                    "a `{` without its `}`",
                    "write `{{` for a brace in the text",
                ));
            };
            template.placeholders.push(placeholder(&rest[..end])?);
            rest = &rest[end + 1..];
        }
    }
    template.text.push_str(rest);
    Ok(template)
}

/// A template with other names in its placeholders. It was parsed before.
pub(crate) fn rename(source: &str, mut name: impl FnMut(&str) -> String) -> String {
    let mut renamed = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find(['{', '}']) {
        let brace = &rest[at..=at];
        renamed.push_str(&rest[..=at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            renamed.push_str(brace);
            rest = after;
        } else if let Some((inside, after)) = rest.split_once('}') {
            let (field, spec) = inside.split_once(':').unwrap_or((inside, ""));
            renamed.push_str(&name(field.trim()));
            if !spec.trim_end().is_empty() {
                renamed.push(':');
                renamed.push_str(spec.trim_end());
            }
            renamed.push('}');
            rest = after;
        }
    }
    renamed.push_str(rest);
    renamed
}

fn placeholder(inside: &str) -> Result<Placeholder, Fault> {
    let (name, spec) = inside.split_once(':').unwrap_or((inside, ""));
    let name = name.trim();
    // `std` allows white space before the closing brace only.
    let spec = spec.trim_end();
    if name.is_empty() {
        return Err(Fault::new(
            format!("the placeholder `{{{inside}}}` names no field"),
            "write the field's name in it, `{name}`, or a tuple field's number, `{0}`",
        ));
    }
    if let Some(plain) = name.strip_prefix("r#") {
        return Err(Fault::new(
            format!("the placeholder `{{{name}}}` has a raw identifier"),
            format!("write `{{{plain}}}`"),
        ));
    }
    if !is_field_name(name) {
        return Err(Fault::new(
            format!("the placeholder `{{{inside}}}` is not a field's name"),
            "write one field's name in the braces; compute anything else before the error is made",
        ));
    }
    let (format, counts) = spec_of(spec).ok_or_else(|| {
        Fault::new(
            format!("`{spec}` is not a format of `std::fmt`"),
            "write `{name}`, `{name:?}` or another format that `format!` takes",
        )
    })?;
    Ok(Placeholder {
        name: name.to_owned(),
        spec: spec.to_owned(),
        format,
        counts,
    })
}

/// A keyword is one too: the field is then `r#type`.
fn is_field_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit())
        || syn::parse_str::<Ident>(&format!("r#{name}")).is_ok()
}

/// `[[fill]align][sign]['#']['0'][width]['.' precision]type`, where a count is a number or `name$`.
fn spec_of(spec: &str) -> Option<(&'static str, Vec<String>)> {
    let mut counts = Vec::new();
    let mut rest = spec;
    let mut chars = rest.chars();
    let is_align = |c: Option<char>| matches!(c, Some('<' | '^' | '>'));
    let first = chars.next();
    if first.is_some() && is_align(chars.clone().next()) {
        chars.next();
        rest = chars.as_str();
    } else if is_align(first) {
        rest = chars.as_str();
    }
    rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    rest = rest.strip_prefix('#').unwrap_or(rest);
    // A `0` is the flag unless it begins a count that is a name, `0$`.
    if rest.starts_with('0') && !rest.starts_with("0$") {
        rest = &rest[1..];
    }
    rest = count(rest, &mut counts);
    if let Some(after) = rest.strip_prefix('.') {
        let left = count(after, &mut counts);
        if left.len() == after.len() {
            return None;
        }
        rest = left;
    }
    let format = match rest {
        "" => "Display",
        "?" | "x?" | "X?" => "Debug",
        "o" => "Octal",
        "x" => "LowerHex",
        "X" => "UpperHex",
        "p" => "Pointer",
        "b" => "Binary",
        "e" => "LowerExp",
        "E" => "UpperExp",
        _ => return None,
    };
    Some((format, counts))
}

/// Takes a count off the front, noting the field that it names.
fn count<'a>(rest: &'a str, counts: &mut Vec<String>) -> &'a str {
    if let Some((name, after)) = rest.split_once('$')
        && !name.is_empty()
        && is_field_name(name)
    {
        counts.push(name.to_owned());
        return after;
    }
    rest.trim_start_matches(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::spec_of;

    /// A format and the fields that its counts name.
    type Spec<'a> = (&'a str, &'a [&'a str]);

    #[test]
    fn specs() {
        let rows: [(&str, Option<Spec>); 17] = [
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
            (".", None),
            ("y", None),
        ];
        for (spec, expected) in rows {
            let found = spec_of(spec);
            let found = found.as_ref().map(|(format, counts)| {
                (
                    *format,
                    counts.iter().map(String::as_str).collect::<Vec<_>>(),
                )
            });
            let expected = expected.map(|(format, counts)| (format, counts.to_vec()));
            assert_eq!(found, expected, "{spec}");
        }
    }
}
