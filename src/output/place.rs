//! Where something is written: links are followed, and one file appears whole, in the place of nothing that is somebody's own.

use super::seal::{Author, Form, author};
use crate::error::{Diagnostic, Error, Place, Result};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Links that may lead to links.
const LINKS: u32 = 40;
/// How a file begins and ends that is written beside the place of another.
const BESIDE: [&str; 2] = [".jiesu-", ".partial"];

pub(super) fn refuse(path: &Path, message: impl Into<String>, hint: &str) -> Error {
    let file = path.display().to_string();
    Error::Input(vec![Diagnostic { file, place: Place::default(), key: String::new(), message: message.into(), hint: Some(hint.into()) }])
}

/// Where a path leads when it is a link, or a link to a link: what is there, or what is to be made there.
///
/// # Errors
/// Bad input if links lead in a circle; the machine's.
pub fn followed(path: &Path) -> Result<PathBuf> {
    fn follow(path: &Path, links: u32, shown: &Path) -> Result<PathBuf> {
        // Without a stroke at the end, which would ask for what is behind a link.
        let path: PathBuf = path.components().collect();
        if links > LINKS {
            return Err(refuse(shown, "found a link that leads in a circle", "choose another place"));
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

/// A new file in `folder`, whatever else is there.
pub(super) fn new_file(folder: &Path) -> std::io::Result<(PathBuf, File)> {
    let mut last = None;
    for number in 0..1_000 {
        let path = folder.join(format!("{}{}-{number}{}", BESIDE[0], std::process::id(), BESIDE[1]));
        match File::options().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => last = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(last.unwrap_or_else(|| ErrorKind::AlreadyExists.into()))
}

/// Whether a file of this name was written beside the place of another.
pub(super) fn is_beside(name: &str) -> bool {
    name.starts_with(BESIDE[0]) && name.ends_with(BESIDE[1])
}

/// That files can be made in `folder`.
pub(super) fn try_writing(folder: &Path) -> std::io::Result<()> {
    let (path, _) = new_file(folder)?;
    fs::remove_file(path)
}

/// Whether a path is no file but something that takes bytes: a pipe, a device, what a process has open. Links are the system's to follow:
/// that of an open pipe names no place.
pub fn is_stream(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// The place of one file.
#[derive(Debug)]
pub struct Target {
    /// As the user named it.
    shown: PathBuf,
    place: PathBuf,
    form: Form,
    /// As [`is_stream`] says.
    is_stream: bool,
}

impl Target {
    /// The place at `out`, tried before anything is done for it.
    ///
    /// # Errors
    /// Bad input if something is there that is no earlier file of this form, as this program wrote it, or if there is no such folder;
    /// the machine's if nothing can be written there.
    pub fn open(out: &Path, form: Form) -> Result<Target> {
        let ends_in_stroke = out.as_os_str().as_encoded_bytes().last().is_some_and(|byte| std::path::is_separator(char::from(*byte)));
        if ends_in_stroke || out.file_name().is_none() {
            return Err(refuse(out, "found the name of a folder, expected that of a file", "choose another with `-o`"));
        }
        let is_stream = is_stream(out);
        let place = if is_stream { out.into() } else { followed(out)? };
        let target = Target { shown: out.into(), place, form, is_stream };
        target.check()?;
        if !is_stream {
            try_writing(target.folder()).map_err(|error| match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => {
                    refuse(out, "found no folder to put it in, expected one that is there", "make it, or choose another place with `-o`")
                }
                _ => Error::io(out, error),
            })?;
        }
        Ok(target)
    }

    fn folder(&self) -> &Path {
        self.place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// That whatever is there may be replaced.
    fn check(&self) -> Result<()> {
        let (out, verb) = (&self.shown, if self.form == Form::Page { "report" } else { "plot" });
        let what = if self.form == Form::Page { "a page" } else { "a picture" };
        if self.place.is_dir() {
            return Err(refuse(out, "found a folder, expected a file", "choose another with `-o`"));
        }
        if self.is_stream {
            return Ok(());
        }
        let bytes = match fs::read(&self.place) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(()),
            Err(error) => return Err(Error::io(out, error)),
        };
        let hint = "choose another with `-o`, or move that file elsewhere";
        match author(self.form, &bytes) {
            // Nothing is lost with an empty file.
            _ if bytes.is_empty() => Ok(()),
            Author::Jiesu => Ok(()),
            Author::Changed => Err(refuse(out, format!("found {what} that was changed after `jiesu {verb}` wrote it"), hint)),
            Author::Other => {
                Err(refuse(out, format!("found a file that `jiesu {verb}` has not written, expected none or {what} of its own"), hint))
            }
        }
    }

    /// Writes the file beside its place and moves it there.
    ///
    /// # Errors
    /// As [`Target::open`].
    pub fn write(self, bytes: &[u8]) -> Result<()> {
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

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_are_followed_to_what_is_there_or_is_to_be_made() {
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
    fn a_file_of_somebodys_own_stays_and_a_sealed_one_is_replaced_where_a_link_points() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        let first = crate::output::seal::sealed_svg("<svg>\n<first/>\n</svg>\n");
        let second = crate::output::seal::sealed_svg("<svg>\n<second/>\n</svg>\n");
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
        // Somebody may have put it there meanwhile.
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
