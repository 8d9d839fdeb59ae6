// The engine: takes the bytes of the WebAssembly module, returns a function from request to reply. The same text runs in the page and in its workers.
async function engineOf(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const { memory, jiesu_alloc, jiesu_free, jiesu_reply } = instance.exports;
  return (request) => {
    const text = new TextEncoder().encode(JSON.stringify(request));
    const place = jiesu_alloc(text.length);
    new Uint8Array(memory.buffer, place, text.length).set(text);
    const start = jiesu_reply(place, text.length) >>> 0;
    const length = new DataView(memory.buffer).getUint32(start, true);
    const reply = new TextDecoder().decode(new Uint8Array(memory.buffer, start + 4, length));
    jiesu_free(start, length + 4);
    return JSON.parse(reply);
  };
}

if (typeof document === "undefined" && typeof self !== "undefined" && "postMessage" in self) {
  let engine;
  self.onmessage = async ({ data }) => {
    try {
      if (data.bytes) {
        engine = await engineOf(data.bytes);
        self.postMessage({ ready: true });
      } else {
        self.postMessage({ number: data.number, reply: engine(data.request) });
      }
    } catch (error) {
      self.postMessage({ number: data.number, failed: String(error) });
    }
  };
}
