//! A temporary folder, and the command run in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A folder that is removed after the test.
pub(crate) struct Workspace(tempfile::TempDir);

/// An empty folder that is removed after the test.
#[expect(clippy::disallowed_methods, reason = "a temporary folder of a test")]
pub(crate) fn temporary() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// The result of a command: exit code, standard output, standard error.
pub(crate) struct Left {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Workspace {
    /// A folder with these files in it.
    pub(crate) fn with(files: &[(&str, &str)]) -> Workspace {
        let workspace = Workspace(temporary());
        for (name, text) in files {
            workspace.write(name, text.as_bytes());
        }
        workspace
    }

    /// A copy of the repository's scenarios, without drafts; data files that do not exist are empty.
    pub(crate) fn with_scenarios() -> Workspace {
        let workspace = Workspace::with(&[]);
        copy_listed(Path::new(env!("CARGO_MANIFEST_DIR")), &workspace.path("."));
        for name in ["districts.csv", "streets.csv", "calendar.csv", "profiles.csv"] {
            if !workspace.path("scenarios/data").join(name).exists() {
                workspace.write(&format!("scenarios/data/{name}"), b"");
            }
        }
        workspace
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// The text of a file.
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of all files, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut names: Vec<String> =
            std::fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs `jiesu` in the folder.
    pub(crate) fn jiesu(&self, arguments: &[&str]) -> Left {
        let output = Command::new(env!("CARGO_BIN_EXE_jiesu")).args(arguments).current_dir(self.0.path()).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Left { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Starts `jiesu` in the folder, without output.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jiesu"));
        command.args(arguments).current_dir(self.0.path());
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Runs `jiesu` in the folder and kills it after so many milliseconds; returns whether it was still running.
    pub(crate) fn killed_after(&self, milliseconds: u64, arguments: &[&str]) -> bool {
        let mut child = self.start(arguments);
        std::thread::sleep(Duration::from_millis(milliseconds));
        child.kill().unwrap();
        child.wait().unwrap().code().is_none()
    }

    /// The diagnostics of `check` for a wrong input; the exit code must be 2, and nothing may be written.
    pub(crate) fn diagnostics(&self, arguments: &[&str]) -> String {
        let before = self.files();
        let left = self.jiesu(&[&["check"], arguments].concat());
        assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{}", left.err);
        assert_eq!(self.files(), before, "nothing is written");
        left.err
    }
}

/// All files of a folder and its subfolders by their paths in it, except `timing.json`, and except the lock that remains if a run is killed
/// between its last two steps.
pub(crate) fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            all.extend(contents(&entry.path()).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else if name != "timing.json" && name != ".lock" {
            all.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
    all
}

/// The same for a folder of text files.
pub(crate) fn texts(folder: &Path) -> BTreeMap<String, String> {
    contents(folder).into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

/// The rows of a CSV file whose cells have no comma, by column.
pub(crate) fn rows(text: &str) -> Vec<BTreeMap<&str, &str>> {
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    lines.map(|cells| head.iter().copied().zip(cells).collect()).collect()
}

/// The files in `scenarios` that git tracks; `git ls-files scenarios >tests/main/scenarios.txt` updates the list.
pub(crate) fn listed() -> impl Iterator<Item = &'static str> {
    include_str!("scenarios.txt").lines()
}

/// Copies those files, and no others.
pub(crate) fn copy_listed(from: &Path, to: &Path) {
    for name in listed().filter(|name| from.join(name).is_file()) {
        std::fs::create_dir_all(to.join(name).parent().unwrap()).unwrap();
        std::fs::copy(from.join(name), to.join(name)).unwrap();
    }
}
