"""Prompts are files in `prompts/`: front matter that names their variables, then what a model is told."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from string import Template

from advisor.llm.base import Message
from advisor.sources.located import read_front_matter

_PARTS = re.compile(r"^## (system|user)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said to a model, with `$name` where a variable goes."""

    name: str
    system: str
    user: str
    variables: frozenset[str]

    @property
    def digest(self) -> str:
        """Twelve hex digits that change whenever a word of the prompt does."""
        return hashlib.sha256(f"{self.system}\n{self.user}".encode()).hexdigest()[:12]

    def messages(self, **values: str) -> tuple[Message, Message]:
        """The prompt filled in. What a worker wrote is filled in once and never read as a template.

        Raises TypeError when a variable is missing or unknown.
        """
        if values.keys() != self.variables:
            odd = sorted(values.keys() ^ self.variables)
            raise TypeError(f"prompt {self.name}: missing or unknown variables {odd}")
        return (
            Message("system", Template(self.system).substitute(values)),
            Message("user", Template(self.user).substitute(values)),
        )


def load_prompt(name: str, folder: Path) -> Prompt:
    """The prompt in `folder`/`name`.md. Raises KnowledgeError with file, line and remedy."""
    located = read_front_matter(folder / f"{name}.md", folder)
    data = located.data if isinstance(located.data, dict) else {}
    variables = data.get("variables")
    if not isinstance(variables, list) or not all(isinstance(one, str) for one in variables):
        located.fail("没有写明 variables", "在开头写 variables: [名字, …]；没有就写 []")
    before, *rest = _PARTS.split(located.body)
    parts = dict(zip(rest[::2], (text.strip() for text in rest[1::2]), strict=True))
    if before.strip() or set(parts) != {"system", "user"} or len(rest) != 4:
        located.fail_in_body("分段不对", "正文分两段，标题各为一行 ## system 和 ## user")
    prompt = Prompt(name, parts["system"], parts["user"], frozenset(variables))
    templates = Template(prompt.system), Template(prompt.user)
    if not all(template.is_valid() for template in templates):
        located.fail_in_body("有一个单独的 $", "变量写成 $名字，要写 $ 本身就写 $$")
    used = {identifier for template in templates for identifier in template.get_identifiers()}
    if used != prompt.variables:
        odd = "、".join(sorted(used ^ prompt.variables))
        located.fail(f"variables 与正文对不上（{odd}）", "用到的都要列出，列出的都要用到", "variables")
    return prompt
