//! Destinations of files: links are followed, a file appears complete or not at all, and no foreign file is replaced.

use super::integrity::{Author, Form, author};
use crate::error::{Diagnostic, Error, Place, Result};
use crate::messages::{Message, message};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Links in a chain, at most.
const LINKS: u32 = 40;
/// Prefix and suffix of temporary files beside their destination.
const TEMPORARY: [&str; 2] = [".jiesu-", ".partial"];

pub(super) fn refuse(path: &Path, message: Message, hint: Message) -> Error {
    let file = path.display().to_string();
    Error::Input(vec![Diagnostic { file, place: Place::default(), key: String::new(), message, hint: Some(hint) }])
}

/// Follows a path through links to what exists there, or will be created there.
///
/// # Errors
/// Bad input if links form a cycle; I/O errors.
pub(crate) fn followed(path: &Path) -> Result<PathBuf> {
    fn follow(path: &Path, links: u32, shown: &Path) -> Result<PathBuf> {
        // Without a trailing slash, which would follow the link.
        let path: PathBuf = path.components().collect();
        if links > LINKS {
            return Err(refuse(shown, message!("folder-links"), message!("folder-other-destination")));
        }
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_symlink() => {
                let target = fs::read_link(&path).map_err(|e| Error::io(&path, e))?;
                follow(&path.parent().unwrap_or(Path::new("")).join(target), links + 1, shown)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => match (path.parent(), path.file_name()) {
                (Some(above), Some(name)) if !above.as_os_str().is_empty() => Ok(follow(above, links, shown)?.join(name)),
                _ => Ok(path),
            },
            _ => Ok(path),
        }
    }
    follow(path, 0, path)
}

/// Creates a temporary file in `folder` under an unused name.
pub(super) fn new_file(folder: &Path) -> std::io::Result<(PathBuf, File)> {
    let mut last = None;
    for number in 0..1_000 {
        let path = folder.join(format!("{}{}-{number}{}", TEMPORARY[0], std::process::id(), TEMPORARY[1]));
        match File::options().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => last = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(last.unwrap_or_else(|| ErrorKind::AlreadyExists.into()))
}

/// Whether a file name is that of a temporary file.
pub(super) fn is_temporary_file(name: &str) -> bool {
    name.starts_with(TEMPORARY[0]) && name.ends_with(TEMPORARY[1])
}

/// Checks that files can be created in `folder`.
pub(super) fn try_writing(folder: &Path) -> std::io::Result<()> {
    let (path, _) = new_file(folder)?;
    fs::remove_file(path)
}

/// Whether a path is a stream rather than a file: a pipe, a device, or a file descriptor of a process. The system follows links here,
/// because that of an open pipe does not name a path.
pub(crate) fn is_stream(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// The destination of a file.
#[derive(Debug)]
pub(crate) struct Target {
    /// The path as the user wrote it.
    shown: PathBuf,
    place: PathBuf,
    form: Form,
    /// See [`is_stream`].
    is_stream: bool,
}

impl Target {
    /// Checks that `out` can be written, before any work is done.
    ///
    /// # Errors
    /// Bad input if something exists there that is not an unchanged file of this form by jiesu, or if there is no such folder; I/O errors
    /// if nothing can be written there.
    pub(crate) fn open(out: &Path, form: Form) -> Result<Target> {
        let ends_in_separator = out.as_os_str().as_encoded_bytes().last().is_some_and(|byte| std::path::is_separator(char::from(*byte)));
        if ends_in_separator || out.file_name().is_none() {
            return Err(refuse(out, message!("folder-name-of-folder"), message!("folder-choose-file")));
        }
        let is_stream = is_stream(out);
        let place = if is_stream { out.into() } else { followed(out)? };
        let target = Target { shown: out.into(), place, form, is_stream };
        target.check()?;
        if !is_stream {
            try_writing(target.folder()).map_err(|error| match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => refuse(out, message!("folder-missing"), message!("folder-create-it")),
                _ => Error::io(out, error),
            })?;
        }
        Ok(target)
    }

    fn folder(&self) -> &Path {
        self.place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// Checks that an existing file may be replaced.
    fn check(&self) -> Result<()> {
        let (out, command) = (&self.shown, if self.form == Form::Page { "report" } else { "plot" });
        let what = if self.form == Form::Page { message!("folder-a-page") } else { message!("folder-a-figure") };
        if self.place.is_dir() {
            return Err(refuse(out, message!("input-a-folder"), message!("folder-choose-file")));
        }
        if self.is_stream {
            return Ok(());
        }
        let bytes = match fs::read(&self.place) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(()),
            Err(error) => return Err(Error::io(out, error)),
        };
        let hint = message!("folder-move-file");
        match author(self.form, &bytes) {
            // Replacing an empty file loses nothing.
            _ if bytes.is_empty() => Ok(()),
            Author::Jiesu => Ok(()),
            Author::Changed => Err(refuse(out, message!("folder-changed", what = what, command = command), hint)),
            Author::Other => Err(refuse(out, message!("folder-foreign", what = what, command = command), hint)),
        }
    }

    /// Writes the file beside its destination and moves it there.
    ///
    /// # Errors
    /// As [`Target::open`].
    pub(crate) fn write(self, bytes: &[u8]) -> Result<()> {
        let io = |error| Error::io(&self.shown, error);
        self.check()?;
        if self.is_stream {
            return File::options().write(true).open(&self.place).and_then(|mut file| file.write_all(bytes)).map_err(io);
        }
        let (beside, mut file) = new_file(self.folder()).map_err(io)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&beside, &self.place));
        written.map_err(|error| {
            let _ = fs::remove_file(&beside);
            io(error)
        })
    }
}

#[expect(clippy::disallowed_methods, reason = "temporary folders of tests")]
#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_are_followed_to_what_exists_or_will_be_created() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        fs::create_dir_all(at("a/real")).unwrap();
        symlink("a/real", at("one")).unwrap();
        symlink("one", at("two")).unwrap();
        symlink("../a/new", at("a/dangling")).unwrap();
        symlink("round", at("round")).unwrap();
        for (path, expected) in [
            ("a/real", "a/real"),
            ("one", "a/real"),
            ("one/", "a/real"),
            ("two", "a/real"),
            ("a/dangling", "a/../a/new"),
            ("a/dangling/deep/er", "a/../a/new/deep/er"),
            ("nothing/at/all", "nothing/at/all"),
        ] {
            assert_eq!(followed(&at(path)).unwrap(), at(expected), "{path}");
        }
        assert!(matches!(followed(&at("round")), Err(Error::Input(_))));
    }

    #[test]
    fn a_foreign_file_stays_and_an_own_one_is_replaced_behind_its_link() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        let first = crate::output::integrity::svg_with_hash("<svg>\n<first/>\n</svg>\n");
        let second = crate::output::integrity::svg_with_hash("<svg>\n<second/>\n</svg>\n");
        fs::create_dir(at("real")).unwrap();
        symlink("real/figure.svg", at("link.svg")).unwrap();
        for text in [&first, &second] {
            Target::open(&at("link.svg"), Form::Svg).unwrap().write(text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(at("real/figure.svg")).unwrap(), *text);
        }
        assert!(at("link.svg").is_symlink());
        for own in ["<svg>\n<mine/>\n</svg>\n", &second.replace("second", "mine"), "notes"] {
            fs::write(at("own.svg"), own).unwrap();
            assert!(matches!(Target::open(&at("own.svg"), Form::Svg), Err(Error::Input(_))), "{own}");
            assert_eq!(fs::read_to_string(at("own.svg")).unwrap(), own);
        }
        // Somebody may have created it meanwhile.
        let target = Target::open(&at("late.svg"), Form::Svg).unwrap();
        fs::write(at("late.svg"), "notes").unwrap();
        assert!(matches!(target.write(first.as_bytes()), Err(Error::Input(_))));
        assert_eq!(fs::read_to_string(at("late.svg")).unwrap(), "notes");
        for wrong in ["real", "nowhere/figure.svg", "new/", "own.svg/figure.svg"] {
            assert!(matches!(Target::open(&at(wrong), Form::Svg), Err(Error::Input(_))), "{wrong}");
        }
        fs::write(at("empty.svg"), "").unwrap();
        Target::open(&at("empty.svg"), Form::Svg).unwrap().write(first.as_bytes()).unwrap();
        let left =
            fs::read_dir(place.path()).unwrap().filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with('.'));
        assert_eq!(left.count(), 0, "nothing is left beside");
    }
}
