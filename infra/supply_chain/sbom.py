"""`make sbom`: what each zip and the project are made of, as CycloneDX 1.6 (ECMA-424) in JSON.

Versions and hashes are those of the committed pins, licences and dependencies those that the
installed packages tell of themselves. The same checkout gives the same bytes: no time of day and no
random number is in them.
"""

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from infra.local.engine.distribution import OPENSEARCH
from infra.pins.update import PROJECT, pins_in
from infra.supply_chain.tools import ROOT

ZIPS = ("api", "ingest")
"""The dependency groups that are shipped to Lambda."""
NAMESPACE = uuid.UUID("5a7d1c1e-6a0f-5b0e-9f0c-5b7f1d3f7a51")
"""Of the serial numbers: a bill with the same content has the same number."""

type Bill = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pin:
    """A package of the index at its only version.

    Attributes:
        requirement: name, version and, for some, the platforms that it is for.
        hashes: SHA-256 of each file that may be installed; empty where the pin has none.
    """

    requirement: Requirement
    hashes: Sequence[str] = ()

    @property
    def name(self) -> str:
        """The package's normalized name."""
        return str(canonicalize_name(self.requirement.name))

    @property
    def version(self) -> str:
        """The exact version."""
        return str(self.requirement.specifier).removeprefix("==")

    @property
    def is_for_lambda(self) -> bool:
        """Whether it is installed where the functions run: on Linux."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate({"sys_platform": "linux"})

    @property
    def purl(self) -> str:
        """The package URL, which also names the component within a bill."""
        return f"pkg:pypi/{self.name}@{self.version}"


def read_pins(text: str) -> list[Pin]:
    """Return the pins of a requirements file, with their hashes."""
    lines = text.replace("\\\n", " ").splitlines()
    return [
        Pin(Requirement(pin.strip()), re.findall(r"sha256:([0-9a-f]{64})", hashes))
        for pin, _, hashes in (line.partition("--hash=") for line in lines)
    ]


def zip_bill(group: str) -> Bill:
    """Return the bill of materials of a zip.

    Args:
        group: one of `ZIPS`.
    """
    pins = [
        pin
        for pin in read_pins((ROOT / "requirements" / f"{group}.txt").read_text())
        if pin.is_for_lambda
    ]
    asked = _project()["dependency-groups"][group]
    return _bill(f"summitry-{group}", pins, _names(asked), required={pin.name for pin in pins})


def project_bill() -> Bill:
    """Return the bill of materials of the project: its command line, tools, tests and engine.

    What only tests and tools use has the scope `excluded`, as CycloneDX calls it.
    """
    project = _project()
    pins = [Pin(Requirement(pin)) for pin in pins_in((ROOT / PROJECT).read_text())]
    asked = _names(project["project"]["dependencies"])
    groups = (each for group in project["dependency-groups"].values() for each in group)
    bill = _bill("summitry", pins, asked | _names(groups), required=_reached(asked))
    bill["components"].append(_engine())
    return _numbered(bill)


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / PROJECT).read_text())


def _names(asked: Iterable[str]) -> set[str]:
    return {canonicalize_name(Requirement(each).name) for each in asked}


def _needs(package: str) -> set[str]:
    """Return what an installed package asks for here; nothing where it is for another platform."""
    try:
        asked = map(Requirement, requires(package) or [])
    except PackageNotFoundError:
        return set()
    return {
        str(canonicalize_name(each.name))
        for each in asked
        if each.marker is None or each.marker.evaluate({"extra": ""})
    }


def _reached(names: Collection[str]) -> set[str]:
    found: set[str] = set()
    queue = list(names)
    while queue:
        name = queue.pop()
        if name not in found:
            found.add(name)
            queue += _needs(name)
    return found


def _bill(
    name: str, pins: Sequence[Pin], asked: Collection[str], required: Collection[str]
) -> Bill:
    version = _project()["project"]["version"]
    root = f"pkg:generic/{name}@{version}"
    purls = {pin.name: pin.purl for pin in pins}
    graph = {root: asked} | {pin.purl: _needs(pin.name) for pin in pins}
    return _numbered(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": {
                "component": {
                    "type": "application",
                    "bom-ref": root,
                    "name": name,
                    "version": version,
                    "purl": root,
                    "licenses": [{"license": {"id": "Apache-2.0"}}],
                }
            },
            "components": [_component(pin, pin.name in required) for pin in pins],
            "dependencies": [_edges(ref, needed, purls) for ref, needed in sorted(graph.items())],
        }
    )


def _edges(ref: str, needed: Collection[str], purls: Mapping[str, str]) -> dict[str, Any]:
    return {"ref": ref, "dependsOn": sorted(purls[name] for name in needed if name in purls)}


def _component(pin: Pin, required: bool) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": pin.purl,
        "name": pin.name,
        "version": pin.version,
        "purl": pin.purl,
        "scope": "required" if required else "excluded",
        "licenses": _licences(pin.name),
    }
    if pin.hashes:
        # One of these files is installed, by platform; a component's own hashes would mean all.
        hashes = [{"alg": "SHA-256", "content": content} for content in pin.hashes]
        component["externalReferences"] = [
            {"type": "distribution", "url": pin.purl, "hashes": hashes}
        ]
    return component


def _licences(package: str) -> list[dict[str, Any]]:
    """Return the licence that an installed package tells: an SPDX expression or its own words."""
    try:
        told = metadata(package)
    except PackageNotFoundError:
        return []
    if told.get("License-Expression"):
        return [{"expression": told["License-Expression"]}]
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier", [])
        if line.startswith("License :: ")
    ]
    named = classifiers or told.get("License", "").splitlines()[:1]
    return [{"license": {"name": name}} for name in named if name]


def _engine() -> dict[str, Any]:
    purl = f"pkg:maven/{OPENSEARCH.group}/{OPENSEARCH.artifact}@{OPENSEARCH.version}?type=zip"
    return {
        "type": "application",
        "bom-ref": purl,
        "name": OPENSEARCH.artifact,
        "purl": purl,
        "version": OPENSEARCH.version,
        "scope": "excluded",
        "hashes": [{"alg": "SHA-256", "content": OPENSEARCH.sha256}],
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }


def _numbered(bill: Bill) -> Bill:
    content = {name: part for name, part in bill.items() if name != "serialNumber"}
    number = uuid.uuid5(NAMESPACE, json.dumps(content, sort_keys=True))
    return content | {"serialNumber": number.urn}


def main(arguments: Sequence[str]) -> int:
    """Write a bill of materials for each zip and one for the project.

    Args:
        arguments: the folder to write to, which is made.

    Returns:
        Exit code 0.
    """
    [folder] = map(Path, arguments)
    folder.mkdir(parents=True, exist_ok=True)
    bills = {f"summitry-{group}": zip_bill(group) for group in ZIPS} | {"summitry": project_bill()}
    for name, bill in bills.items():
        path = folder / f"{name}.cdx.json"
        path.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n")
        sys.stdout.write(f"{path}: {len(bill['components'])} components\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
