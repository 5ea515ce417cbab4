"""Checks the QML: its layout by qmlformat, its names and types by qmllint.

qmllint knows the types that Python registers from descriptions generated here, so that a
binding to a property that does not exist is found.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
QML = ROOT / "resources" / "qml"
TYPES = ROOT / "build" / "qmltypes"
MODULE = "Kiosk.Display"
REGISTERING = "QML_IMPORT_NAME"


def tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of PySide's tools."""
    command = [str(BIN / f"pyside6-{name}"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def describe_types(display: Path, out: Path) -> None:
    """Write the descriptions of the types that Python registers, as a QML module in `out`."""
    module = out.joinpath(*MODULE.split("."))
    module.mkdir(parents=True, exist_ok=True)
    sources = sorted(p for p in display.glob("*.py") if REGISTERING in p.read_text("utf-8"))
    metatypes = module / "metatypes.json"
    made = tool("metaobjectdump", "-c", "-o", str(metatypes), *map(str, sources))
    assert made.returncode == 0, made.stderr
    mark_constant(metatypes)
    made = tool(
        "qmltyperegistrar",
        f"--generate-qmltypes={module / 'display.qmltypes'}",
        f"--import-name={MODULE}",
        "--major-version=1",
        f"--foreign-types={','.join(map(str, foreign_types()))}",
        "-o",
        str(module / "registration.cpp"),
        str(metatypes),
    )
    assert made.returncode == 0, made.stderr
    qmldir = f"module {MODULE}\ntypeinfo display.qmltypes\nimport QtQuick\n"
    (module / "qmldir").write_text(qmldir, encoding="utf-8")


def mark_constant(metatypes: Path) -> None:
    """Say of properties without a signal that they never change; metaobjectdump leaves it out."""
    files = json.loads(metatypes.read_text("utf-8"))
    for file in files:
        for described in file["classes"]:
            for prop in described.get("properties", ()):
                prop["constant"] = "notify" not in prop
    metatypes.write_text(json.dumps(files), encoding="utf-8")


def foreign_types() -> list[Path]:
    """List Qt's own descriptions, which name the bases of our types."""
    import PySide6

    folder = Path(PySide6.__file__).parent / "Qt" / "metatypes"
    return sorted(folder.glob("qt6core_*.json")) + sorted(folder.glob("qt6quick_*.json"))


def lint(files: list[Path], types: Path, qml: Path = QML) -> str:
    """Return what qmllint has to say, or nothing."""
    done = tool("qmllint", "-W", "0", "-I", str(types), "-I", str(qml), *map(str, files))
    return done.stdout + done.stderr if done.returncode else ""


def misformatted(files: list[Path]) -> list[Path]:
    """List the files that qmlformat would change."""
    return [
        file
        for file in files
        if tool("qmlformat", "--normalize", str(file)).stdout != file.read_text("utf-8")
    ]


def main() -> int:
    """Check all QML; with --fix, lay it out anew."""
    files = sorted(QML.rglob("*.qml"))
    describe_types(ROOT / "kiosk" / "display", TYPES)
    found = lint(files, TYPES)
    print(found, end="")
    wrong = misformatted(files)
    if "--fix" in sys.argv and wrong:
        tool("qmlformat", "--normalize", "-i", *map(str, wrong))
        wrong = []
    for file in wrong:
        print(f"{file.relative_to(ROOT)}: not laid out by qmlformat (run with --fix)")
    return 1 if found or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
