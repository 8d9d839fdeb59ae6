//! Input files, each stream read once: a pipe cannot be read a second time, so its bytes are kept.
//!
//! A command needs an input several times: to distinguish a plan from a scenario, to read it, to hash it, to show a line of it in a
//! diagnostic. Regular files are read each time. Standard input (`-`), process substitution (`<(…)`), named pipes and devices are read the
//! first time and kept until the process ends.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// An input that can be read only once: standard input, or any other by device and inode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stream {
    Stdin,
    #[cfg(unix)]
    Special(u64, u64),
}

/// The bytes of the streams read so far.
static KEPT: Mutex<Vec<(Stream, Vec<u8>)>> = Mutex::new(Vec::new());

/// The files read so far: the real path of each, and that of the link through which it was read, with the name that was given.
static FILES: Mutex<BTreeMap<PathBuf, PathBuf>> = Mutex::new(BTreeMap::new());

fn remember(path: &Path) {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let link = above.canonicalize().ok().zip(path.file_name()).map(|(above, name)| above.join(name));
    let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    for place in [path.canonicalize().ok(), link].into_iter().flatten() {
        files.entry(place).or_insert_with(|| path.into());
    }
}

/// An input in `folder` that this process has read, by the name under which it was read.
pub(crate) fn read_in(folder: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    files.iter().find(|(place, _)| place.starts_with(&folder)).map(|(_, name)| name.clone())
}

/// Whether a path means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].iter().any(|known| path == Path::new(known))
}

/// Whether a path denotes an open stream of a process rather than a file in a folder.
pub(crate) fn is_open_elsewhere(path: &Path) -> bool {
    is_stdin(path) || path.starts_with("/dev/fd") || path.starts_with("/proc")
}

fn stream(path: &Path) -> Option<Stream> {
    if is_stdin(path) {
        return Some(Stream::Stdin);
    }
    #[cfg(unix)]
    if let Ok(found) = std::fs::metadata(path)
        && !found.is_file()
        && !found.is_dir()
    {
        use std::os::unix::fs::MetadataExt;
        return Some(Stream::Special(found.dev(), found.ino()));
    }
    None
}

/// Whether a path exists and can be read: a file, a pipe or a device, but not a folder.
pub(crate) fn is_there(path: &Path) -> bool {
    is_stdin(path) || std::fs::metadata(path).is_ok_and(|found| !found.is_dir())
}

/// The bytes of an input file; for a stream, those read the first time.
///
/// # Errors
/// System errors.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let Some(stream) = stream(path) else { return std::fs::read(path).inspect(|_| remember(path)) };
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, bytes)) = kept.iter().find(|(known, _)| *known == stream) {
        return Ok(bytes.clone());
    }
    let bytes = match stream {
        Stream::Stdin => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            bytes
        }
        #[cfg(unix)]
        Stream::Special(..) => std::fs::read(path)?,
    };
    kept.push((stream, bytes.clone()));
    Ok(bytes)
}

/// The name of a scenario or plan: the file name without its extension, `stdin` for standard input. Bytes that are not UTF-8 become U+FFFD.
pub(crate) fn stem(path: &Path) -> String {
    match is_stdin(path) {
        true => "stdin".into(),
        false => path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
    }
}

/// The folder that paths in an input file are relative to: that of the file; the current folder for a stream.
pub(crate) fn folder(path: &Path) -> PathBuf {
    match is_open_elsewhere(path) {
        true => PathBuf::new(),
        false => path.parent().map(Path::to_path_buf).unwrap_or_default(),
    }
}

#[expect(clippy::disallowed_methods, reason = "temporary folders of tests")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_that_of_the_file_or_stdin() {
        assert_eq!(["-", "/dev/stdin", "a/b.toml", "/dev/fd/63"].map(|path| stem(Path::new(path))), ["stdin", "stdin", "b", "63"]);
        assert_eq!(["-", "/dev/fd/63", "a/b.toml"].map(|path| folder(Path::new(path))), ["", "", "a"].map(PathBuf::from));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_named_pipe_is_read_once_and_gives_the_same_bytes_again() {
        let place = tempfile::tempdir().unwrap();
        let pipe = place.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let writer = std::thread::spawn({
            let pipe = pipe.clone();
            move || std::fs::write(pipe, "once").unwrap()
        });
        assert_eq!([bytes(&pipe).unwrap(), bytes(&pipe).unwrap()], [b"once", b"once"]);
        writer.join().unwrap();
        // A regular file is read anew each time.
        let file = place.path().join("file");
        for words in ["one", "two"] {
            std::fs::write(&file, words).unwrap();
            assert_eq!(bytes(&file).unwrap(), words.as_bytes());
        }
    }
}
