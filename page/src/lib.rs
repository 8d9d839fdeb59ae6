//! The simulation engine for a web page. The page sends a request as JSON and receives a reply as JSON.
//!
//! The page writes the request to memory from [`jiesu_alloc`] and calls [`jiesu_reply`]. The module [`request`] lists the requests. Every number that
//! the page shows comes from the code that the command line uses.

mod render;
pub mod request;
mod stories;

use std::alloc::Layout;

/// Size in bytes of the header before a reply: the length of the reply, little endian.
const HEADER: usize = 4;

fn layout(length: u32) -> Layout {
    // The length fits: it is a u32, and the memory of wasm32 ends before the sum could overflow.
    Layout::from_size_align(length.max(1) as usize, 8).unwrap_or(Layout::new::<u64>())
}

/// Allocates `length` zeroed bytes. Release them with [`jiesu_free`], or pass them to [`jiesu_reply`].
#[unsafe(no_mangle)]
pub extern "C" fn jiesu_alloc(length: u32) -> *mut u8 {
    // SAFETY: the layout is never of size 0.
    unsafe { std::alloc::alloc_zeroed(layout(length)) }
}

/// Releases memory.
///
/// # Safety
/// `bytes` comes from [`jiesu_alloc`] with the same `length`, or is a reply with its length plus four for the header; it is released once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jiesu_free(bytes: *mut u8, length: u32) {
    // SAFETY: as the caller promises.
    unsafe { std::alloc::dealloc(bytes, layout(length)) }
}

/// Replies to a request of `length` bytes of JSON and releases its memory. The reply starts with its length in four bytes, little endian; its JSON
/// follows. Release the reply with [`jiesu_free`], with that length plus four.
///
/// # Safety
/// `request` comes from [`jiesu_alloc`] with the same `length` and is not used afterwards.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jiesu_reply(request: *mut u8, length: u32) -> *mut u8 {
    // SAFETY: as the caller promises; the memory was zeroed when it was allocated.
    let json = request::reply(unsafe { std::slice::from_raw_parts(request, length as usize) });
    // SAFETY: as the caller promises.
    unsafe { jiesu_free(request, length) };
    let reply = jiesu_alloc((HEADER + json.len()) as u32);
    if !reply.is_null() {
        // SAFETY: the memory is new and has room for both.
        unsafe {
            std::ptr::copy_nonoverlapping((json.len() as u32).to_le_bytes().as_ptr(), reply, HEADER);
            std::ptr::copy_nonoverlapping(json.as_ptr(), reply.add(HEADER), json.len());
        }
    }
    reply
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_request_has_a_reply_even_a_wrong_one() {
        let send = |request: &[u8]| -> serde_json::Value {
            let length = request.len() as u32;
            let bytes = jiesu_alloc(length);
            // SAFETY: the memory has this length; the reply is released with its own.
            let text = unsafe {
                std::ptr::copy_nonoverlapping(request.as_ptr(), bytes, request.len());
                let reply = jiesu_reply(bytes, length);
                let size = u32::from_le_bytes([0, 1, 2, 3].map(|i| *reply.add(i)));
                let text = String::from_utf8(std::slice::from_raw_parts(reply.add(HEADER), size as usize).to_vec()).unwrap();
                jiesu_free(reply, size + HEADER as u32);
                text
            };
            serde_json::from_str(&text).unwrap()
        };
        assert_eq!(send(br#"{"stories":{}}"#)["stories"][0]["name"], "twins");
        for wrong in
            [&b""[..], b"\xff", br#"{"twins":{"story":"twins","seed":"x","on":[]}}"#, br#"{"twins":{"story":"none","seed":"1","on":[]}}"#]
        {
            let reply = send(wrong);
            assert!(!reply["error"].as_str().unwrap().is_empty(), "{reply}");
        }
    }
}
