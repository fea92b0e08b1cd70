//! The flags of cargo with which this project is built, where no source is named.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches, value_parser};
use std::ffi::OsString;

/// Each with its short form, the name of its value unless it is a switch, and what it does.
#[rustfmt::skip]
const FLAGS: [(&str, Option<char>, Option<&str>, &str); 19] = [
    ("package", Some('p'), Some("NAME"), "The package of the workspace"),
    ("workspace", None, None, "All packages of the workspace"),
    ("exclude", None, Some("NAME"), "All but this package"),
    ("bin", None, Some("NAME"), "The program of the package"),
    ("release", Some('r'), None, "Build in release mode"),
    ("profile", None, Some("NAME"), "Build with this profile"),
    ("features", Some('F'), Some("FEATURES"), "Features to turn on"),
    ("all-features", None, None, "Turn all features on"),
    ("no-default-features", None, None, "Turn the default features off"),
    ("target", None, Some("TRIPLE"), "Build for this platform"),
    ("target-dir", None, Some("PATH"), "The folder for what is built"),
    ("manifest-path", None, Some("PATH"), "The path of Cargo.toml"),
    ("config", None, Some("KEY=VALUE"), "Override a value of cargo's configuration"),
    ("jobs", Some('j'), Some("N"), "The number of jobs at once"),
    ("locked", None, None, "Keep Cargo.lock as it is"),
    ("offline", None, None, "Do not use the network"),
    ("frozen", None, None, "Both of these"),
    ("quiet", Some('q'), None, "Show only what cargo cannot build"),
    ("verbose", Some('v'), None, "Show the commands that cargo runs"),
];

/// The flags that are given, each with its values.
#[derive(Debug, Default)]
pub(crate) struct Build(Vec<(&'static str, Option<OsString>)>);

impl Build {
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|flag| flag.0 == name)
    }

    /// The arguments for cargo.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = OsString> {
        self.0.iter().flat_map(|(name, value)| {
            std::iter::once(format!("--{name}").into()).chain(value.clone())
        })
    }
}

impl Args for Build {
    fn augment_args(command: Command) -> Command {
        command.args(FLAGS.map(|(name, short, value, help)| {
            let flag = Arg::new(name)
                .long(name)
                .short(short)
                .help(help)
                .help_heading("Building this project, where no source is named")
                .conflicts_with("source");
            match value {
                // `-vv` shows more than `-v`.
                None if name == "verbose" => flag.action(ArgAction::Count),
                None => flag.action(ArgAction::SetTrue),
                Some(value) => flag
                    .action(ArgAction::Append)
                    .value_name(value)
                    .value_parser(value_parser!(OsString)),
            }
        }))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Build {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut build = Build::default();
        for (name, _, value, _) in FLAGS {
            if value.is_some() {
                let values = matches.get_many::<OsString>(name).into_iter().flatten();
                build
                    .0
                    .extend(values.map(|value| (name, Some(value.clone()))));
                continue;
            }
            let times = match name {
                "verbose" => matches.get_count(name),
                _ => u8::from(matches.get_flag(name)),
            };
            build.0.extend((0..times).map(|_| (name, None)));
        }
        Ok(build)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
