"""Builds the page: python3 page/build.py ENGINE.wasm OUT.html

One file with text, style, scripts and the compressed engine. The content security policy allows only these scripts, by their hashes."""

import base64
import gzip
import hashlib
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parent / "web"
SCRIPTS = ["words.js", "charts.js", "flow.js", "many.js", "page.js"]


def read(name):
    return (WEB / name).read_text(encoding="utf-8").strip()


def hash_source(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def page(engine):
    style, engine_js = read("style.css"), read("engine.js")
    page_js = '"use strict";\n' + "\n".join(read(name) for name in SCRIPTS)
    for text in (style, engine_js, page_js):
        assert "</" not in text, "a script or style contains a closing tag"
    policy = [
        "default-src 'none'",
        f"script-src {hash_source(engine_js)} {hash_source(page_js)} 'wasm-unsafe-eval'",
        f"style-src {hash_source(style)}",
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
