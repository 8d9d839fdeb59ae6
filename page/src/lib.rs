//! The engine for a web page. A question goes in as JSON, an answer comes out as JSON; there is nothing else.
//!
//! A page writes its question to [`jiesu_alloc`]ed memory and calls [`jiesu_answer`]. What is asked and answered is in [`ask`]: every number that the
//! page shows is counted here, by the code of the command line.

pub mod ask;
mod cities;
mod tell;

use std::alloc::Layout;

/// Bytes before an answer that hold its length, little endian.
const HEAD: usize = 4;

fn layout(length: u32) -> Layout {
    // The length fits: it was a u32, and memory of wasm32 ends before the sum could overflow.
    Layout::from_size_align(length.max(1) as usize, 8).unwrap_or(Layout::new::<u64>())
}

/// Memory for `length` bytes, zeroed; given back by [`jiesu_free`] or to [`jiesu_answer`].
#[unsafe(no_mangle)]
pub extern "C" fn jiesu_alloc(length: u32) -> *mut u8 {
    // SAFETY: the layout is never of size 0.
    unsafe { std::alloc::alloc_zeroed(layout(length)) }
}

/// Gives memory back.
///
/// # Safety
/// `bytes` came from [`jiesu_alloc`] with the same `length`, or is an answer with its length and head, and is given back once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jiesu_free(bytes: *mut u8, length: u32) {
    // SAFETY: as the caller promises.
    unsafe { std::alloc::dealloc(bytes, layout(length)) }
}

/// Answers a question of `length` bytes of JSON, and takes its memory. The answer is its length in four bytes, little endian, and its JSON; its
/// memory is given back by [`jiesu_free`] with four bytes more than that length.
///
/// # Safety
/// `question` came from [`jiesu_alloc`] with the same `length`, and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jiesu_answer(question: *mut u8, length: u32) -> *mut u8 {
    // SAFETY: as the caller promises, and the memory was zeroed when it was made.
    let answer = ask::answer(unsafe { std::slice::from_raw_parts(question, length as usize) });
    // SAFETY: as the caller promises.
    unsafe { jiesu_free(question, length) };
    let told = jiesu_alloc((HEAD + answer.len()) as u32);
    if !told.is_null() {
        // SAFETY: it is new, and has room for both.
        unsafe {
            std::ptr::copy_nonoverlapping((answer.len() as u32).to_le_bytes().as_ptr(), told, HEAD);
            std::ptr::copy_nonoverlapping(answer.as_ptr(), told.add(HEAD), answer.len());
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_crosses_the_border_and_an_answer_comes_back() {
        let ask = |question: &[u8]| {
            let length = question.len() as u32;
            let bytes = jiesu_alloc(length);
            // SAFETY: the memory has this length; the answer is given back with its own.
            unsafe {
                std::ptr::copy_nonoverlapping(question.as_ptr(), bytes, question.len());
                let told = jiesu_answer(bytes, length);
                let size = u32::from_le_bytes([0, 1, 2, 3].map(|i| *told.add(i)));
                let text = String::from_utf8(std::slice::from_raw_parts(told.add(HEAD), size as usize).to_vec()).unwrap();
                jiesu_free(told, size + HEAD as u32);
                text
            }
        };
        let told: serde_json::Value = serde_json::from_str(&ask(br#"{"stories":{}}"#)).unwrap();
        assert_eq!(told["stories"][0]["name"], "twins");
        for wrong in
            [&b""[..], b"\xff", br#"{"twins":{"story":"twins","seed":"x","on":[]}}"#, br#"{"twins":{"story":"none","seed":"1","on":[]}}"#]
        {
            let told: serde_json::Value = serde_json::from_str(&ask(wrong)).unwrap();
            assert!(!told["error"].as_str().unwrap().is_empty(), "{told}");
        }
    }
}
