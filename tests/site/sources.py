"""The files of the project, as the rules about all of them read them."""

import ast
from pathlib import Path

from django.conf import settings

ROOT: Path = settings.BASE_DIR
PRODUCT = ("umkm_registry", "permits", "curation")
NOT_OURS = {".git", ".venv", ".data", "__pycache__", "node_modules", "migrations", "staticfiles"}


def files(*folders: str, suffix: str = "") -> list[Path]:
    """Files under the folders (all of the project when none is named), without what tools leave behind."""
    found = []
    for folder in folders or (".",):
        for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
            parts = path.relative_to(ROOT).parts
            hidden = any(part.startswith(".") and part not in (".ci", ".gitignore") for part in parts)
            if path.is_file() and not hidden and not NOT_OURS.intersection(parts):
                found.append(path)
    return found


def modules(*folders: str) -> dict[str, ast.Module]:
    """Path from the root → syntax tree of every Python file in the folders."""
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text("utf-8")) for path in files(*folders, suffix=".py")}


def functions(tree: ast.Module):
    """Every function and method of a module, nested ones too."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(node) -> int:
    """Lines from `def` to the last one; decorators do not count."""
    return node.end_lineno - node.lineno + 1
