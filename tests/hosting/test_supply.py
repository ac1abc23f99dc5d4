"""What ships and builds is listed, actions are pinned, the container builds from the repository alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from clock import TODAY
from commands.init import HERE
from faq.check import check
from faq.hosting.supply import supply_files
from faq.model import Content
from faq.source import load
from site_support import CONTENT, LIVE, ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def content() -> Content:
    found, problems = check(load(ROOT / "docs"), TODAY)
    assert found, problems
    return found


def test_the_list_of_parts_is_valid_and_complete(site_dir: Path) -> None:
    text = (site_dir / "sbom.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    parts = {part["name"]: part for part in json.loads(text)["components"]}
    shipped = {name for name, part in parts.items() if part["scope"] == "required"}
    assert shipped == {"lunr.js", "Source Sans Pro", "DejaVu Sans Mono"}
    locked = re.findall(
        r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(locked) == set(parts) - shipped


def test_every_licence_of_what_ships_is_in_the_site(site_dir: Path) -> None:
    notices = (site_dir / "third-party-notices.txt").read_text(encoding="utf-8")
    for words in (
        "Oliver Nightingale",
        "Permission is hereby granted",
        "SIL OPEN FONT LICENSE",
        "Bitstream Vera Fonts Copyright",
    ):
        assert words.lower() in notices.lower(), words


@pytest.mark.parametrize(
    ("changes", "contact"),
    [
        ({"email": "lpse@contoh.go.id"}, "mailto:lpse@contoh.go.id"),
        ({"website": "https://lpse.contoh.go.id/"}, "https://lpse.contoh.go.id/"),
        ({"website": "http://lpse.contoh.go.id/"}, ""),
        ({}, ""),
    ],
)
def test_security_txt_is_there_where_someone_can_be_reached(
    content: Content, changes: dict[str, Any], contact: str
) -> None:
    agency = replace(content.agency, **{"email": "", "website": "", "feedback_url": "", **changes})
    made = supply_files(replace(content, agency=agency), ROOT / "requirements.txt")
    text = made.get(".well-known/security.txt", b"").decode()
    assert bool(text) is bool(contact)
    if contact:
        assert f"Contact: {contact}\n" in text
        assert re.search(r"^Expires: \d{4}-\d\d-\d\dT00:00:00Z$", text, re.MULTILINE)


def test_what_security_rests_on_is_there() -> None:
    named = re.findall(r"`([\w.-]+/[\w./-]*|[A-Z]+\.md)`", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert len(named) > 8
    assert [path for path in named if not (ROOT / path).exists()] == []


def steps() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file in WORKFLOWS:
        for name, job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].items():
            for step in job["steps"]:
                yield file.name, name, step


def test_actions_are_pinned_by_digest_and_keep_no_credentials() -> None:
    used = [(file, step) for file, _, step in steps() if "uses" in step]
    assert used
    for file, step in used:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", step["uses"]), f"{file}: {step['uses']}"
        if step["uses"].startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False, file


def test_every_pinned_action_names_its_version_beside_it() -> None:
    for file in WORKFLOWS:
        for line in file.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                assert re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), f"{file.name}: {line.strip()}"


def test_no_job_has_more_rights_than_it_names() -> None:
    for file in WORKFLOWS:
        workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {}, file.name
        for name, job in workflow["jobs"].items():
            assert "permissions" in job, f"{file.name}: {name}"
            # What runs other people's packages must not be able to write anything.
            if any("make" in step.get("run", "") for step in job["steps"]):
                assert job["permissions"] == {"contents": "read"}, f"{file.name}: {name}"


def instructions() -> list[tuple[str, str]]:
    """Instruction and argument of every line of the container file."""
    joined = CONTAINER.replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def test_the_container_needs_nothing_but_the_repository() -> None:
    found = instructions()
    images = [argument.split()[0] for name, argument in found if name == "FROM"]
    assert len(images) == 2
    assert all(
        re.fullmatch(r"docker\.io/[\w/-]+:[\w.-]*\d[\w.-]*(@sha256:[0-9a-f]{64})?", image) for image in images
    ), images
    assert not [
        argument
        for name, argument in found
        if name == "ADD" or "curl" in argument or "http://get" in argument
    ]
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    needed = {
        "overrides",
        "scripts",
        "docs",
        LIVE.name,
        HERE,
        "mkdocs.yml",
        "pyproject.toml",
        "requirements.txt",
    }
    assert {f"!{name}" for name in needed} <= {*kept}
    assert kept[1] == "*"
    pip = next(argument for name, argument in found if "pip install" in argument)
    assert "--require-hashes" in pip


def test_images_are_pinned_by_the_digest_of_their_registry(tmp_path: Path) -> None:
    """With a program in place of skopeo that knows a digest for each image, twice, as images become newer."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "Containerfile").write_text(CONTAINER, encoding="utf-8")
    for number in ("1", "2"):
        asked = tmp_path / "skopeo"
        asked.write_text(
            f'#!/bin/sh\ncase "$4" in *python*) d=a;; *) d=b;; esac\nprintf "sha256:$d%063d" {number}\n',
            encoding="utf-8",
        )
        asked.chmod(0o755)
        command = ["make", "-s", "pin-images"]
        path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
        subprocess.run(command, cwd=tmp_path, env={**os.environ, "PATH": path}, check=True)
        text = (tmp_path / "Containerfile").read_text(encoding="utf-8")
        assert re.findall(r"^FROM \S+@sha256:(.).{62}(.)", text, re.MULTILINE) == [
            ("a", number),
            ("b", number),
        ]
        assert re.sub(r"@sha256:\w+", "", text) == re.sub(r"@sha256:\w+", "", CONTAINER)


def test_no_workflow_puts_what_others_wrote_into_a_command() -> None:
    for file, _, step in steps():
        assert "${{" not in step.get("run", ""), file


def test_the_container_serves_without_root() -> None:
    found = instructions()
    last = found[max(at for at, (name, _) in enumerate(found) if name == "FROM") :]
    assert ("USER", "101") in last
    assert ("EXPOSE", "8080") in last
    assert not [argument for name, argument in last if name == "RUN"]


def test_the_commands_of_the_container_build_a_site(tmp_path: Path) -> None:
    """Every RUN of the build stage but pip's, with the container's folders moved below a temporary one.

    The content is that of a site below a path of its host.
    """
    content = shutil.copytree(CONTENT, tmp_path / "isi")
    agency = content / "_data/agency.yml"
    text = agency.read_text(encoding="utf-8")
    agency.write_text(re.sub(r"(?m)^(site_url: https://[^/]+/)", r"\1bantuan/faq/", text), encoding="utf-8")
    environment = {**os.environ, "CONTENT": str(content)}
    commands = [
        argument for name, argument in instructions() if name == "RUN" and "pip install" not in argument
    ]
    assert len(commands) == 4
    for command in commands:
        moved = re.sub(
            r"(?<![\w/.])/(site\.conf|site|srv/www|srv/healthy)(?=[\s\"/$.]|$)", rf"{tmp_path}/\1", command
        )
        moved = moved.replace("python ", f"{sys.executable} ").replace("--compress best", "--no-pdf")
        done = subprocess.run(
            ["sh", "-ec", moved], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    config = (tmp_path / "site.conf").read_text(encoding="utf-8")
    assert "listen 8080;" in config
    assert "[::]" not in config
    home = tmp_path / "srv/www/bantuan/faq"
    assert "location /bantuan/faq/ {" in config
    assert [*(tmp_path / "srv/www").rglob("sw.js")] == [home / "sw.js"]
    asked = (tmp_path / "srv/healthy").read_text(encoding="utf-8")
    assert asked == "wget -q --spider http://127.0.0.1:8080/bantuan/faq/sw.js\n"
    assert (home / "index.html").is_file()
