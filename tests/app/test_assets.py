"""The built pages' files, found through the build's manifest."""

import json
from pathlib import Path

from app.assets import Assets

MANIFEST = {
    "src/panel/main.tsx": {
        "file": "assets/panel-1.js",
        "name": "panel",
        "isEntry": True,
        "imports": ["_live.js"],
        "css": ["assets/panel-1.css"],
    },
    "_live.js": {
        "file": "assets/live-2.js",
        "name": "live",
        "imports": ["_wire.js"],
        "css": ["assets/live-2.css"],
    },
    "_wire.js": {"file": "assets/wire-3.js", "name": "wire", "imports": ["_live.js"]},
}


def test_an_entry_brings_what_it_imports_each_once(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps(MANIFEST))
    assets = Assets(tmp_path)

    assert assets.asset("panel") == "/static/assets/panel-1.js"
    assert assets.styles("panel") == ["/static/assets/panel-1.css", "/static/assets/live-2.css"]
    assert assets.preloads("panel") == ["/static/assets/live-2.js", "/static/assets/wire-3.js"]


def test_pages_that_were_not_built_have_no_files(tmp_path: Path) -> None:
    assets = Assets(tmp_path)

    assert not assets.are_built
    assert assets.asset("panel") == ""
    assert assets.styles("panel") == assets.preloads("panel") == []
