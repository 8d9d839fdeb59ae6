//! Finished trials on disk, so that an interrupted run continues where it stopped.
//!
//! A record is appended as soon as a trial is finished: length, checksum, address, ledger. Whenever a process is killed, all records but
//! the last are complete; a torn record is cut off when the journal is opened again.

use crate::engine::ReplicationOutput;
use crate::engine::Trial;
use crate::error::{Error, Result};
use crate::input::fnv1a;
use crate::input::format::{self, FORMAT};
use crate::ledger::Ledger;
use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The outcome of a trial: its output, or why it failed.
pub type Outcome = std::result::Result<ReplicationOutput, String>;

/// The first bytes of a journal: what it is, and its [`FORMAT`].
const MARK: &[u8; 16] = b"jiesu journal 1\n";
const _: () = assert!(MARK[NAME.len()] == b'0' + FORMAT as u8);
/// The first bytes of a journal of any format.
const NAME: &[u8; 14] = b"jiesu journal ";
/// They and what it is of.
const START: usize = 24;
/// Bytes of length and checksum before a record.
const HEAD: usize = 12;
/// Bytes of the address before a record's contents: design, city, replication, whether it succeeded.
const ADDRESS: usize = 17;

const OTHER: &str = "found something else, expected the journal of an interrupted run";

/// A journal of trials on disk.
#[derive(Debug)]
pub struct Journal {
    /// What identifies the trials: designs, data and build.
    identity: u64,
    /// The files. If `is_written`, the first is written to; the others are only read.
    files: Vec<(PathBuf, File)>,
    is_written: bool,
    /// Where the next record goes.
    end: u64,
    /// The trials in order, 24 bytes each, since there may be millions.
    index: Vec<Entry>,
}

/// Where the record of a trial is.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Design, city and replication.
    trial: [u32; 3],
    /// Number of the file.
    file: u32,
    /// Where its record begins.
    at: u64,
}

fn key(trial: &Trial) -> [u32; 3] {
    [trial.design as u32, trial.city, trial.replication]
}

/// What is found at the path of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// An incomplete beginning of a journal: its run was killed at once.
    Beginning,
    /// A journal.
    Journal,
    /// Something else.
    Other,
}

impl Found {
    /// What is at `path`.
    ///
    /// # Errors
    /// Bad input if it is a journal of another format; the machine's.
    pub fn at(path: &Path) -> Result<Found> {
        let io = |e| Error::io(path, e);
        match path.metadata() {
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(Found::Nothing),
            Err(error) => return Err(io(error)),
            Ok(found) if !found.is_file() => return Ok(Found::Other),
            Ok(_) => {}
        }
        let mut start = Vec::new();
        File::open(path).and_then(|file| file.take(START as u64).read_to_end(&mut start)).map_err(io)?;
        Found::of(path, &start)
    }

    /// What a file is that begins with at most [`START`] bytes `start`.
    fn of(path: &Path, start: &[u8]) -> Result<Found> {
        Ok(match start.len() {
            START if start.starts_with(MARK) => Found::Journal,
            ..START if start.iter().zip(MARK).all(|(a, b)| a == b) => Found::Beginning,
            _ if start.starts_with(NAME) && start.get(15) == Some(&b'\n') => {
                let found = char::from(start[NAME.len()]);
                return Err(format::refuse(path, "", format!("found a journal of format {found}, expected {FORMAT}").into()));
            }
            _ => Found::Other,
        })
    }
}

fn refuse(path: &Path, message: &str) -> Error {
    Error::input(path.display().to_string(), "", message)
}

impl Journal {
    /// Opens the journal at `path`, or begins one. `identity` identifies its trials and must equal that with which it was begun.
    ///
    /// # Errors
    /// Bad input if it belongs to other trials or is in use; I/O errors.
    pub fn open(path: &Path, identity: u64) -> Result<Journal> {
        let io = |e| Error::io(path, e);
        if Found::at(path)? == Found::Other {
            return Err(refuse(path, OTHER));
        }
        let mut journal = Journal::of(identity);
        let mut file = File::options().read(true).write(true).create(true).truncate(false).open(path).map_err(io)?;
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(refuse(path, "found another run that is using it"));
        }
        let length = file.metadata().map_err(io)?.len();
        if length < START as u64 {
            // Not even the header was written.
            file.set_len(0).map_err(io)?;
            file.write_all(&[&MARK[..], &identity.to_le_bytes()].concat()).map_err(io)?;
        }
        journal.end = journal.add(path, file)?;
        journal.is_written = true;
        if journal.end < length {
            journal.files[0].1.set_len(journal.end).map_err(io)?;
        }
        Ok(journal)
    }

    /// A journal without a file, into which the trials of other journals can be read.
    pub fn of(identity: u64) -> Journal {
        Journal { identity, files: Vec::new(), is_written: false, end: 0, index: Vec::new() }
    }

    /// Reads the trials of another journal too, without writing to it; a trial that is in both is the same in both.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub fn absorb(&mut self, path: &Path) -> Result<()> {
        if !path.is_file() {
            return Err(refuse(path, "found no such file, expected the journal of a shard"));
        }
        let file = File::open(path).map_err(|e| Error::io(path, e))?;
        if matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)) {
            return Err(refuse(path, "found a run that is writing it"));
        }
        // The journal of a run that was killed at once may be incomplete.
        if file.metadata().map_err(|e| Error::io(path, e))?.len() >= START as u64 {
            self.add(path, file)?;
        }
        Ok(())
    }

    /// Reads a file that begins as a journal, and returns where its last complete record ends.
    fn add(&mut self, path: &Path, mut file: File) -> Result<u64> {
        let io = |e| Error::io(path, e);
        let length = file.metadata().map_err(io)?.len();
        let mut start = [0; START];
        file.seek(SeekFrom::Start(0)).map_err(io)?;
        file.read_exact(&mut start).map_err(io)?;
        if Found::of(path, &start)? == Found::Other {
            return Err(refuse(path, OTHER));
        }
        if start[16..] != self.identity.to_le_bytes() {
            return Err(refuse(path, "found the journal of other designs or data, or of another build of jiesu, expected that of these"));
        }
        self.files.push((path.into(), file));
        let number = self.files.len() - 1;
        let mut end = START as u64;
        while let Some((record, next)) = self.record(number, end, length)? {
            if let Some(trial) = address(&record) {
                self.index.push(Entry { trial: key(&trial), file: number as u32, at: end });
            }
            end = next;
        }
        self.index.sort_by_key(|entry| entry.trial);
        self.index.dedup_by_key(|entry| entry.trial);
        Ok(end)
    }

    /// The record that begins at `at`, and where it ends; none if it is torn.
    fn record(&mut self, number: usize, at: u64, length: u64) -> Result<Option<(Vec<u8>, u64)>> {
        let (path, file) = &mut self.files[number];
        let io = |e| Error::io(path.as_path(), e);
        let mut head = [0; HEAD];
        if at + HEAD as u64 > length {
            return Ok(None);
        }
        file.seek(SeekFrom::Start(at)).map_err(io)?;
        file.read_exact(&mut head).map_err(io)?;
        let size = head.first_chunk::<4>().map_or(0, |bytes| u32::from_le_bytes(*bytes));
        let sum = head.last_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let next = at + HEAD as u64 + u64::from(size);
        if next > length || (size as usize) < ADDRESS {
            return Ok(None);
        }
        let mut record = vec![0; size as usize];
        file.read_exact(&mut record).map_err(io)?;
        Ok((fnv1a(&record) == sum).then_some((record, next)))
    }

    /// Whether the journal has a trial.
    pub fn has(&self, trial: &Trial) -> bool {
        self.place(trial).is_ok()
    }

    /// The position of a trial in the index, or where it would be inserted.
    fn place(&self, trial: &Trial) -> std::result::Result<usize, usize> {
        self.index.binary_search_by_key(&key(trial), |entry| entry.trial)
    }

    /// Number of trials.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there are no trials.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// The outcome of a trial, if the journal has it.
    ///
    /// # Errors
    /// I/O errors.
    pub fn get(&mut self, trial: &Trial) -> Result<Option<Outcome>> {
        let Ok(place) = self.place(trial) else { return Ok(None) };
        let Entry { file, at, .. } = self.index[place];
        let Some((record, _)) = self.record(file as usize, at, u64::MAX)? else {
            return Err(refuse(&self.files[file as usize].0, "found a trial that was changed while it was read"));
        };
        let path = &self.files[file as usize].0;
        let contents = &record[ADDRESS..];
        if record[ADDRESS - 1] == 0 {
            return Ok(Some(Err(String::from_utf8_lossy(contents).into_owned())));
        }
        match Ledger::from_bytes(contents) {
            Some(ledger) => Ok(Some(Ok(ReplicationOutput { ledger, orders: Vec::new() }))),
            None => Err(refuse(path, "found a trial that another version of jiesu has written")),
        }
    }

    /// Records the outcome of a trial, without its orders, if the journal has a file to write to.
    ///
    /// # Errors
    /// I/O errors.
    pub fn put(&mut self, trial: &Trial, outcome: &Outcome) -> Result<()> {
        let mut record = Vec::new();
        record.extend((trial.design as u64).to_le_bytes());
        record.extend(trial.city.to_le_bytes());
        record.extend(trial.replication.to_le_bytes());
        record.push(u8::from(outcome.is_ok()));
        match outcome {
            Ok(output) => record.extend(output.ledger.to_bytes()),
            Err(reason) => record.extend(reason.as_bytes()),
        }
        let mut bytes = Vec::with_capacity(HEAD + record.len());
        bytes.extend((record.len() as u32).to_le_bytes());
        bytes.extend(fnv1a(&record).to_le_bytes());
        bytes.extend(&record);
        let Some((path, file)) = self.files.first_mut().filter(|_| self.is_written) else { return Ok(()) };
        let io = |e| Error::io(path.as_path(), e);
        file.seek(SeekFrom::Start(self.end)).map_err(io)?;
        file.write_all(&bytes).map_err(io)?;
        let entry = Entry { trial: key(trial), file: 0, at: self.end };
        match self.place(trial) {
            Ok(place) => self.index[place] = entry,
            Err(place) => self.index.insert(place, entry),
        }
        self.end += bytes.len() as u64;
        Ok(())
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // A process being started briefly shares open files, so closing alone might leave them locked.
        for (_, file) in &self.files {
            let _ = file.unlock();
        }
    }
}

fn address(record: &[u8]) -> Option<Trial> {
    let design = u64::from_le_bytes(*record.first_chunk::<8>()?) as usize;
    let city = u32::from_le_bytes(*record.get(8..)?.first_chunk::<4>()?);
    let replication = u32::from_le_bytes(*record.get(12..)?.first_chunk::<4>()?);
    Some(Trial { design, city, replication })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Log;
    use crate::engine::{draw_city, fixtures};

    #[test]
    fn absorbed_journals_are_only_read() {
        let place = tempfile::tempdir().unwrap();
        let (path, torn) = (place.path().join("trials.journal"), place.path().join("torn.journal"));
        let trial = |replication| Trial { design: 0, city: 1, replication };
        let mut journal = Journal::open(&path, 5).unwrap();
        journal.put(&trial(1), &Err("it broke".into())).unwrap();
        assert!(Journal::of(5).absorb(&path).is_err(), "a run is writing it");
        drop(journal);
        std::fs::write(&torn, [&std::fs::read(&path).unwrap()[..], b"half a rec"].concat()).unwrap();
        let short = place.path().join("short.journal");
        std::fs::write(&short, "jiesu").unwrap();
        let files = [&path, &torn, &short];
        let before = files.map(|file| std::fs::read(file).unwrap());
        for file in files {
            let mut rights = std::fs::metadata(file).unwrap().permissions();
            rights.set_readonly(true);
            std::fs::set_permissions(file, rights).unwrap();
        }
        // Two readers may share a journal that nobody writes.
        let mut readers = [Journal::of(5), Journal::of(5)];
        for reader in &mut readers {
            files.iter().for_each(|file| reader.absorb(file).unwrap());
            assert_eq!(reader.len(), 1);
            assert_eq!(reader.get(&trial(1)).unwrap().unwrap().unwrap_err(), "it broke");
            reader.put(&trial(2), &Err("not written".into())).unwrap();
            assert!(!reader.has(&trial(2)));
            #[cfg(target_os = "linux")]
            for (_, file) in &reader.files {
                let number = std::os::fd::AsRawFd::as_raw_fd(file);
                let text = std::fs::read_to_string(format!("/proc/self/fdinfo/{number}")).unwrap();
                let flags = text.lines().find_map(|line| line.strip_prefix("flags:")).unwrap().trim().to_string();
                assert!(flags.ends_with('0'), "open for reading only: {flags}");
            }
        }
        assert!(files.map(|file| std::fs::read(file).unwrap()) == before);
    }

    #[test]
    fn a_torn_record_is_cut_off_and_the_records_before_it_are_kept() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("trials.journal");
        let setup = fixtures::setup("a", 1, 3);
        let city = draw_city(&setup, 1);
        let trial = |replication| Trial { design: 7, city: 1, replication };
        let mut journal = Journal::open(&path, 5).unwrap();
        for replication in 1..=2 {
            journal.put(&trial(replication), &Ok(fixtures::simulate(&setup, &city, 1, replication, Log::Off))).unwrap();
        }
        journal.put(&trial(3), &Err("it broke".into())).unwrap();
        assert!(Journal::open(&path, 5).is_err(), "two runs do not share a journal");
        drop(journal);
        let whole = std::fs::read(&path).unwrap();
        let mut lengths = Vec::new();
        for end in 0..=whole.len() {
            std::fs::write(&path, &whole[..end]).unwrap();
            let mut journal = Journal::open(&path, 5).unwrap();
            lengths.push(journal.len());
            if end == whole.len() - 1 {
                journal.put(&trial(3), &Err("it broke".into())).unwrap();
                drop(journal);
                assert_eq!(std::fs::read(&path).unwrap(), whole, "a trial simulated again is recorded as before");
            }
        }
        assert!(lengths.is_sorted() && lengths[0] == 0 && lengths[whole.len() - 1] == 2 && lengths[whole.len()] == 3);
        let mut journal = Journal::open(&path, 5).unwrap();
        let again = journal.get(&trial(2)).unwrap().unwrap().unwrap();
        assert_eq!(format!("{:?}", again.ledger), format!("{:?}", fixtures::simulate(&setup, &city, 1, 2, Log::Off).ledger));
        assert_eq!(journal.get(&trial(3)).unwrap().unwrap().unwrap_err(), "it broke");
        assert!(journal.get(&trial(4)).unwrap().is_none());
        drop(journal);
        assert!(Journal::open(&path, 6).is_err(), "of other designs");
        std::fs::write(&path, "jiesu journal 2\nand what only a later version knows").unwrap();
        for refused in [Found::at(&path).unwrap_err(), Journal::open(&path, 5).unwrap_err(), Journal::of(5).absorb(&path).unwrap_err()] {
            assert!(refused.to_string().contains("found a journal of format 2, expected 1"), "{refused}");
        }
        for own in ["somebody's own notes, kept here", "notes", "jiesu journals\n", "jiesu, my notes"] {
            std::fs::write(&path, own).unwrap();
            assert!(Journal::open(&path, 5).is_err());
            assert_eq!((std::fs::read_to_string(&path).unwrap().as_str(), Found::at(&path).unwrap()), (own, Found::Other));
        }
    }
}
