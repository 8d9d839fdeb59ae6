//! A buffer for rows of numbers, one per trial: on disk if it has a file, so that memory does not grow with the number of trials.
#![cfg(feature = "analysis")]

use crate::error::{Error, Result};
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Rows of equal length, in memory or on disk.
#[derive(Debug)]
pub(crate) struct SpillBuffer {
    width: usize,
    rows: usize,
    memory: Vec<f64>,
    disk: Option<(PathBuf, BufWriter<File>)>,
}

impl SpillBuffer {
    /// A buffer of rows of `width` numbers in memory.
    pub(crate) fn new(width: usize) -> SpillBuffer {
        SpillBuffer { width, rows: 0, memory: Vec::new(), disk: None }
    }

    /// The same, in the file `path`, which is removed when the buffer is dropped.
    ///
    /// # Errors
    /// An I/O error if the file can't be created.
    pub(crate) fn create(width: usize, path: &Path) -> Result<SpillBuffer> {
        let file = File::options().read(true).write(true).create(true).truncate(true).open(path).map_err(|e| Error::io(path, e))?;
        let disk = Some((path.into(), BufWriter::new(file)));
        Ok(SpillBuffer { width, rows: 0, memory: Vec::new(), disk })
    }

    /// Adds a row of `width` numbers.
    ///
    /// # Errors
    /// I/O errors.
    pub(crate) fn push(&mut self, row: &[f64]) -> Result<()> {
        debug_assert_eq!(row.len(), self.width);
        self.rows += 1;
        match &mut self.disk {
            None => self.memory.extend_from_slice(row),
            Some((path, file)) => {
                for value in row {
                    file.write_all(&value.to_le_bytes()).map_err(|e| Error::io(path.as_path(), e))?;
                }
            }
        }
        Ok(())
    }

    /// The columns `from..to`, each with the values of all rows.
    ///
    /// # Errors
    /// I/O errors.
    pub(crate) fn columns(&mut self, from: usize, to: usize) -> Result<Vec<Vec<f64>>> {
        let mut columns: Vec<Vec<f64>> = (from..to).map(|_| Vec::with_capacity(self.rows)).collect();
        match &mut self.disk {
            None => {
                for row in self.memory.chunks_exact(self.width) {
                    columns.iter_mut().zip(&row[from..to]).for_each(|(column, value)| column.push(*value));
                }
            }
            Some((path, file)) => {
                let io = |e| Error::io(path.as_path(), e);
                file.flush().map_err(io)?;
                let mut bytes = vec![0; 8 * (to - from)];
                for row in 0..self.rows {
                    let file = file.get_mut();
                    file.seek(SeekFrom::Start(8 * (row * self.width + from) as u64)).map_err(io)?;
                    file.read_exact(&mut bytes).map_err(io)?;
                    for (column, value) in columns.iter_mut().zip(bytes.as_chunks::<8>().0) {
                        column.push(f64::from_le_bytes(*value));
                    }
                }
                file.get_mut().seek(SeekFrom::End(0)).map_err(io)?;
            }
        }
        Ok(columns)
    }

    /// Removes all rows.
    ///
    /// # Errors
    /// I/O errors.
    pub(crate) fn clear(&mut self) -> Result<()> {
        self.rows = 0;
        self.memory.clear();
        if let Some((path, file)) = &mut self.disk {
            let io = |e| Error::io(path.as_path(), e);
            file.flush().map_err(io)?;
            file.get_mut().set_len(0).map_err(io)?;
            file.get_mut().seek(SeekFrom::Start(0)).map_err(io)?;
        }
        Ok(())
    }
}

impl Drop for SpillBuffer {
    fn drop(&mut self) {
        if let Some((path, _)) = &self.disk {
            let _ = std::fs::remove_file(path);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "temporary folders of tests")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_on_disk_and_in_memory_are_the_same() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("rows");
        for mut rows in [SpillBuffer::new(3), SpillBuffer::create(3, &path).unwrap()] {
            for round in 1..=2 {
                for row in 0..5 {
                    rows.push(&[0, 1, 2].map(|column| (100 * round + 10 * row + column) as f64)).unwrap();
                    // Reading between writes is allowed.
                    assert_eq!(rows.columns(1, 2).unwrap()[0].len(), row + 1);
                }
                let base = (100 * round) as f64;
                let expected = vec![
                    [1.0, 11.0, 21.0, 31.0, 41.0].map(|v| base + v).to_vec(),
                    [2.0, 12.0, 22.0, 32.0, 42.0].map(|v| base + v).to_vec(),
                ];
                assert_eq!(rows.columns(1, 3).unwrap(), expected);
                rows.clear().unwrap();
                assert_eq!(rows.columns(0, 1).unwrap(), [[0.0; 0]]);
            }
        }
        assert!(!path.exists());
    }
}
