//! Finished trials on disk, so that an interrupted run continues where it stopped, and a plan with one more design simulates only that.
//!
//! A record is appended as soon as a trial is finished: length, checksum, address, ledger. Its address has the [`Identity`] of its design,
//! not a number, so that a design is found again in another plan. Whenever a process is killed, all records but the last are complete; a
//! torn record is cut off when the journal is opened again.

mod found;

pub(crate) use found::Found;

use super::identity::{Identity, build};
use crate::engine::ReplicationOutput;
use crate::engine::Trial;
use crate::error::{Error, Result};
use crate::input::fnv1a;
use crate::ledger::Ledger;
use crate::messages::{Message, message};
use found::{MARK, START};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, TryLockError};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The outcome of a trial: its output, or why it failed.
pub type Outcome = std::result::Result<ReplicationOutput, String>;

/// Bytes of length and checksum before a record.
const HEAD: usize = 12;
/// Bytes of the address before a record's contents: design, city, replication, kind.
const ADDRESS: usize = 17;
/// The kinds of records: a failed trial with its reason, a trial with its ledger, the identities of the designs of a run.
const FAILED: u8 = 0;
const FINISHED: u8 = 1;
const DESIGNS: u8 = 2;

/// What is said of a file that is no journal.
fn other() -> Message {
    message!("trials-other")
}

/// A journal of trials on disk.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::Experiment;
/// use jiesu::experiment::{Identity, Journal};
///
/// # let folder = tempfile::tempdir().expect("a folder");
/// # let (path, kept) = (folder.path().join("one.journal"), folder.path().join("trials.journal"));
/// let mut journal = Journal::open(&path, &[Identity::of(&base)])?;
/// let setups = [&setup];
/// let experiment = Experiment::of(&setups);
/// experiment.run_with(Some(&mut journal), |_, _, _, _| Ok(()))?;
/// assert!(journal.has_written() && experiment.grid.iter().all(|trial| journal.has(&trial)));
/// journal.keep(&kept)?;
/// // A run that begins with these trials simulates none of them.
/// let mut other = Journal::of(&[Identity::of(&base)]);
/// other.absorb(&kept)?;
/// assert!(experiment.grid.iter().all(|trial| other.has(&trial)));
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Debug)]
pub struct Journal {
    /// The identity of each design, by its index in [`Trial`].
    designs: Vec<Identity>,
    /// A number for each known identity.
    numbers: BTreeMap<Identity, u32>,
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
    /// Number of the design's identity, city and replication.
    trial: [u32; 3],
    /// Number of the file.
    file: u16,
    /// Whether this run needs it.
    is_used: bool,
    /// Where its record begins.
    at: u64,
}

fn refuse(path: &Path, message: Message) -> Error {
    Error::input(path.display().to_string(), "", message)
}

impl Journal {
    /// Opens the journal at `path`, or begins one, for these designs.
    ///
    /// # Errors
    /// Bad input if it has only other designs, belongs to another build or is in use; I/O errors.
    pub fn open(path: &Path, designs: &[Identity]) -> Result<Journal> {
        let io = |e| Error::io(path, e);
        if Found::at(path)? == Found::Other {
            return Err(refuse(path, other()));
        }
        let mut journal = Journal::of(designs);
        let mut file = File::options().read(true).write(true).create(true).truncate(false).open(path).map_err(io)?;
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(refuse(path, message!("trials-in-use")));
        }
        let length = file.metadata().map_err(io)?.len();
        if length < START as u64 {
            // Not even the header was written.
            file.set_len(0).map_err(io)?;
            file.write_all(&start(designs)).map_err(io)?;
        }
        let (end, known) = journal.add(path, file)?;
        journal.end = end;
        journal.is_written = true;
        let (_, file) = &mut journal.files[0];
        if end < length {
            file.set_len(end).map_err(io)?;
        }
        let is_new = |design: &&Identity| !known.contains(design);
        let new: Vec<Identity> = designs.iter().filter(is_new).copied().collect();
        if !new.is_empty() {
            journal.write(&listed(&new))?;
        }
        Ok(journal)
    }

    /// A journal without a file, into which the trials of other journals can be read.
    pub fn of(designs: &[Identity]) -> Journal {
        let mut numbers = BTreeMap::new();
        for design in designs {
            let number = numbers.len() as u32;
            numbers.entry(*design).or_insert(number);
        }
        Journal { designs: designs.to_vec(), numbers, files: Vec::new(), is_written: false, end: 0, index: Vec::new() }
    }

    /// Reads the trials of another journal too, without writing to it; a trial that is in both is the same in both.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub fn absorb(&mut self, path: &Path) -> Result<()> {
        if !path.is_file() {
            return Err(refuse(path, message!("trials-no-journal")));
        }
        let file = File::open(path).map_err(|e| Error::io(path, e))?;
        if matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)) {
            return Err(refuse(path, message!("trials-being-written")));
        }
        // The journal of a run that was killed at once may be incomplete.
        if file.metadata().map_err(|e| Error::io(path, e))?.len() >= START as u64 {
            self.add(path, file)?;
        }
        Ok(())
    }

    /// Reads a file that begins as a journal; returns where its last complete record ends, and its designs.
    fn add(&mut self, path: &Path, mut file: File) -> Result<(u64, BTreeSet<Identity>)> {
        let io = |e| Error::io(path, e);
        let length = file.metadata().map_err(io)?.len();
        let mut start = [0; START];
        file.seek(SeekFrom::Start(0)).map_err(io)?;
        file.read_exact(&mut start).map_err(io)?;
        if Found::of(path, &start)? == Found::Other {
            return Err(refuse(path, other()));
        }
        if start[MARK.len()..] != build().to_le_bytes() {
            return Err(refuse(path, message!("trials-other-build")));
        }
        self.files.push((path.into(), file));
        let number = self.files.len() - 1;
        let (mut end, mut found, mut entries) = (START as u64, BTreeSet::new(), Vec::new());
        while let Some((record, next)) = self.record(number, end, length)? {
            let (address, contents) = record.split_at(ADDRESS);
            if address[ADDRESS - 1] == DESIGNS {
                found.extend(contents.as_chunks().0.iter().map(|bytes| Identity(u64::from_le_bytes(*bytes))));
            } else if let Some((design, city, replication)) = read_address(address) {
                found.insert(design);
                let next = self.numbers.len() as u32;
                let trial = [*self.numbers.entry(design).or_insert(next), city, replication];
                entries.push(Entry { trial, file: number as u16, is_used: false, at: end });
            }
            end = next;
        }
        if !found.is_empty() && !self.designs.iter().any(|design| found.contains(design)) {
            return Err(refuse(path, message!("trials-other-designs")));
        }
        self.index.append(&mut entries);
        self.index.sort_by_key(|entry| entry.trial);
        self.index.dedup_by_key(|entry| entry.trial);
        Ok((end, found))
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

    fn key(&self, trial: &Trial) -> [u32; 3] {
        [self.numbers[&self.designs[trial.design]], trial.city, trial.replication]
    }

    /// The position of a trial in the index, or where it would be inserted.
    fn place(&self, trial: &Trial) -> std::result::Result<usize, usize> {
        let key = self.key(trial);
        self.index.binary_search_by_key(&key, |entry| entry.trial)
    }

    /// Number of trials.
    #[cfg(test)]
    fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether its own file has a trial; those that it only reads from other files do not count.
    pub fn has_written(&self) -> bool {
        self.index.iter().any(|entry| self.is_written && entry.file == 0)
    }

    /// The outcome of a trial, if the journal has it.
    ///
    /// # Errors
    /// I/O errors.
    pub(crate) fn get(&mut self, trial: &Trial) -> Result<Option<Outcome>> {
        let Ok(place) = self.place(trial) else { return Ok(None) };
        let entry = &mut self.index[place];
        entry.is_used = true;
        let entry = *entry;
        let record = self.record_of(&entry)?;
        let path = &self.files[usize::from(entry.file)].0;
        let contents = &record[ADDRESS..];
        if record[ADDRESS - 1] == FAILED {
            return Ok(Some(Err(String::from_utf8_lossy(contents).into_owned())));
        }
        match Ledger::from_bytes(contents) {
            Some(ledger) => Ok(Some(Ok(ReplicationOutput { ledger, orders: Vec::new() }))),
            None => Err(refuse(path, message!("trials-other-version"))),
        }
    }

    fn record_of(&mut self, entry: &Entry) -> Result<Vec<u8>> {
        let file = usize::from(entry.file);
        match self.record(file, entry.at, u64::MAX)? {
            Some((record, _)) => Ok(record),
            None => Err(refuse(&self.files[file].0, message!("trials-changed"))),
        }
    }

    /// Records the outcome of a trial, without its orders, if the journal has a file to write to.
    ///
    /// # Errors
    /// I/O errors.
    pub(crate) fn put(&mut self, trial: &Trial, outcome: &Outcome) -> Result<()> {
        if !self.is_written {
            return Ok(());
        }
        let (kind, contents) = match outcome {
            Ok(output) => (FINISHED, output.ledger.to_bytes()),
            Err(reason) => (FAILED, reason.clone().into_bytes()),
        };
        let entry = Entry { trial: self.key(trial), file: 0, is_used: true, at: self.end };
        self.write(&written(self.designs[trial.design], trial.city, trial.replication, kind, &contents))?;
        match self.place(trial) {
            Ok(place) => self.index[place] = entry,
            Err(place) => self.index.insert(place, entry),
        }
        Ok(())
    }

    /// Appends a record to the first file.
    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let (path, file) = &mut self.files[0];
        let io = |e| Error::io(path.as_path(), e);
        file.seek(SeekFrom::Start(self.end)).map_err(io)?;
        file.write_all(bytes).map_err(io)?;
        self.end += bytes.len() as u64;
        Ok(())
    }

    /// Writes a new journal with the trials that were taken from this one or put into it, in order of design, city and replication: the
    /// same bytes however often the run was interrupted, and wherever its trials come from.
    ///
    /// # Errors
    /// I/O errors.
    pub fn keep(&mut self, path: &Path) -> Result<()> {
        let io = |e| Error::io(path, e);
        let mut file = BufWriter::new(File::create_new(path).map_err(io)?);
        file.write_all(&start(&self.designs)).map_err(io)?;
        let mut kept = BTreeSet::new();
        for design in self.designs.clone() {
            let number = self.numbers[&design];
            if !kept.insert(number) {
                continue;
            }
            let [first, last] = [number, number + 1].map(|number| self.index.partition_point(|entry| entry.trial[0] < number));
            for place in first..last {
                let entry = self.index[place];
                if entry.is_used {
                    file.write_all(&framed(&self.record_of(&entry)?)).map_err(io)?;
                }
            }
        }
        file.flush().map_err(io)
    }
}

/// The beginning of a journal of these designs.
fn start(designs: &[Identity]) -> Vec<u8> {
    [&MARK[..], &build().to_le_bytes(), &listed(designs)].concat()
}

/// A record that lists designs.
fn listed(designs: &[Identity]) -> Vec<u8> {
    let contents: Vec<u8> = designs.iter().flat_map(|design| design.0.to_le_bytes()).collect();
    written(Identity(0), 0, 0, DESIGNS, &contents)
}

/// A record in a file.
fn written(design: Identity, city: u32, replication: u32, kind: u8, contents: &[u8]) -> Vec<u8> {
    framed(&[&design.0.to_le_bytes()[..], &city.to_le_bytes(), &replication.to_le_bytes(), &[kind], contents].concat())
}

/// A record after its length and checksum.
fn framed(record: &[u8]) -> Vec<u8> {
    [&(record.len() as u32).to_le_bytes()[..], &fnv1a(record).to_le_bytes(), record].concat()
}

impl Drop for Journal {
    fn drop(&mut self) {
        // A process being started briefly shares open files, so closing alone might leave them locked.
        for (_, file) in &self.files {
            let _ = file.unlock();
        }
    }
}

/// Design, city and replication.
fn read_address(record: &[u8]) -> Option<(Identity, u32, u32)> {
    let design = Identity(u64::from_le_bytes(*record.first_chunk()?));
    let city = u32::from_le_bytes(*record.get(8..)?.first_chunk()?);
    let replication = u32::from_le_bytes(*record.get(12..)?.first_chunk()?);
    Some((design, city, replication))
}

#[expect(clippy::disallowed_methods, reason = "temporary folders of tests")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Log;
    use crate::engine::{draw_city, fixtures};

    const FIVE: [Identity; 1] = [Identity(5)];

    #[test]
    fn absorbed_journals_are_only_read() {
        let place = tempfile::tempdir().unwrap();
        let (path, torn) = (place.path().join("trials.journal"), place.path().join("torn.journal"));
        let trial = |replication| Trial { design: 0, city: 1, replication };
        let mut journal = Journal::open(&path, &FIVE).unwrap();
        journal.put(&trial(1), &Err("it broke".into())).unwrap();
        assert!(Journal::of(&FIVE).absorb(&path).is_err(), "a run is writing it");
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
        let mut readers = [Journal::of(&FIVE), Journal::of(&FIVE)];
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
        let trial = |replication| Trial { design: 0, city: 1, replication };
        let mut journal = Journal::open(&path, &FIVE).unwrap();
        for replication in 1..=2 {
            journal.put(&trial(replication), &Ok(fixtures::simulate(&setup, &city, 1, replication, Log::Off))).unwrap();
        }
        journal.put(&trial(3), &Err("it broke".into())).unwrap();
        assert!(Journal::open(&path, &FIVE).is_err(), "two runs do not share a journal");
        drop(journal);
        let whole = std::fs::read(&path).unwrap();
        let mut lengths = Vec::new();
        for end in 0..=whole.len() {
            std::fs::write(&path, &whole[..end]).unwrap();
            let mut journal = Journal::open(&path, &FIVE).unwrap();
            lengths.push(journal.len());
            if end == whole.len() - 1 {
                journal.put(&trial(3), &Err("it broke".into())).unwrap();
                drop(journal);
                assert_eq!(std::fs::read(&path).unwrap(), whole, "a trial simulated again is recorded as before");
            }
        }
        assert!(lengths.is_sorted() && lengths[0] == 0 && lengths[whole.len() - 1] == 2 && lengths[whole.len()] == 3);
        let mut journal = Journal::open(&path, &FIVE).unwrap();
        let again = journal.get(&trial(2)).unwrap().unwrap().unwrap();
        assert_eq!(format!("{:?}", again.ledger), format!("{:?}", fixtures::simulate(&setup, &city, 1, 2, Log::Off).ledger));
        assert_eq!(journal.get(&trial(3)).unwrap().unwrap().unwrap_err(), "it broke");
        assert!(journal.get(&trial(4)).unwrap().is_none());
        drop(journal);
        assert!(Journal::open(&path, &[Identity(6)]).is_err(), "of other designs");
        std::fs::write(&path, "jiesu journal 2\nand what only a later version knows").unwrap();
        for refused in
            [Found::at(&path).unwrap_err(), Journal::open(&path, &FIVE).unwrap_err(), Journal::of(&FIVE).absorb(&path).unwrap_err()]
        {
            assert!(refused.to_string().contains("found a journal of format 2, expected 1"), "{refused}");
        }
        for own in ["somebody's own notes, kept here", "notes", "jiesu journals\n", "jiesu, my notes"] {
            std::fs::write(&path, own).unwrap();
            assert!(Journal::open(&path, &FIVE).is_err());
            assert_eq!((std::fs::read_to_string(&path).unwrap().as_str(), Found::at(&path).unwrap()), (own, Found::Other));
        }
    }

    #[test]
    fn a_design_is_found_again_at_another_place_and_what_is_kept_depends_on_what_was_needed_alone() {
        let place = tempfile::tempdir().unwrap();
        let path = |name: &str| place.path().join(name);
        let [five, six, seven] = [5, 6, 7].map(Identity);
        let failed = |trial: (usize, u32)| (Trial { design: trial.0, city: trial.1, replication: 1 }, Err(format!("{trial:?}")));
        let mut first = Journal::open(&path("first"), &[five, six]).unwrap();
        for (trial, outcome) in [(1, 1), (0, 2), (0, 1), (0, 9)].map(failed) {
            first.put(&trial, &outcome).unwrap();
        }
        drop(first);
        let mut later = Journal::open(&path("later"), &[seven, five]).unwrap();
        later.absorb(&path("first")).unwrap();
        let at = |design, city| Trial { design, city, replication: 1 };
        assert!(later.has(&at(1, 1)) && !later.has(&at(0, 1)));
        assert_eq!(later.get(&at(1, 2)).unwrap().unwrap().unwrap_err(), "(0, 2)");
        assert_eq!(later.get(&at(1, 1)).unwrap().unwrap().unwrap_err(), "(0, 1)");
        later.put(&at(0, 1), &Err("new".into())).unwrap();
        later.keep(&path("kept")).unwrap();
        let mut fresh = Journal::open(&path("fresh"), &[seven, five]).unwrap();
        for (trial, reason) in [(at(0, 1), "new"), (at(1, 1), "(0, 1)"), (at(1, 2), "(0, 2)")] {
            fresh.put(&trial, &Err(reason.into())).unwrap();
        }
        drop(fresh);
        assert!(std::fs::read(path("kept")).unwrap() == std::fs::read(path("fresh")).unwrap());
        // A journal without one of these designs is that of another plan, even before its first trial.
        drop(Journal::open(&path("begun"), &[five]).unwrap());
        assert!(Journal::open(&path("begun"), &[six]).unwrap_err().to_string().contains("the journal of other designs"));
        drop(Journal::open(&path("begun"), &[six, five]).unwrap());
        drop(Journal::open(&path("begun"), &[six]).unwrap());
    }
}
