"""Reading our own Markdown: its links, headings, code blocks and generated parts."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.programs import REPOSITORY

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Page:
    """One Markdown file of the repository."""

    path: Path

    @property
    def text(self) -> str:
        """All of it."""
        return self.path.read_text("utf-8")

    @property
    def name(self) -> str:
        """Where it is, from the root of the repository."""
        return str(self.path.relative_to(REPOSITORY))

    @property
    def prose(self) -> str:
        """Its text without code blocks."""
        return _FENCE.sub("", self.text)

    def links(self) -> Iterator[tuple[bool, str]]:
        """(is it a picture, target) of each link that is not to the web."""
        for bang, target in _LINK.findall(_CODE.sub("", self.prose)):
            if not re.match(r"[a-z]+:", target):
                yield bang == "!", target

    def anchors(self) -> set[str]:
        """What a link may name behind `#`, as GitHub and GitLab make it from headings."""
        return {_anchor(heading) for heading in _HEADING.findall(self.prose)}

    def commands(self) -> Iterator[str]:
        """Lines to be typed: all of a `bash` block, those behind `$ ` of a `console` block."""
        for language, body in _FENCE.findall(self.text):
            for line in body.replace("\\\n", " ").splitlines():
                if language == "bash" and line and not line.startswith("#"):
                    yield line
                elif language == "console" and line.startswith("$ "):
                    yield line.removeprefix("$ ")

    def codes(self) -> set[str]:
        """Everything in `backticks` outside code blocks."""
        return set(_CODE.findall(self.prose))

    def part(self, name: str) -> str:
        """The generated part called `name`; empty when the page has none."""
        found = re.search(_part(name), self.text, re.DOTALL)
        return found[2] if found else ""

    def with_part(self, name: str, content: str) -> str:
        """The page's text with a generated part made anew."""
        return re.sub(
            _part(name), lambda old: old[1] + content + old[3], self.text, flags=re.DOTALL
        )


def files(*endings: str) -> list[Path]:
    """Files of the project by how their paths end; what is installed or cached here is left out."""
    found = []
    for folder, below, names in os.walk(REPOSITORY):
        below[:] = [name for name in below if name == ".ci" or not _made_here(name)]
        paths = (Path(folder, name) for name in names)
        found += [path for path in paths if path.as_posix().endswith(endings)]
    return sorted(found)


def _made_here(folder: str) -> bool:
    return folder.startswith(".") or folder in ("node_modules", "dist", "build", "test-results")


def pages() -> list[Page]:
    """Every Markdown file of the project."""
    return [Page(path) for path in files(".md")]


def page(name: str) -> Page:
    """One page by its path from the root."""
    return Page(REPOSITORY / name)


def _part(name: str) -> str:
    return rf"(<!-- generated: {re.escape(name)} -->\n)(.*?)(<!-- end -->)"


def _anchor(heading: str) -> str:
    plain = re.sub(r"[^\w\- ]", "", heading.casefold())
    return plain.strip().replace(" ", "-")
