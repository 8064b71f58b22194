"""Writes what the program is made of: `sbom.cdx.json` (CycloneDX 1.6) and the licences of all third parties.

    python packaging/sbom/build.py [FOLDER]      # build/third_parties, from where the packages take it

The list is held against the standard's own schema before it is written. A part without a known licence, or without
its text, ends the build.
"""

import sys
import tomllib
from pathlib import Path

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from parts import Part, parts

ROOT = Path(__file__).resolve().parents[2]
SBOM, LICENCES = "sbom.cdx.json", "LICENCES.txt"
_RULE = "=" * 100


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "third_parties"
    found = parts(ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SBOM).write_text(sbom(found, version(ROOT)), encoding="utf-8")
    (folder / LICENCES).write_text(licences(found), encoding="utf-8")
    print(f"{len(found)} third parties: {folder / SBOM}, {folder / LICENCES}")
    return 0


def version(root: Path) -> str:
    """The program's own."""
    text = (root / "desktop" / "__init__.py").read_text("utf-8")
    return str(tomllib.loads(text[text.index("__version__") :])["__version__"])


def sbom(found: list[Part], own_version: str) -> str:
    """CycloneDX JSON, valid by its schema. Raises ValueError where it is not."""
    bom = Bom()
    program = Component(name="peiting", version=own_version, type=ComponentType.APPLICATION, bom_ref="peiting")
    program.licenses.add(LicenseExpression("Apache-2.0"))
    bom.metadata.component = program
    components = {part.name: _component(part) for part in found}
    for part in found:
        bom.components.add(components[part.name])
        bom.register_dependency(components[part.name], [components[name] for name in part.needs])
    bom.register_dependency(program, components.values())
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(f"the list of parts does not fit its schema: {wrong}")
    return text


def licences(found: list[Part]) -> str:
    """Who made what, under which licence, and every text once."""
    texts: dict[str, list[str]] = {}
    for part in found:
        for _name, text in part.texts:
            texts.setdefault(text.strip(), []).append(part.name)
    rows = [f"{part.name} {part.version}".strip().ljust(40) + f"{part.licence}  ({part.source})" for part in found]
    head = "陪听 Peiting 用到的第三方软件、识别模型和语音，以及它们的许可证。\nThird parties, and their licences.\n"
    told = [f"\n{_RULE}\n{', '.join(dict.fromkeys(users))}\n{_RULE}\n\n{text}" for text, users in texts.items()]
    return "\n".join([head, *rows, *told, ""])


def _component(part: Part) -> Component:
    kind = ComponentType.LIBRARY if part.kind == "library" else ComponentType.MACHINE_LEARNING_MODEL
    made = Component(name=part.name, version=part.version or None, type=kind, bom_ref=part.name)
    made.licenses.add(LicenseExpression(part.licence))
    if part.source.startswith("pkg:"):
        made.purl = PackageURL.from_string(part.source)
    else:
        made.external_references.add(ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.source)))
    if part.sha256:
        made.hashes.add(HashType(alg=HashAlgorithm.SHA_256, content=part.sha256))
    return made


if __name__ == "__main__":
    sys.exit(main())
