//! A folder that is there whole or not at all: written beside its place, made durable, moved into place in one step.
//!
//! Nothing is removed that no run has written: neither where the folder is to be, nor beside it.

use super::ours::{LOCK, WORDS, check_format, clear, clear_all, empty, is_in_the_making, is_results, stranger};
use super::place::{followed, refuse, try_writing};
use crate::error::{Error, Result};
use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Whether a folder that is there already may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// A non-empty folder is refused.
    Never,
    /// Earlier results are replaced at the very end.
    Results,
}

/// A results folder in the making: `<out>.partial` until [`Folder::finish`] moves it to `<out>`. Dropped before that, it
/// leaves nothing; interrupted, it leaves `.partial`, which the next run removes.
#[derive(Debug)]
pub struct Folder {
    /// Where it will be, links followed.
    out: PathBuf,
    replace: Replace,
    partial: PathBuf,
    /// Held as long as the folder is in the making, so that two runs don't write the same one.
    lock: File,
    /// Folders that were made for it, the outermost first.
    made: Vec<PathBuf>,
    finished: bool,
}

/// `out` with something behind its name.
fn beside(out: &Path, name: &OsStr, end: &str) -> PathBuf {
    let mut name = name.to_os_string();
    name.push(end);
    out.with_file_name(name)
}

const OTHER_RUN: [&str; 2] = ["found another run that is writing it", "wait for it, or choose another with `--out`"];

/// That nothing is lost if a folder comes to stand at `out`; `shown` is its name for the user.
fn check(out: &Path, shown: &Path, replace: Replace) -> Result<()> {
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            return Err(refuse(shown, "found a file, expected a folder", "choose another with `--out`"));
        }
        Err(error) => return Err(Error::io(shown, error)),
    };
    if entries.next().is_some() {
        if replace == Replace::Never {
            let hint = "choose another with `--out`, or replace it with `--force`";
            return Err(refuse(shown, "found a folder that is not empty", hint));
        }
        check_format(out, shown)?;
        if !is_results(out) {
            let message = "found a folder that holds something else than results, expected a `manifest.json` of a run in it";
            return Err(refuse(shown, message, "choose another with `--out`; `--force` replaces results only"));
        }
        if let Some(other) = stranger(out)? {
            let message = format!("found `{other}`, which no run has written: `--force` would delete it");
            return Err(refuse(shown, message, "move it elsewhere, or choose another folder with `--out`"));
        }
    }
    Ok(())
}

/// That a folder which is there can be moved away in the end: nobody is in it, and no other file system begins there.
fn check_moves(out: &Path, shown: &Path) -> Result<()> {
    let Ok(real) = out.canonicalize() else { return Ok(()) };
    if Path::new(".").canonicalize().is_ok_and(|here| here.starts_with(&real)) {
        let message = "found the folder in which this command was begun, expected another: it is replaced as a whole";
        return Err(refuse(shown, message, "name a new folder in it, such as `--out results/one`"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let device = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
        if real.parent().is_some_and(|above| device(above) != device(&real)) {
            let message = "found the root of a file system, expected a folder in it: it is replaced as a whole";
            return Err(refuse(shown, message, "name a new folder in it, such as `--out DIR/one`"));
        }
    }
    // What it holds will have to be removed.
    match fs::read_dir(&real).is_ok_and(|mut entries| entries.next().is_some()) {
        true => try_writing(&real).map_err(|e| Error::io(shown, e)),
        false => Ok(()),
    }
}

/// Makes a folder and those above it that are not there; they are added to `made`.
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

/// Takes the folder `partial` for this run: a new one, an empty one, or one that an interrupted run has left.
fn take(partial: &Path, made: &mut Vec<PathBuf>) -> Result<File> {
    let io = |error| Error::io(partial, error);
    let foreign = |other: &str| {
        let message = format!("found {other}, expected nothing: results are written here before they are moved into place");
        Err(refuse(partial, message, "move it elsewhere, or choose another folder with `--out`"))
    };
    match fs::symlink_metadata(partial) {
        Ok(found) if !found.is_dir() => return foreign("something"),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => make(partial, made).map_err(io)?,
        Err(error) => return Err(io(error)),
    }
    let path = partial.join(LOCK);
    let is_empty = fs::read_dir(partial).map_err(io)?.next().is_none();
    if !is_empty && !is_in_the_making(partial).map_err(io)? {
        return foreign("a folder that no run has made");
    }
    let opened = match is_empty {
        // Of two that find it empty, one makes the lock.
        true => File::options().write(true).create_new(true).open(&path),
        false => File::options().write(true).open(&path),
    };
    let mut lock = match opened {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(refuse(partial, OTHER_RUN[0], OTHER_RUN[1])),
        other => other.map_err(io)?,
    };
    // Where the system has no locks, there are none.
    if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
        return Err(refuse(partial, OTHER_RUN[0], OTHER_RUN[1]));
    }
    if !is_empty {
        if let Some(other) = stranger(partial)? {
            return foreign(&format!("`{other}`, which no run has written"));
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
    /// Begins a folder whose place is `out`, or where `out` points if it is a link.
    ///
    /// # Errors
    /// Bad input if `out` is a file, a folder that is not empty, or, if it may be replaced, one that holds anything but results; if
    /// what stands beside it is nobody's of ours; the machine's.
    pub fn create(out: &Path, replace: Replace) -> Result<Folder> {
        let shown = out;
        let out = followed(shown)?;
        let Some(name) = out.file_name().filter(|_| shown.file_name().is_some()) else {
            return Err(refuse(shown, "found no name of a folder", "name one, such as `--out results/one`"));
        };
        check(&out, shown, replace)?;
        check_moves(&out, shown)?;
        let partial = beside(&out, name, ".partial");
        let mut made = Vec::new();
        match take(&partial, &mut made) {
            Ok(lock) => Ok(Folder { out, replace, partial, lock, made, finished: false }),
            Err(error) => {
                made.iter().rev().for_each(|folder| drop(empty(folder)));
                Err(error)
            }
        }
    }

    /// Where to write.
    pub fn path(&self) -> &Path {
        &self.partial
    }

    /// Makes everything durable and moves it into place. Whoever looks, at any instant, finds the old folder or the new one.
    ///
    /// # Errors
    /// Bad input if something came to stand there meanwhile; the machine's.
    pub fn finish(mut self) -> Result<()> {
        sync(&self.partial)?;
        if let Err(error) = check(&self.out, &self.out, self.replace) {
            // What was found is kept, and is no longer in the making.
            let _ = fs::remove_file(self.partial.join(LOCK));
            self.finished = true;
            let Error::Input(mut diagnostics) = error else { return Err(error) };
            let kept = format!("the results are whole in `{}`; move them where you want them", self.partial.display());
            diagnostics.iter_mut().for_each(|diagnostic| diagnostic.hint = Some(kept.clone()));
            return Err(Error::Input(diagnostics));
        }
        let is_exchanged = self.move_into_place().map_err(|e| Error::io(&self.out, e))?;
        self.finished = true;
        let io = |e| Error::io(&self.partial, e);
        if is_exchanged {
            // What was replaced now lies where the new folder was made; whoever finds it may remove it.
            fs::write(self.partial.join(LOCK), WORDS).map_err(io)?;
        }
        let lock = self.out.join(LOCK);
        fs::remove_file(&lock).map_err(|e| Error::io(&lock, e))?;
        let _ = self.lock.unlock();
        if let Some(above) = self.out.parent().filter(|above| !above.as_os_str().is_empty()) {
            sync_one(above)?;
        }
        if is_exchanged {
            clear_all(&self.partial).and_then(|()| empty(&self.partial)).map_err(io)?;
        }
        Ok(())
    }

    /// Whether the new folder took the place of another, which now stands where it was.
    fn move_into_place(&self) -> std::io::Result<bool> {
        // Takes the place of nothing or of an empty folder.
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
        // A file system that can't.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => exchange_in_steps(a, b),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(a: &Path, b: &Path) -> std::io::Result<()> {
    exchange_in_steps(a, b)
}

/// The same where the system has no such step: for an instant `b` is missing, and lies beside as `.old`, or `.old-1` where there is one.
fn exchange_in_steps(a: &Path, b: &Path) -> std::io::Result<()> {
    let name = b.file_name().unwrap_or_default();
    let mut number = 0;
    let aside = loop {
        let aside = beside(b, name, &if number == 0 { ".old".into() } else { format!(".old-{number}") });
        match fs::create_dir(&aside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 1_000 => number += 1,
            made => break made.map(|()| aside)?,
        }
    };
    // Where a folder can't take the place of an empty one.
    fs::rename(b, &aside).or_else(|_| fs::remove_dir(&aside).and_then(|()| fs::rename(b, &aside)))?;
    if let Err(error) = fs::rename(a, b) {
        fs::rename(&aside, b)?;
        return Err(error);
    }
    fs::rename(&aside, a)
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.finished {
            let _ = clear_all(&self.partial);
            self.made.iter().rev().for_each(|folder| drop(empty(folder)));
        }
    }
}

/// Makes a folder and all in it durable.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::ours::MARK;

    fn read(out: &Path) -> String {
        fs::read_to_string(out.join(MARK)).unwrap()
    }

    fn write(folder: &Folder, text: &str) {
        fs::write(folder.path().join(MARK), manifest(text)).unwrap();
        fs::create_dir(folder.path().join("scenarios")).unwrap();
        fs::write(folder.path().join("scenarios/a.toml"), "").unwrap();
    }

    fn manifest(text: &str) -> String {
        format!("{{\"version\": \"{text}\", \"designs\": [{{\"name\": \"a\"}}]}}")
    }

    fn refused(out: &Path, replace: Replace) -> String {
        match Folder::create(out, replace) {
            Err(Error::Input(diagnostics)) => diagnostics[0].to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_folder_appears_whole_or_not_at_all() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("deep/results");
        let folder = Folder::create(&out, Replace::Never).unwrap();
        write(&folder, "new");
        assert!(!out.exists());
        folder.finish().unwrap();
        assert_eq!(read(&out), manifest("new"));
        assert_eq!(fs::read_dir(&out).unwrap().count(), 2, "nothing passing is left");
        assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_with_something_in_it_is_refused_unless_it_holds_results() {
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
        // Somebody's own work among the results is not deleted either.
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
    fn what_an_interrupted_run_left_is_removed() {
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
    fn what_no_run_has_made_is_left_alone_beside_the_place_too() {
        let place = tempfile::tempdir().unwrap();
        let (out, partial) = (place.path().join("results"), place.path().join("results.partial"));
        let thesis = partial.join("thesis.tex");
        fs::create_dir(&partial).unwrap();
        fs::write(&thesis, "two weeks of notes").unwrap();
        assert!(refused(&out, Replace::Never).contains("found a folder that no run has made"));
        // A lock of ours doesn't make somebody's notes ours; nor does an empty one.
        for words in [WORDS, ""] {
            fs::write(partial.join(LOCK), words).unwrap();
            refused(&out, Replace::Results);
            assert_eq!(fs::read_to_string(&thesis).unwrap(), "two weeks of notes");
        }
        fs::remove_dir_all(&partial).unwrap();
        // Finished results that happen to be called so.
        let folder = Folder::create(&partial, Replace::Never).unwrap();
        write(&folder, "old");
        folder.finish().unwrap();
        refused(&out, Replace::Results);
        assert_eq!(read(&partial), manifest("old"));
        fs::remove_dir_all(&partial).unwrap();
        // A file; an empty folder, which is taken and comes back if nothing becomes of it.
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
    fn results_that_somebody_added_to_or_that_are_none_are_not_replaced() {
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
        assert!(refused(&out, Replace::Results).contains("something else than results"));
    }

    #[test]
    fn what_came_to_stand_there_meanwhile_stays_and_the_results_are_kept_beside() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("results");
        let folder = Folder::create(&out, Replace::Never).unwrap();
        write(&folder, "new");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("thesis.tex"), "years of work").unwrap();
        let Err(Error::Input(diagnostics)) = folder.finish() else { panic!("refused") };
        assert!(diagnostics[0].to_string().contains("the results are whole in"));
        assert_eq!(fs::read_to_string(out.join("thesis.tex")).unwrap(), "years of work");
        assert_eq!(read(&place.path().join("results.partial")), manifest("new"));
    }

    #[test]
    fn folders_are_exchanged_in_steps_around_an_old_one_of_somebodys_own() {
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
        assert_eq!(fs::read_dir(at("scratch")).unwrap().count(), 2, "nothing is left beside");
    }
}
