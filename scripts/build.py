"""The one command line of the project. `build.py COMMAND --help` says what each command reads and writes.

Exit status: 0 done, 1 problems in the content, 2 wrong use, 3 the environment lacks something.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import keyword
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Installed, all this is a package; the modules in it keep the names that they have in a clone.
sys.path.insert(0, str(ROOT / "scripts"))

try:
    from commands.console import PROGRAM, Failure, let_argparse_speak, reason_of, speech
except ModuleNotFoundError as missing:
    # Whoever types `python scripts/build.py` means the Python that `make` prepared.
    own = ROOT / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if own.is_file() and Path(sys.prefix).resolve() != own.parent.parent.resolve():
        sys.exit(subprocess.run([own, *sys.argv], check=False).returncode)
    print(
        f"build.py: paket {missing.name} belum terpasang; jalankan `make site` lebih dahulu\n"
        f"build.py: the package {missing.name} is not installed; run `make site` first",
        file=sys.stderr,
    )
    sys.exit(3)

COMMANDS = (
    "accept",
    "bench",
    "check",
    "editors",
    "deploy",
    "explain",
    "import",
    "init",
    "new",
    "offline",
    "pages",
    "pdf",
    "rename",
    "renumber-draft",
    "report",
    "retire",
    "serve",
    "site",
    "translate",
    "verify",
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    # Content is very many objects that live as long as the run: collecting garbage among them frees nothing.
    gc.set_threshold(100_000, 50, 1000)
    arguments = sys.argv[1:] if arguments is None else arguments
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What an author wrote may hold a character that the terminal cannot show.
        sys.stdout.reconfigure(errors="backslashreplace")
    say = speech()
    let_argparse_speak(say)
    parser = argparse.ArgumentParser(prog=PROGRAM, description=say("help_build"))
    commands = parser.add_subparsers(dest="command", metavar=say("command"), required=True)
    try:
        # Only the named command is imported: each starts at once and needs only its own packages.
        for name in [name for name in COMMANDS if name in arguments[:1]] or COMMANDS:
            module = f"{name}_" if keyword.iskeyword(name) else name.replace("-", "_")
            importlib.import_module(f"commands.{module}").add(commands)
        args = parser.parse_args(arguments)
        args.root = ROOT
        return int(args.run(args))
    except Failure as failure:
        print(f"{PROGRAM}: {failure}", file=sys.stderr)
        return failure.status
    except ModuleNotFoundError as error:
        print(f"{PROGRAM}: {say('package_missing', name=error.name)}", file=sys.stderr)
        return 3
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        file = error.filename or say("some_file")
        said = say("disk_failed", file=file, reason=reason_of(error, say))
        print(f"{PROGRAM}: {said}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print(f"{PROGRAM}: {say('stopped')}", file=sys.stderr)
        return 130


if __name__ == "__main__":
    status = main()
    # At its end Python would look through all objects again, which the system takes back as a whole.
    gc.freeze()
    sys.exit(status)
