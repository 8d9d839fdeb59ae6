//! Input files, each read once: what comes through a pipe can't be read a second time, so it is kept.
//!
//! A command looks at an input several times: to tell a plan from a scenario, to read it, to hash it, to show a line of it in a
//! complaint. Regular files are read each time. Standard input (`-`), process substitution (`<(…)`), named pipes and devices are
//! read at the first time and kept as long as the process lives.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What can be read once only: standard input, or anything else by its device and inode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stream {
    Stdin,
    #[cfg(unix)]
    Special(u64, u64),
}

/// What came out of the streams so far.
static KEPT: Mutex<Vec<(Stream, Vec<u8>)>> = Mutex::new(Vec::new());

/// The files that were read so far: where each really lies, and where its link does if it was read through one, with its name.
static FILES: Mutex<BTreeMap<PathBuf, PathBuf>> = Mutex::new(BTreeMap::new());

fn remember(path: &Path) {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let link = above.canonicalize().ok().zip(path.file_name()).map(|(above, name)| above.join(name));
    let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    for place in [path.canonicalize().ok(), link].into_iter().flatten() {
        files.entry(place).or_insert_with(|| path.into());
    }
}

/// An input that this process has read and that lies in `folder`, by the name under which it was read.
pub fn read_in(folder: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    files.iter().find(|(place, _)| place.starts_with(&folder)).map(|(_, name)| name.clone())
}

/// Whether a path means standard input.
pub fn is_stdin(path: &Path) -> bool {
    ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].iter().any(|known| path == Path::new(known))
}

/// Whether a path names no place among files, but something that a process has open.
pub fn is_open_elsewhere(path: &Path) -> bool {
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

/// Whether a path is that of an input that can be read: a file, a pipe, a device, and no folder.
pub(crate) fn is_there(path: &Path) -> bool {
    is_stdin(path) || std::fs::metadata(path).is_ok_and(|found| !found.is_dir())
}

/// The bytes of an input file; of a stream those that came at the first time.
///
/// # Errors
/// The machine's.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
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

/// The text of an input file.
///
/// # Errors
/// The machine's; `InvalidData` if it is not UTF-8.
pub fn text(path: &Path) -> io::Result<String> {
    String::from_utf8(bytes(path)?).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// What is called after an input file: its name without the ending, `stdin` for standard input. Bytes that are no UTF-8 become U+FFFD.
pub fn stem(path: &Path) -> String {
    match is_stdin(path) {
        true => "stdin".into(),
        false => path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
    }
}

/// The folder that paths in an input file are relative to: its own; the current one for what is no file.
pub(crate) fn folder(path: &Path) -> PathBuf {
    match is_open_elsewhere(path) {
        true => PathBuf::new(),
        false => path.parent().map(Path::to_path_buf).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_files_own_and_that_of_standard_input_is_told_in_words() {
        assert_eq!(["-", "/dev/stdin", "a/b.toml", "/dev/fd/63"].map(|path| stem(Path::new(path))), ["stdin", "stdin", "b", "63"]);
        assert_eq!(["-", "/dev/fd/63", "a/b.toml"].map(|path| folder(Path::new(path))), ["", "", "a"].map(PathBuf::from));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_named_pipe_is_read_once_and_says_the_same_again() {
        let place = tempfile::tempdir().unwrap();
        let pipe = place.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let writer = std::thread::spawn({
            let pipe = pipe.clone();
            move || std::fs::write(pipe, "once").unwrap()
        });
        assert_eq!([text(&pipe).unwrap(), text(&pipe).unwrap()], ["once", "once"]);
        writer.join().unwrap();
        // A file that changes is read as it is.
        let file = place.path().join("file");
        for words in ["one", "two"] {
            std::fs::write(&file, words).unwrap();
            assert_eq!(text(&file).unwrap(), words);
        }
    }
}
