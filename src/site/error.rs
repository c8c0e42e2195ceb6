//! What can go wrong while the folder is made.

use crate::pack::Problem;
use std::fmt;
use std::path::{Path, PathBuf};

/// A failed step, in words for whoever runs the build.
#[derive(Debug)]
pub enum Error {
    /// A file could not be read or written.
    Io {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A pack is wrong.
    Pack {
        /// Which file.
        path: PathBuf,
        /// Everything that is wrong with it.
        problems: Vec<Problem>,
    },
    /// Several things, each with its own fix.
    Several(Vec<Error>),
    /// Anything else.
    Other(String),
}

impl Error {
    pub(crate) fn io(path: &Path, error: std::io::Error) -> Self {
        Error::Io { path: path.to_owned(), error }
    }

    /// All of them, or nothing if there are none.
    pub(crate) fn all(mut errors: Vec<Error>) -> Result<(), Error> {
        match errors.pop() {
            None => Ok(()),
            Some(only) if errors.is_empty() => Err(only),
            Some(last) => {
                errors.push(last);
                Err(Error::Several(errors))
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Io { path, error } => write!(f, "{}: {error}", path.display()),
            Error::Pack { path, problems } => {
                write!(f, "{} has {} problem(s):", path.display(), problems.len())?;
                problems.iter().try_for_each(|p| write!(f, "\n  {p}"))
            }
            Error::Several(errors) => errors
                .iter()
                .enumerate()
                .try_for_each(|(at, error)| write!(f, "{}{error}", if at == 0 { "" } else { "\n" })),
            Error::Other(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for Error {}
