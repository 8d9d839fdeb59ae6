//! Writes a folder atomically: beside its destination, synced to disk, then moved into place in one step.
//!
//! Only files that jiesu wrote are ever removed, both at the destination and beside it.

use super::destination::{followed, refuse, try_writing};
use super::ownership::{LOCK, WORDS, check_format, clear, clear_all, first_foreign, is_being_written, is_results, remove_if_empty};
use crate::error::{Error, Result};
use crate::messages::{Message, message};
use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Whether an existing folder may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// Refuse a folder that is not empty.
    Never,
    /// Replace earlier results, at the very end.
    Results,
}

/// A results folder that is being written: `<out>.partial` until [`Folder::finish`] moves it to `<out>`. If it is dropped before, nothing
/// remains; an interrupted process leaves `.partial`, which the next run removes.
///
/// ```
/// use jiesu::output::{Folder, Replace};
///
/// # let parent = tempfile::tempdir().expect("a folder");
/// # let out = parent.path().join("results");
/// let folder = Folder::create(&out, Replace::Never)?;
/// std::fs::write(folder.path().join("notes.txt"), "one line").expect("a file");
/// assert!(!out.exists());
/// folder.finish()?;
/// assert!(out.join("notes.txt").exists());
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Debug)]
pub struct Folder {
    /// The destination, links followed.
    out: PathBuf,
    replace: Replace,
    partial: PathBuf,
    /// Locked while the folder is written, so that two runs cannot write the same one.
    lock: File,
    /// Folders created for it, the outermost first.
    made: Vec<PathBuf>,
    finished: bool,
}

/// `out` with a suffix.
fn beside(out: &Path, name: &OsStr, end: &str) -> PathBuf {
    let mut name = name.to_os_string();
    name.push(end);
    out.with_file_name(name)
}

/// What is said if another run is writing to `partial`.
fn other_run(partial: &Path) -> Error {
    refuse(partial, message!("folder-being-written"), message!("folder-wait"))
}

/// Checks that nothing is lost if a folder is moved to `out`; `shown` is its name for the user.
fn check(out: &Path, shown: &Path, replace: Replace) -> Result<()> {
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            return Err(refuse(shown, message!("folder-a-file"), message!("folder-choose")));
        }
        Err(error) => return Err(Error::io(shown, error)),
    };
    if entries.next().is_some() {
        if replace == Replace::Never {
            return Err(refuse(shown, message!("folder-not-empty"), message!("folder-choose-or-force")));
        }
        check_format(out, shown)?;
        if !is_results(out) {
            return Err(refuse(shown, message!("folder-no-results"), message!("folder-force-results")));
        }
        if let Some(other) = first_foreign(out)? {
            return Err(refuse(shown, message!("folder-has-foreign", other = other), message!("folder-move-it")));
        }
    }
    Ok(())
}

/// Checks that an existing folder can be replaced in the end: it is not the working directory, nor a mount point.
fn check_moves(out: &Path, shown: &Path) -> Result<()> {
    let Ok(real) = out.canonicalize() else { return Ok(()) };
    if Path::new(".").canonicalize().is_ok_and(|here| here.starts_with(&real)) {
        return Err(refuse(shown, message!("folder-runs-here"), message!("folder-name-one-in-it", such = "results/one")));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let device = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
        if real.parent().is_some_and(|above| device(above) != device(&real)) {
            return Err(refuse(shown, message!("folder-root"), message!("folder-name-one-in-it", such = "DIR/one")));
        }
    }
    // Its contents will have to be removed.
    match fs::read_dir(&real).is_ok_and(|mut entries| entries.next().is_some()) {
        true => try_writing(&real).map_err(|e| Error::io(shown, e)),
        false => Ok(()),
    }
}

/// Creates a folder and its missing parents, and adds them to `made`.
fn make(path: &Path, made: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    path.parent().map_or(Ok(()), |above| make(above, made))?;
    match fs::create_dir(path) {
        Ok(()) => made.push(path.into()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Claims the folder `partial` for this run: a new one, an empty one, or one left by an interrupted run.
fn take(partial: &Path, made: &mut Vec<PathBuf>) -> Result<File> {
    let io = |error| Error::io(partial, error);
    let foreign = |other: Message| Err(refuse(partial, message!("folder-partial-foreign", other = other), message!("folder-move-it")));
    match fs::symlink_metadata(partial) {
        Ok(found) if !found.is_dir() => return foreign(message!("folder-something")),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => make(partial, made).map_err(io)?,
        Err(error) => return Err(io(error)),
    }
    let path = partial.join(LOCK);
    let is_empty = fs::read_dir(partial).map_err(io)?.next().is_none();
    if !is_empty && !is_being_written(partial).map_err(io)? {
        return foreign(message!("folder-not-ours"));
    }
    let opened = match is_empty {
        // Of two runs that find it empty, one creates the lock.
        true => File::options().write(true).create_new(true).open(&path),
        false => File::options().write(true).open(&path),
    };
    let mut lock = match opened {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(other_run(partial)),
        other => other.map_err(io)?,
    };
    // On systems without locks, go on without one.
    if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
        return Err(other_run(partial));
    }
    if !is_empty {
        if let Some(other) = first_foreign(partial)? {
            return foreign(message!("folder-not-our-file", other = other));
        }
        clear(partial).and_then(|()| lock.set_len(0)).map_err(io)?;
        if !made.iter().any(|known| known == partial) {
            made.push(partial.into());
        }
    }
    lock.write_all(WORDS.as_bytes()).map_err(io)?;
    Ok(lock)
}

impl Folder {
    /// Begins the folder `out`, or the folder that `out` links to.
    ///
    /// # Errors
    /// Bad input if `out` is a file, a folder that is not empty or, if it may be replaced, one with anything but results, or if
    /// `<out>.partial` is not jiesu's; I/O errors.
    pub fn create(out: &Path, replace: Replace) -> Result<Folder> {
        let shown = out;
        let out = followed(shown)?;
        let Some(name) = out.file_name().filter(|_| shown.file_name().is_some()) else {
            return Err(refuse(shown, message!("folder-no-name"), message!("folder-name-one")));
        };
        check(&out, shown, replace)?;
        check_moves(&out, shown)?;
        let partial = beside(&out, name, ".partial");
        let mut made = Vec::new();
        match take(&partial, &mut made) {
            Ok(lock) => Ok(Folder { out, replace, partial, lock, made, finished: false }),
            Err(error) => {
                made.iter().rev().for_each(|folder| drop(remove_if_empty(folder)));
                Err(error)
            }
        }
    }

    /// The folder to write to.
    pub fn path(&self) -> &Path {
        &self.partial
    }

    /// Syncs everything to disk and moves it into place. At every instant there is the old folder or the new one.
    ///
    /// # Errors
    /// Bad input if something else was put there meanwhile; I/O errors.
    pub fn finish(mut self) -> Result<()> {
        sync(&self.partial)?;
        if let Err(error) = check(&self.out, &self.out, self.replace) {
            // The results are kept, and are no longer being written.
            let _ = fs::remove_file(self.partial.join(LOCK));
            self.finished = true;
            let Error::Input(mut diagnostics) = error else { return Err(error) };
            let kept = message!("folder-kept", partial = self.partial.display().to_string());
            diagnostics.iter_mut().for_each(|diagnostic| diagnostic.hint = Some(kept.clone()));
            return Err(Error::Input(diagnostics));
        }
        let is_exchanged = self.move_into_place().map_err(|e| Error::io(&self.out, e))?;
        self.finished = true;
        let io = |e| Error::io(&self.partial, e);
        if is_exchanged {
            // The replaced folder is now at `partial`; with the lock, the next run may remove it.
            fs::write(self.partial.join(LOCK), WORDS).map_err(io)?;
        }
        let lock = self.out.join(LOCK);
        fs::remove_file(&lock).map_err(|e| Error::io(&lock, e))?;
        let _ = self.lock.unlock();
        if let Some(above) = self.out.parent().filter(|above| !above.as_os_str().is_empty()) {
            sync_one(above)?;
        }
        if is_exchanged {
            clear_all(&self.partial).and_then(|()| remove_if_empty(&self.partial)).map_err(io)?;
        }
        Ok(())
    }

    /// Moves the folder into place; true if it was exchanged with an existing one, which is now at `partial`.
    fn move_into_place(&self) -> std::io::Result<bool> {
        // Succeeds if the destination is missing or an empty folder.
        let Err(error) = fs::rename(&self.partial, &self.out) else { return Ok(false) };
        if !self.out.is_dir() {
            return Err(error);
        }
        exchange(&self.partial, &self.out).map(|()| true)
    }
}

/// Exchanges two folders in one step.
#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        // The file system does not support it.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => exchange_in_steps(a, b),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(a: &Path, b: &Path) -> std::io::Result<()> {
    exchange_in_steps(a, b)
}

/// Exchanges two folders where the system has no single step for it: for an instant `b` is missing and is at `.old`, or `.old-1`, ….
fn exchange_in_steps(a: &Path, b: &Path) -> std::io::Result<()> {
    let name = b.file_name().unwrap_or_default();
    let mut number = 0;
    let old = loop {
        let old = beside(b, name, &if number == 0 { ".old".into() } else { format!(".old-{number}") });
        match fs::create_dir(&old) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 1_000 => number += 1,
            made => break made.map(|()| old)?,
        }
    };
    // Some systems cannot rename onto an empty folder.
    fs::rename(b, &old).or_else(|_| fs::remove_dir(&old).and_then(|()| fs::rename(b, &old)))?;
    if let Err(error) = fs::rename(a, b) {
        fs::rename(&old, b)?;
        return Err(error);
    }
    fs::rename(&old, a)
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.finished {
            let _ = clear_all(&self.partial);
            self.made.iter().rev().for_each(|folder| drop(remove_if_empty(folder)));
        }
    }
}

/// Syncs a folder and its contents to disk.
fn sync(path: &Path) -> Result<()> {
    let io = |e| Error::io(path, e);
    for entry in fs::read_dir(path).map_err(io)? {
        let path = entry.map_err(io)?.path();
        if path.is_dir() { sync(&path)? } else { sync_one(&path)? }
    }
    sync_one(path)
}

fn sync_one(path: &Path) -> Result<()> {
    if cfg!(unix) { File::open(path).and_then(|file| file.sync_all()).map_err(|e| Error::io(path, e)) } else { Ok(()) }
}

#[expect(clippy::disallowed_methods, reason = "temporary folders of tests")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::ownership::MARK;

    fn read(out: &Path) -> String {
        fs::read_to_string(out.join(MARK)).unwrap()
    }

    fn write(folder: &Folder, text: &str) {
        fs::write(folder.path().join(MARK), manifest(text)).unwrap();
        fs::create_dir(folder.path().join("scenarios")).unwrap();
        fs::write(folder.path().join("scenarios/a.toml"), "").unwrap();
    }

    fn manifest(text: &str) -> String {
        format!("{{\"format\": 1, \"version\": \"{text}\", \"designs\": [{{\"name\": \"a\"}}]}}")
    }

    fn refused(out: &Path, replace: Replace) -> String {
        match Folder::create(out, replace) {
            Err(Error::Input(diagnostics)) => diagnostics[0].to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_folder_appears_complete_or_not_at_all() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("deep/results");
        let folder = Folder::create(&out, Replace::Never).unwrap();
        write(&folder, "new");
        assert!(!out.exists());
        folder.finish().unwrap();
        assert_eq!(read(&out), manifest("new"));
        assert_eq!(fs::read_dir(&out).unwrap().count(), 2, "no temporary file is left");
        assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_empty_is_refused_unless_it_contains_results() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("results");
        fs::create_dir(&out).unwrap();
        drop(Folder::create(&out, Replace::Never).unwrap());
        fs::write(out.join("thesis.tex"), "years of work").unwrap();
        for replace in [Replace::Never, Replace::Results] {
            assert!(matches!(Folder::create(&out, replace), Err(Error::Input(_))));
        }
        fs::write(out.join(MARK), manifest("old")).unwrap();
        assert!(matches!(Folder::create(&out, Replace::Never), Err(Error::Input(_))));
        // Nor is somebody's own file among the results deleted.
        assert!(matches!(Folder::create(&out, Replace::Results), Err(Error::Input(_))));
        fs::remove_file(out.join("thesis.tex")).unwrap();
        let folder = Folder::create(&out, Replace::Results).unwrap();
        write(&folder, "new");
        assert_eq!(read(&out), manifest("old"));
        folder.finish().unwrap();
        assert_eq!(read(&out), manifest("new"));
        assert!(!place.path().join("results.partial").exists());
        assert!(matches!(Folder::create(&out.join(MARK), Replace::Results), Err(Error::Input(_))));
    }

    #[test]
    fn the_rest_of_an_interrupted_run_is_removed() {
        let place = tempfile::tempdir().unwrap();
        let partial = place.path().join("results.partial");
        fs::create_dir_all(partial.join("scenarios")).unwrap();
        fs::write(partial.join("rates.csv"), "half").unwrap();
        fs::write(partial.join("scenarios/b.toml"), "half").unwrap();
        fs::write(partial.join(LOCK), WORDS).unwrap();
        let folder = Folder::create(&place.path().join("results"), Replace::Never).unwrap();
        assert!(!folder.path().join("rates.csv").exists());
        drop(folder);
        assert!(!partial.exists());
    }

    #[test]
    fn two_runs_do_not_write_one_folder() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("results");
        let first = Folder::create(&out, Replace::Never).unwrap();
        assert!(matches!(Folder::create(&out, Replace::Results), Err(Error::Input(_))));
        write(&first, "new");
        first.finish().unwrap();
        assert_eq!(fs::read_dir(&out).unwrap().count(), 2);
    }

    #[test]
    fn foreign_files_beside_the_destination_are_left_alone() {
        let place = tempfile::tempdir().unwrap();
        let (out, partial) = (place.path().join("results"), place.path().join("results.partial"));
        let thesis = partial.join("thesis.tex");
        fs::create_dir(&partial).unwrap();
        fs::write(&thesis, "two weeks of notes").unwrap();
        assert!(refused(&out, Replace::Never).contains("found a folder that jiesu did not create"));
        // A lock does not make somebody's notes removable; nor does an empty one.
        for words in [WORDS, ""] {
            fs::write(partial.join(LOCK), words).unwrap();
            refused(&out, Replace::Results);
            assert_eq!(fs::read_to_string(&thesis).unwrap(), "two weeks of notes");
        }
        fs::remove_dir_all(&partial).unwrap();
        // Finished results that happen to have this name.
        let folder = Folder::create(&partial, Replace::Never).unwrap();
        write(&folder, "old");
        folder.finish().unwrap();
        refused(&out, Replace::Results);
        assert_eq!(read(&partial), manifest("old"));
        fs::remove_dir_all(&partial).unwrap();
        // A file; an empty folder, which is used and is empty again if the run ends early.
        fs::write(&partial, "notes").unwrap();
        refused(&out, Replace::Never);
        fs::remove_file(&partial).unwrap();
        fs::create_dir(&partial).unwrap();
        drop(Folder::create(&out, Replace::Never).unwrap());
        assert_eq!(fs::read_dir(&partial).unwrap().count(), 0);
        let folder = Folder::create(&out, Replace::Never).unwrap();
        fs::write(folder.path().join("notes.txt"), "put there meanwhile").unwrap();
        drop(folder);
        assert_eq!(fs::read_to_string(partial.join("notes.txt")).unwrap(), "put there meanwhile");
    }

    #[test]
    fn folders_with_foreign_files_or_without_results_are_not_replaced() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("results");
        let folder = Folder::create(&out, Replace::Never).unwrap();
        write(&folder, "old");
        folder.finish().unwrap();
        for (name, text) in [("scenarios/mine.toml", "title = \"mine\""), ("report.html", "my own page"), ("scenarios/a.toml~", "")] {
            fs::write(out.join(name), text).unwrap();
            assert!(refused(&out, Replace::Results).contains(name));
            fs::remove_file(out.join(name)).unwrap();
        }
        fs::create_dir(out.join("rates.csv")).unwrap();
        assert!(refused(&out, Replace::Results).contains("rates.csv"));
        fs::remove_dir(out.join("rates.csv")).unwrap();
        fs::write(out.join(MARK), "{\"name\": \"a page that can be installed\"}").unwrap();
        assert!(refused(&out, Replace::Results).contains("found a folder without results"));
    }

    #[test]
    fn a_folder_created_meanwhile_stays_and_the_results_are_kept_beside_it() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("results");
        let folder = Folder::create(&out, Replace::Never).unwrap();
        write(&folder, "new");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("thesis.tex"), "years of work").unwrap();
        let Err(Error::Input(diagnostics)) = folder.finish() else { panic!("refused") };
        assert!(diagnostics[0].to_string().contains("the results are complete in"));
        assert_eq!(fs::read_to_string(out.join("thesis.tex")).unwrap(), "years of work");
        assert_eq!(read(&place.path().join("results.partial")), manifest("new"));
    }

    #[test]
    fn exchanging_in_steps_leaves_an_existing_old_folder_alone() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        for (folder, text) in [("a", "new"), ("b", "old"), ("b.old", "mine"), ("b.old-1", "mine too")] {
            fs::create_dir(at(folder)).unwrap();
            fs::write(at(folder).join("text"), text).unwrap();
        }
        exchange_in_steps(&at("a"), &at("b")).unwrap();
        let text = |name: &str| fs::read_to_string(at(name).join("text")).unwrap();
        assert_eq!(["a", "b", "b.old", "b.old-1"].map(text), ["old", "new", "mine", "mine too"]);
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 4);
    }

    #[test]
    #[cfg(unix)]
    fn a_link_is_followed_and_stays_a_link() {
        use std::os::unix::fs::symlink;
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        fs::create_dir_all(at("scratch/empty")).unwrap();
        for (link, target) in [("empty", "scratch/empty"), ("new", "scratch/deep/new")] {
            symlink(target, at(link)).unwrap();
            for text in ["one", "two"] {
                let folder = Folder::create(&at(link), Replace::Results).unwrap();
                assert!(folder.path().starts_with(at("scratch")), "{}", folder.path().display());
                write(&folder, text);
                folder.finish().unwrap();
                assert_eq!(read(&at(target)), manifest(text));
                assert!(at(link).is_symlink());
            }
        }
        fs::write(at("file"), "notes").unwrap();
        symlink("file", at("to-a-file")).unwrap();
        assert!(refused(&at("to-a-file"), Replace::Results).contains("found a file"));
        assert_eq!(fs::read_dir(at("scratch")).unwrap().count(), 2, "nothing is left beside it");
    }
}
