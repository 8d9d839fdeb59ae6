//! A folder that is there whole or not at all: written beside its place, made durable, moved into place in one step.

use crate::error::{Complaint, Error, Place, Result};
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
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
    out: PathBuf,
    partial: PathBuf,
    /// Held as long as the folder is in the making, so that two runs don't write the same one.
    lock: File,
    finished: bool,
}

/// The file that tells a results folder from any other.
const MARK: &str = "manifest.json";
/// Held by the run that writes the folder.
const LOCK: &str = ".lock";

/// What a run writes into its folder.
const OURS: [&str; 30] = [
    "attribution.csv",
    "calibration.csv",
    "caveats.csv",
    "choice.csv",
    "columns.csv",
    "comparison.csv",
    "costs.csv",
    "designs.csv",
    "failed.csv",
    "fit.csv",
    "flips.csv",
    "fresh.csv",
    "gains.csv",
    "luck.csv",
    "manifest.json",
    "monthly_topics.csv",
    "orders.csv",
    "pilots.csv",
    "point.toml",
    "pressure.csv",
    "rates.csv",
    "report.html",
    "scenarios",
    "selection.csv",
    "sets.csv",
    "sets.informed.csv",
    "summary.csv",
    "timing.json",
    "units.csv",
    "warnings.csv",
];

/// The first entry of a results folder that no run has written.
fn not_ours(out: &Path) -> Result<Option<String>> {
    let mut others = Vec::new();
    for entry in fs::read_dir(out).map_err(|e| Error::io(out, e))? {
        let name = entry.map_err(|e| Error::io(out, e))?.file_name().to_string_lossy().into_owned();
        if !OURS.contains(&name.as_str()) {
            others.push(name);
        }
    }
    let scenarios = out.join("scenarios");
    for entry in fs::read_dir(&scenarios).into_iter().flatten() {
        let name = entry.map_err(|e| Error::io(&scenarios, e))?.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".toml") {
            others.push(format!("scenarios/{name}"));
        }
    }
    others.sort();
    Ok(others.into_iter().next())
}

fn refuse(out: &Path, message: &str, hint: &str) -> Error {
    let file = out.display().to_string();
    Error::Input(vec![Complaint { file, place: Place::default(), key: String::new(), message: message.into(), hint: Some(hint.into()) }])
}

impl Folder {
    /// Begins a folder whose place is `out`.
    ///
    /// # Errors
    /// Bad input if `out` is a file, a folder that is not empty, or, if it may be replaced, one that holds no results; the machine's.
    pub fn create(out: &Path, replace: Replace) -> Result<Folder> {
        let name = out.file_name().ok_or_else(|| refuse(out, "found no name of a folder", "name one, such as `--out results/one`"))?;
        let beside = |end: &str| {
            let mut name = name.to_os_string();
            name.push(end);
            out.with_file_name(name)
        };
        match fs::read_dir(out) {
            Ok(mut entries) => {
                if entries.next().is_some() {
                    if replace == Replace::Never {
                        return Err(refuse(
                            out,
                            "found a folder that is not empty",
                            "choose another with `--out`, or replace it with `--force`",
                        ));
                    }
                    if !out.join(MARK).is_file() {
                        let message = "found a folder that holds something else than results, expected a `manifest.json` in it";
                        return Err(refuse(out, message, "choose another with `--out`; `--force` replaces results only"));
                    }
                    if let Some(other) = not_ours(out)? {
                        let message = format!("found `{other}`, which no run has written: `--force` would delete it");
                        return Err(refuse(out, &message, "move it elsewhere, or choose another folder with `--out`"));
                    }
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                return Err(refuse(out, "found a file, expected a folder", "choose another with `--out`"));
            }
            Err(error) => return Err(Error::io(out, error)),
        }
        let partial = beside(".partial");
        if File::open(partial.join(LOCK)).is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock))) {
            return Err(refuse(out, "found another run that is writing it", "wait for it, or choose another with `--out`"));
        }
        remove(&partial)?;
        let begin = || {
            fs::create_dir_all(&partial)?;
            let lock = File::create(partial.join(LOCK))?;
            // Where the system has no locks, there are none.
            let _ = lock.try_lock();
            Ok(lock)
        };
        let lock = begin().map_err(|e| Error::io(&partial, e))?;
        Ok(Folder { out: out.into(), partial, lock, finished: false })
    }

    /// Where to write.
    pub fn path(&self) -> &Path {
        &self.partial
    }

    /// Makes everything durable and moves it into place. Whoever looks, at any instant, finds the old folder or the new one.
    ///
    /// # Errors
    /// The machine's.
    pub fn finish(mut self) -> Result<()> {
        let lock = self.partial.join(LOCK);
        fs::remove_file(&lock).map_err(|e| Error::io(&lock, e))?;
        sync(&self.partial)?;
        self.move_into_place().map_err(|e| Error::io(&self.out, e))?;
        self.finished = true;
        let _ = self.lock.unlock();
        if let Some(above) = self.out.parent().filter(|above| !above.as_os_str().is_empty()) {
            sync_one(above)?;
        }
        // What was replaced now lies where the new folder was made.
        remove(&self.partial)
    }

    fn move_into_place(&self) -> std::io::Result<()> {
        // Takes the place of nothing or of an empty folder.
        let Err(error) = fs::rename(&self.partial, &self.out) else { return Ok(()) };
        if !self.out.is_dir() {
            return Err(error);
        }
        exchange(&self.partial, &self.out)
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

/// The same where the system has no such step: for an instant `b` is missing, and lies beside as `.old`.
fn exchange_in_steps(a: &Path, b: &Path) -> std::io::Result<()> {
    let mut aside = b.as_os_str().to_os_string();
    aside.push(".old");
    fs::rename(b, &aside)?;
    fs::rename(a, b)?;
    fs::rename(&aside, a)
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_dir_all(&self.partial);
        }
    }
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::io(path, error)),
        _ => Ok(()),
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

    fn read(out: &Path) -> String {
        fs::read_to_string(out.join(MARK)).unwrap()
    }

    fn write(folder: &Folder, text: &str) {
        fs::write(folder.path().join(MARK), text).unwrap();
        fs::create_dir(folder.path().join("scenarios")).unwrap();
    }

    #[test]
    fn a_folder_appears_whole_or_not_at_all() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("deep/results");
        let folder = Folder::create(&out, Replace::Never).unwrap();
        write(&folder, "new");
        assert!(!out.exists());
        folder.finish().unwrap();
        assert_eq!(read(&out), "new");
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
        fs::write(out.join(MARK), "old").unwrap();
        assert!(matches!(Folder::create(&out, Replace::Never), Err(Error::Input(_))));
        // Somebody's own work among the results is not deleted either.
        assert!(matches!(Folder::create(&out, Replace::Results), Err(Error::Input(_))));
        fs::remove_file(out.join("thesis.tex")).unwrap();
        let folder = Folder::create(&out, Replace::Results).unwrap();
        write(&folder, "new");
        assert_eq!(read(&out), "old");
        folder.finish().unwrap();
        assert_eq!(read(&out), "new");
        assert!(!place.path().join("results.partial").exists());
        assert!(matches!(Folder::create(&out.join(MARK), Replace::Results), Err(Error::Input(_))));
    }

    #[test]
    fn what_an_interrupted_run_left_is_removed() {
        let place = tempfile::tempdir().unwrap();
        let partial = place.path().join("results.partial");
        fs::create_dir_all(partial.join("scenarios")).unwrap();
        fs::write(partial.join("rates.csv"), "half").unwrap();
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
}
