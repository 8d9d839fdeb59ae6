"""Puts the page together: python3 page/build.py ENGINE.wasm OUT.html

One file: words, style, scripts and the packed engine. The policy lets in these very scripts, by their hashes, and nothing from elsewhere."""

import base64
import gzip
import hashlib
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parent / "web"
SCRIPTS = ["words.js", "charts.js", "flow.js", "many.js", "page.js"]


def read(name):
    return (WEB / name).read_text(encoding="utf-8").strip()


def hashed(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def page(engine):
    style, engine_js = read("style.css"), read("engine.js")
    page_js = '"use strict";\n' + "\n".join(read(name) for name in SCRIPTS)
    for text in (style, engine_js, page_js):
        assert "</" not in text, "a script or style that would end its own element"
    policy = [
        "default-src 'none'",
        f"script-src {hashed(engine_js)} {hashed(page_js)} 'wasm-unsafe-eval'",
        f"style-src {hashed(style)}",
        "worker-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    parts = {
        "POLICY": "; ".join(policy),
        "STYLE": style,
        "ENGINE": base64.b64encode(gzip.compress(engine, 9, mtime=0)).decode(),
        "ENGINE_JS": engine_js,
        "PAGE_JS": page_js,
    }
    text = read("index.html")
    for name, part in parts.items():
        assert text.count(f"@{name}@") == 1, name
        text = text.replace(f"@{name}@", part)
    return text + "\n"


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(source.read_bytes()), encoding="utf-8")
