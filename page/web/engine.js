// The engine: bytes of WebAssembly in, a function from question to answer out. The same text runs in the page and, as a blob, in its workers.
async function engineOf(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const { memory, jiesu_alloc, jiesu_free, jiesu_answer } = instance.exports;
  return (question) => {
    const text = new TextEncoder().encode(JSON.stringify(question));
    const place = jiesu_alloc(text.length);
    new Uint8Array(memory.buffer, place, text.length).set(text);
    const told = jiesu_answer(place, text.length) >>> 0;
    const length = new DataView(memory.buffer).getUint32(told, true);
    const answer = new TextDecoder().decode(new Uint8Array(memory.buffer, told + 4, length));
    jiesu_free(told, length + 4);
    return JSON.parse(answer);
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
        self.postMessage({ number: data.number, answer: engine(data.question) });
      }
    } catch (error) {
      self.postMessage({ number: data.number, failed: String(error) });
    }
  };
}
