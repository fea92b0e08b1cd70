//! The formats without a template: what writes each, and what reads it back, a file each.

use super::plan::Plan;
use super::planner::Subject;
#[cfg(feature = "client")]
use super::read::Read;
use errorbook_model::Preset;
use errorbook_model::page::OwnPage;

/// A format without a template. Its file has a type of its name.
pub(super) trait Written {
    /// How a body is planned, with the page that the service writes itself.
    fn plan(&self, own: Option<OwnPage>, subject: Subject) -> Plan;

    /// The Content-Security-Policy of its bodies, or of the pages that the service writes itself.
    fn policy(&self, _is_own: bool) -> Option<&'static str> {
        None
    }

    /// What stands in a body; `None` if errorbook did not write it.
    #[cfg(feature = "client")]
    fn read(&self, body: &[u8]) -> Option<Read>;
}

macro_rules! rows {
    ($(
        $(#[$doc:meta])*
        $constant:ident: $Preset:ident = $name:literal in $file:ident, $kind:ident, $media_type:literal
        $(, if $feature:literal)?;
    )*) => {
        $(
            $(#[cfg(feature = $feature)])?
            pub(crate) mod $file;
        )*

        /// `None` where the format needs a feature that is off: then no profile offers it.
        pub(super) fn written(preset: Preset) -> Option<&'static dyn Written> {
            match preset {
                $(
                    $(#[cfg(feature = $feature)])?
                    Preset::$Preset => Some(&$file::$Preset),
                    $(
                        #[cfg(not(feature = $feature))]
                        Preset::$Preset => None,
                    )?
                )*
            }
        }
    };
}

// `.ci/fmt` formats the files: cargo does not find the modules that a macro declares.
errorbook_model::presets!(rows);

/// What stands in a body of a format; `None` if errorbook did not write it.
#[cfg(feature = "client")]
pub(crate) fn read(preset: Preset, body: &[u8]) -> Option<Read> {
    written(preset)?.read(body)
}
