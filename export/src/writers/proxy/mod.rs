//! Configuration of proxies, so that their own errors look like the service's.

mod accept;
pub(super) mod apache;
pub(super) mod nginx;

pub use apache::apache;
pub use nginx::nginx;

use crate::shape::has_placeholders;
use crate::writers::answer::{self, Line};
use crate::writers::naming;
use crate::{Catalogue, Entry, Example, Profile, Service, Type};
use errorbook_model::MediaType;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::path::Path;

/// Files to be laid into one folder: configuration and bodies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files(pub Vec<(String, Vec<u8>)>);

/// Writes a file of configuration, for errors and the folder of the files.
type Conf = fn(&Answers, &str) -> String;

/// The configuration of a catalogue without an error for a proxy.
const NOTHING: &str = "\
# This catalogue has no errors that a proxy could answer with.
# List errorbook's `HttpError` in it, or give it `refusals`, and export it again.
";

impl Files {
    /// The files of configuration, and the bodies.
    fn of(catalogue: &Catalogue, folder: &str, confs: &[(&str, Conf)]) -> Self {
        let answers = Answers::of(catalogue);
        let confs = confs.iter().map(|(name, write)| {
            let conf = answers.as_ref().map(|answers| write(answers, folder));
            let conf = conf.unwrap_or_else(|| NOTHING.to_owned());
            ((*name).to_owned(), conf.into_bytes())
        });
        let bodies = answers.iter().flat_map(Answers::bodies);
        Files(confs.chain(bodies).collect())
    }

    /// Writes the files, whose names are relative paths, into a folder; it and its folders are made where
    /// they are missing.
    ///
    /// # Errors
    ///
    /// Those of the file system.
    pub fn write_to(&self, folder: &Path) -> io::Result<()> {
        for (name, content) in &self.0 {
            let path = folder.join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::write(path, content)?;
        }
        Ok(())
    }
}

/// Under which path a proxy finds the bodies. No request from outside gets there.
const LOCATION: &str = "/.errorbook/";

/// The folder of the bodies.
const BODIES: &str = "bodies";

/// The files with headers of the server's own; there may be none.
const OWN_HEADERS: &str = "headers*.conf";

/// What a proxy answers with, in the voice of one service.
struct Answers<'a> {
    catalogue: &'a Catalogue,
    service: &'a Service,
    by_status: BTreeMap<u16, (&'a Type, &'a Entry)>,
    /// In the order of the service; the first is sent where the request has no preference.
    forms: Vec<Form>,
    /// The media types that a request may ask for, in the order of the service.
    asked: Vec<Asked>,
}

/// A representation.
struct Form {
    number: usize,
    /// What its variables are called, and what the names of its files end with.
    name: String,
    /// `None` where it has no body.
    media_type: Option<&'static str>,
}

/// A media type, and the representation that answers to it.
struct Asked {
    name: String,
    media_type: MediaType<'static>,
    /// The name of the representation.
    form: String,
}

/// What a map of nginx reads as a word of its own.
const RESERVED: [&str; 4] = ["default", "hostnames", "include", "volatile"];

/// A name of letters, digits and `_` that is not taken: in `.problem+json`, a server would see more than one extension.
/// nginx does not tell case apart.
fn plain_name(text: &str, taken: &mut HashSet<String>) -> String {
    let plain = text.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    naming::unique_in_any_case(&plain, taken)
}

fn forms(profile: &Profile) -> Vec<Form> {
    let mut taken = HashSet::from(RESERVED.map(str::to_owned));
    let forms = crate::profile::representations(profile).into_iter();
    let forms = forms.map(|(number, representation)| Form {
        number,
        name: plain_name(representation.extension(), &mut taken),
        media_type: representation.media_type(),
    });
    forms.collect()
}

fn asked(profile: &Profile, forms: &[Form]) -> Vec<Asked> {
    let candidates = profile.candidates();
    let names = forms.iter().map(|form| form.name.to_ascii_lowercase());
    let mut taken: HashSet<String> = names.chain(RESERVED.map(str::to_owned)).collect();
    let mut seen = HashSet::new();
    let mut asked = Vec::new();
    for (place, media_type) in candidates.media_types().iter().enumerate() {
        let number = usize::from(candidates.representation(place));
        let Some(form) = forms.iter().find(|form| form.number == number) else {
            continue;
        };
        // A representation goes by its own media type first.
        let name = if seen.insert(number) {
            form.name.clone()
        } else {
            let subtype = media_type.essence().rsplit('/').next().unwrap_or_default();
            plain_name(subtype, &mut taken)
        };
        asked.push(Asked {
            name,
            media_type: *media_type,
            form: form.name.clone(),
        });
    }
    asked
}

impl<'a> Answers<'a> {
    /// A proxy in front of several services speaks as the first of them that has errors for it.
    fn of(catalogue: &'a Catalogue) -> Option<Self> {
        catalogue.services.iter().find_map(|service| {
            let by_status = errors(catalogue, service);
            let forms = forms(&service.profile);
            (!by_status.is_empty()).then(|| Answers {
                catalogue,
                service,
                by_status,
                asked: asked(&service.profile, &forms),
                forms,
            })
        })
    }

    /// The media types of bodies, each with the name of its representation.
    fn media_types(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let forms = self.forms.iter();
        forms.filter_map(|form| Some((form.name.as_str(), form.media_type?)))
    }

    /// The headers of all answers: each with its value by status.
    fn headers(&self) -> Vec<Header> {
        let has_body = |form: &Form| form.media_type.is_some();
        let has_empty = !self.forms.iter().all(has_body);
        let has_bodies = self.forms.iter().any(has_body);
        let mut headers: Vec<Header> = Vec::new();
        let mut taken = HashSet::new();
        for (status, (_, entry)) in &self.by_status {
            let mut lines: HashMap<String, usize> = HashMap::new();
            let without_body = answer::headers(&self.service.profile, entry, false);
            let of_bodies =
                |name: &str| has_empty && without_body.iter().all(|line| line.name != name);
            let all = answer::headers(&self.service.profile, entry, has_bodies);
            for Line { name, value, .. } in all.into_iter().filter(|line| line.constant) {
                let line = lines.entry(name.clone()).or_default();
                let known = headers
                    .iter_mut()
                    .find(|header| header.name == name && header.line == *line);
                match known {
                    Some(header) => header.values.push((*status, value)),
                    None => headers.push(Header {
                        of_bodies: of_bodies(&name),
                        plain_name: plain_name(&name, &mut taken),
                        name,
                        line: *line,
                        values: vec![(*status, value)],
                    }),
                }
                *line += 1;
            }
        }
        headers
    }

    /// The bodies, as files.
    fn bodies(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        for (status, (ty, entry)) in &self.by_status {
            for form in &self.forms {
                let example = answer::example(self.catalogue, ty, entry, self.service, form.number);
                let name = format!("{BODIES}/{status}.{}", form.name);
                let body = example.map(Example::bytes).unwrap_or_default();
                files.push((name, body.into_owned()));
            }
        }
        files
    }

    /// The first lines of a file's comment.
    fn comment(&self, what: &str) -> String {
        let service = self.service.name.replace(char::is_control, " ");
        format!("# {what}, in the voice of {service}.\n# Written by errorbook: changes are lost.\n")
    }
}

/// A header, or one of its lines where it has several.
struct Header {
    name: String,
    /// Its name as that of a variable.
    plain_name: String,
    line: usize,
    /// Whether it is not sent with an answer that has no body, though the service has such.
    of_bodies: bool,
    values: Vec<(u16, String)>,
}

impl Header {
    /// The value, where it is the same for all these statuses.
    fn constant(&self, statuses: usize) -> Option<&str> {
        let (_, first) = self.values.first()?;
        let same = self.values.iter().all(|(_, value)| value == first);
        (same && self.values.len() == statuses).then_some(first.as_str())
    }
}

/// What errors that a proxy makes itself are called in the catalogue, by status.
///
/// They are those of the service's own refusals, else those of errorbook's `HttpError`, which say no more than their status
/// does, else those of a type of that name. What an error of the service's own says would be wrong of most that a proxy refuses: a file
/// that is missing is not a missing organization. Only 502, 503 and 504 speak of gateways alone, so that there
/// the first of the catalogue serves too, where no `HttpError` is. An error without examples is left to the proxy.
fn errors<'a>(catalogue: &'a Catalogue, service: &Service) -> BTreeMap<u16, (&'a Type, &'a Entry)> {
    let mut found: BTreeMap<u16, (Fit, (&Type, &Entry))> = BTreeMap::new();
    for (ty, entry) in catalogue.entries() {
        if !ty.is_answered_by(&service.name) {
            continue;
        }
        let Some(fit) =
            fit(service, ty, entry).filter(|_| has_bodies(catalogue, ty, entry, service))
        else {
            continue;
        };
        let best = found.get(&entry.status).map(|(fit, _)| *fit);
        if best.is_none_or(|best| fit < best) {
            found.insert(entry.status, (fit, (ty, entry)));
        }
    }
    found
        .into_iter()
        .map(|(status, (_, error))| (status, error))
        .collect()
}

/// Whether the error has an example in every representation: the bodies that a proxy sends.
fn has_bodies(catalogue: &Catalogue, ty: &Type, entry: &Entry, service: &Service) -> bool {
    let mut forms = crate::profile::representations(&service.profile).into_iter();
    forms.all(|(number, representation)| {
        representation.media_type().is_none()
            || answer::example(catalogue, ty, entry, service, number).is_some()
    })
}

/// How well an error fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Refusal,
    Builtin,
    ByName,
    Gateway,
}

fn fit(service: &Service, ty: &Type, entry: &Entry) -> Option<Fit> {
    let says = entry.message.as_deref().unwrap_or_default();
    let mut fields = entry.fields.iter();
    let has_values = fields.any(|field| field.constant.is_none());
    if entry.concealed_as.is_some() || has_values || has_placeholders(says) {
        return None;
    }
    if service.refusals.as_ref() == Some(&ty.path) {
        return Some(Fit::Refusal);
    }
    if ty.name() == "HttpError" {
        // Headers that only a real error has (the challenges of a 401) are the proxy's to send.
        let builtin = ty.crate_name() == "errorbook";
        return Some(if builtin { Fit::Builtin } else { Fit::ByName });
    }
    let is_gateway = matches!(entry.status, 502..=504);
    let brings = |header: &crate::Header| has_placeholders(&header.value);
    (is_gateway && !entry.headers.iter().any(brings)).then_some(Fit::Gateway)
}
