"""Every file is short, has one job, and says it in its first line."""

import ast
from pathlib import Path

from tests.site.sources import PRODUCT, ROOT, files, functions, length, modules

DRAWERS = {"utils", "helpers", "common", "core", "services", "managers", "misc", "lib"}


def test_no_file_has_300_lines():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files(*PRODUCT, "tests", suffix=".py")
        if (lines := len(path.read_text("utf-8").splitlines())) >= 300
    }
    assert long == {}


def test_no_function_has_more_than_30_lines():
    long = {
        f"{path}: {function.name}": length(function)
        for path, tree in modules(*PRODUCT, "tests").items()
        for function in functions(tree)
        if length(function) > 30
    }
    assert long == {}


def test_no_view_has_more_than_15_lines():
    """A view is a function that takes the request, in a file of views or panels."""
    long = {
        f"{path}: {function.name}": length(function)
        for path, tree in modules(*PRODUCT).items()
        if Path(path).stem in ("views", "panels") or "views" in Path(path).parts
        for function in functions(tree)
        if function.args.args and function.args.args[0].arg == "request" and length(function) > 15
    }
    assert long == {}


def test_no_command_has_more_than_30_lines():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files(*PRODUCT, suffix=".py")
        if path.parent.name == "commands" and (lines := len(path.read_text("utf-8").splitlines())) > 30
    }
    assert long == {}


def test_no_file_is_a_drawer_for_everything():
    drawers = [str(path.relative_to(ROOT)) for path in files(*PRODUCT, "tests") if path.stem in DRAWERS]
    drawers += [str(path) for path in map(Path, PRODUCT) for part in path.rglob("*") if part.name in DRAWERS]
    assert drawers == []


def test_every_module_says_its_job_in_its_first_line():
    silent = []
    for path, tree in modules(*PRODUCT, "tests").items():
        text = (ROOT / path).read_text("utf-8")
        if text and not (ast.get_docstring(tree) and text.startswith('"""') and text[3] not in "\n "):
            silent.append(path)
    assert silent == []


def test_nothing_is_left_to_be_done_and_nothing_is_switched_off():
    marks = ["TO" + "DO", "FIX" + "ME", "pytest.mark." + "skip", "x" + "fail"]
    found = [
        f"{path.relative_to(ROOT)}: {mark}"
        for path in files(*PRODUCT, "tests", "templates", "static")
        if path.suffix in (".py", ".html", ".css", ".js")
        for mark in marks
        if mark in path.read_text("utf-8")
    ]
    assert found == []


def test_rows_do_no_work_when_they_are_saved():
    working = [
        f"{path}: {node.name}.{method.name}"
        for path, tree in modules(*PRODUCT).items()
        if "models" in path
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for method in node.body
        if isinstance(method, ast.FunctionDef) and method.name in ("save", "delete")
    ]
    assert working == []
