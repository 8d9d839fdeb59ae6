//! From the bytes of an input file to its text, which must be UTF-8; other encodings are recognised and named.

use super::node::Lines;
use crate::error::Place;
use crate::messages::{Message, message};

/// Why bytes are not UTF-8 text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Garbled {
    /// A workbook of a spreadsheet, or another archive.
    Workbook,
    /// UTF-16, two bytes per character.
    Utf16,
    /// GBK (GB18030), which Chinese editions of Windows and Excel save.
    Gbk,
    /// A byte 0, which text does not contain.
    Nul,
    /// A byte that is invalid in UTF-8 at this position.
    Byte(u8),
    /// UTF-8 that ends within a character.
    Cut,
}

impl Garbled {
    /// What was found and what was expected.
    pub(super) fn message(self) -> Message {
        match self {
            Garbled::Workbook => message!("input-a-workbook"),
            Garbled::Utf16 => message!("input-utf-16"),
            Garbled::Gbk => message!("input-gbk"),
            Garbled::Nul => message!("input-a-byte", byte = "00"),
            Garbled::Byte(byte) => message!("input-a-byte", byte = format!("{byte:02x}")),
            Garbled::Cut => message!("input-cut"),
        }
    }

    /// Its place, after the bytes `before` it; none if the whole file is affected.
    pub(super) fn place(self, before: &[u8]) -> Place {
        match self {
            Garbled::Workbook | Garbled::Utf16 => Place::default(),
            _ => Lines::new(&String::from_utf8_lossy(before)).place(before.len()),
        }
    }

    /// What the user can do; `is_table` for CSV files, which usually come from a spreadsheet.
    pub(super) fn hint(self, is_table: bool) -> Message {
        match (is_table, self) {
            (_, Garbled::Cut) => message!("input-cut-hint"),
            (true, Garbled::Nul) => message!("input-damaged"),
            (true, _) => message!("input-save-in-excel"),
            (false, Garbled::Gbk) => message!("input-save-gbk"),
            (false, Garbled::Utf16) => message!("input-save-utf-16"),
            (false, _) => message!("input-save-utf-8"),
        }
    }
}

/// The text of bytes; otherwise why they are not text, and the offset of the first byte that shows it.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, (usize, Garbled)> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err((0, Garbled::Workbook));
    }
    if is_utf16(bytes) {
        return Err((0, Garbled::Utf16));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.find('\0').map_or(Ok(text), |at| Err((at, Garbled::Nul))),
        Err(error) => {
            let at = error.valid_up_to();
            // Characters before the cut leave no doubt; without them, the last bytes may be the only character of a GBK file.
            let is_cut = error.error_len().is_none() && !bytes[..at].is_ascii();
            Err((
                at,
                if is_cut {
                    Garbled::Cut
                } else if is_gbk(bytes) {
                    Garbled::Gbk
                } else {
                    Garbled::Byte(bytes[at])
                },
            ))
        }
    }
}

/// Whether there is a UTF-16 byte-order mark, or every other byte is 0, as with digits, commas and line ends.
fn is_utf16(bytes: &[u8]) -> bool {
    let first = &bytes[..bytes.len().min(1_024)];
    let zeros = |from: usize| first.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || (even + odd > first.len() / 8 && (even == 0 || odd == 0))
}

/// Whether all bytes form characters of GB18030, most of the two-byte characters within GB 2312. In other encodings an accented letter and
/// the letter after it form a pair outside that range.
fn is_gbk(bytes: &[u8]) -> bool {
    let (mut rest, mut pairs, mut common) = (bytes, 0, 0);
    loop {
        rest = match rest {
            [] => return 2 * common > pairs,
            [0..=0x7f, rest @ ..] => rest,
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, rest @ ..] => rest,
            [0x81..=0xfe, second @ (0x40..=0x7e | 0x80..=0xfe), rest @ ..] => {
                pairs += 1;
                common += usize::from(*second >= 0xa1);
                rest
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_recognised_and_named() {
        assert_eq!(decode("\u{feff}名称,值\n".as_bytes()), Ok("\u{feff}名称,值\n"));
        // 名称,值 and 东城区 in GBK; 㐀 in four bytes.
        for gbk in [&b"\xc3\xfb\xb3\xc6,\xd6\xb5\n"[..], b"a,\xb6\xab\xb3\xc7\xc7\xf8", b"\xc3\xfb\x82\x30\x8b\x36"] {
            assert_eq!(decode(gbk).unwrap_err().1, Garbled::Gbk);
        }
        assert_eq!(decode(b"a\nname,\xb6\xab"), Err((7, Garbled::Gbk)));
        let utf16 = |text: &str, little: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
        };
        for text in ["\u{feff}name\tx\r\n", "date,kind\n2019-01-01,holiday\n", "名称,值\n1,2\n3,4\n"] {
            for little in [true, false] {
                assert_eq!(decode(&utf16(text, little)), Err((0, Garbled::Utf16)), "{text} {little}");
            }
        }
        // Latin-1: K\u{f6}ln, caf\u{e9}.
        assert_eq!(decode(b"name\nK\xf6ln\n"), Err((6, Garbled::Byte(0xf6))));
        assert_eq!(decode(b"caf\xe9,1\n"), Err((3, Garbled::Byte(0xe9))));
        assert_eq!(decode(b"date,kind\n2019-01-0\x001,holiday\n2019-01-02,holiday\n"), Err((19, Garbled::Nul)));
        // 名称,值 in UTF-8, cut off within the last character.
        for cut in [1, 2] {
            let whole = "名称,值".as_bytes();
            assert_eq!(decode(&whole[..whole.len() - cut]), Err((7, Garbled::Cut)));
        }
        assert_eq!(decode(b"PK\x03\x04\x14\x00\x06\x00"), Err((0, Garbled::Workbook)));
        assert_eq!(decode(b""), Ok(""));
    }
}
