// Sends requests to the engine of the page outside a browser, one JSON per line: node engine.mjs ENGINE_JS ENGINE_WASM
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";

const [script, wasm] = process.argv.slice(2);
const engineOf = runInThisContext(`${readFileSync(script, "utf8")};engineOf`);
const request = await engineOf(readFileSync(wasm));
for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(request(JSON.parse(line))));
