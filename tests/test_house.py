"""The house rules: which way imports run, where ids live, and that the documents are true."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from components.page import page
from components.page.ids import Id
from data.selection import TABS

FLOORS = ["data", "components/drawing", "components/paper", "components/addresses", "components/page", "app"]  # imports run down
PAGE = Path("components/page")
PARTS = sorted(path for path in PAGE.rglob("*.py") if re.search(r"^PART = ", path.read_text(encoding="utf-8"), re.MULTILINE))


def dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts)


def imports(path: Path) -> set[str]:
    """The modules a file imports, as dotted names."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_module_is_on_a_floor_of_the_house() -> None:
    modules = [
        path for path in [Path("app.py"), *Path("components").rglob("*.py"), *Path("data").rglob("*.py")] if path.name != "__init__.py"
    ]
    elsewhere = [path for path in modules if not any(str(path.with_suffix("")).startswith(floor) for floor in FLOORS)]
    assert elsewhere == [Path("components/figure.py")]  # a command, above all floors but the page


def test_tests_stand_in_folders_of_the_house() -> None:
    stray = [
        path
        for path in Path("tests").rglob("test_*.py")
        if path.parts[1] in ("data", "components") and not Path(*path.parts[1:-1]).is_dir()
    ]
    assert stray == []


def test_no_file_is_long() -> None:
    files = [
        path
        for folder in ("components", "data", "assets", "tests")
        for end in ("py", "js", "css")
        for path in Path(folder).rglob(f"*.{end}")
    ]
    assert {str(path): lines for path in files if (lines := path.read_text(encoding="utf-8").count("\n")) > 250} == {}


@pytest.mark.parametrize("floor", FLOORS[:-1])
def test_imports_run_down_the_house(floor: str) -> None:
    """app -> page -> addresses -> paper -> drawing -> data."""
    above = {name.replace("/", ".") for name in FLOORS[FLOORS.index(floor) + 1 :]} | {"components.figure", "tests"}
    for path in Path(floor).rglob("*.py"):
        assert not {name for name in imports(path) if any(name == one or name.startswith(f"{one}.") for one in above)}, path


def test_what_runs_needs_only_what_is_installed_to_run() -> None:
    """`make run` installs requirements.txt alone: what only tests and tools need is not there."""
    group = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["dev"]
    tools = {re.split(r"[=<>\[]", line)[0].casefold().replace("_", "-") for line in group}
    absent = [name for name, owners in packages_distributions().items() if {one.casefold().replace("_", "-") for one in owners} <= tools]
    assert "shapely" in absent
    block = f"import sys; sys.modules.update(dict.fromkeys({absent!r}))"  # None there means: not found
    done = subprocess.run(
        [sys.executable, "-c", f"{block}; import app, components.figure, data.__main__; app.create_app()"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_data_knows_neither_dash_nor_plotly() -> None:
    for path in Path("data").rglob("*.py"):
        assert not {name.split(".")[0] for name in imports(path)} & {"dash", "plotly", "flask"}, path


@pytest.mark.parametrize("folder", ["components/drawing", "components/paper"])
def test_figures_know_no_dash(folder: str) -> None:
    for path in Path(folder).rglob("*.py"):
        assert not {module.split(".")[0] for module in imports(path)} & {"dash", "dash_mantine_components", "dash_ag_grid", "flask"}, path


def test_no_part_imports_another_and_only_the_page_imports_parts() -> None:
    parts = {dotted(path) for path in PARTS}
    assert len(parts) >= 15
    for path in [*Path("components").rglob("*.py"), Path("app.py")]:
        taken = parts & imports(path)
        assert path == PAGE / "page.py" or not taken, path


def test_a_part_is_one_line_of_the_page() -> None:
    parts = {dotted(path) for path in PARTS}
    assert {importlib.import_module(name).PART for name in parts} == set(page.PARTS)
    assert len(page.PARTS) == len(parts)
    places = {place for part in page.PARTS for place in part.places}
    assert {f"tab:{name}" for name in TABS} == {place for place in places if place.startswith("tab:")}


def test_only_the_app_reads_the_environment() -> None:
    for path in [*Path("components").rglob("*.py"), *Path("data").rglob("*.py")]:
        assert "os" not in imports(path), path


def test_no_id_is_written_out_but_in_ids() -> None:
    literal = re.compile(r"\b(?:Input|Output|State)\(\s*[\"']|(?<!<clipPath )(?<!<pattern )\bid=[\"']")  # SVG names its own
    for path in [*Path("components").rglob("*.py"), Path("app.py")]:
        assert not literal.search(path.read_text(encoding="utf-8")), path


def test_scripts_and_styles_name_only_ids_of_the_page() -> None:
    known = {value for name, value in vars(Id).items() if name.isupper()}
    script = "".join(path.read_text(encoding="utf-8") for path in Path("assets").rglob("*.js"))
    named = set(re.findall(r"(?:getElementById\(\"|querySelector\(\"#|startsWith\(\")([a-z]+-[a-z-]+)", script))
    named |= set(re.findall(r"[\"(]#([a-z]+-[a-z-]+)", script))
    style = "".join(path.read_text(encoding="utf-8") for path in Path("assets").rglob("*.css"))
    styled = set(re.findall(r"#([a-z]+-[a-z-]+)", style))
    styled -= {"react-entry-point", f"{Id.TABS}-tab-encounters", "first-hatch"}  # of Dash, of a tab, of the first map
    assert named
    assert styled
    assert (named | styled) - known == set()


def test_contributing_says_why_each_library_is_here() -> None:
    text = Path("CONTRIBUTING.md").read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z0-9-]+)==", Path("requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    dev = re.findall(r'^  "([a-z0-9-]+)==', Path("pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(pinned) >= 8
    assert [name for name in [*pinned, *dev] if f"`{name}`" not in text] == []


def test_every_requirement_is_pinned() -> None:
    lines = Path("requirements.txt").read_text(encoding="utf-8").split()
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9.]+", line) for line in lines)


def test_the_readme_names_every_setting_and_opens_with_a_picture() -> None:
    text = Path("README.md").read_text(encoding="utf-8")
    settings = set(re.findall(r'environ\.get\("(\w+)"', Path("app.py").read_text(encoding="utf-8")))
    settings |= set(re.findall(r"^(\w+) \?=", Path("Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert [name for name in settings if f"`{name}`" not in text] == []
    picture = re.search(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert picture
    assert Path(picture.group(1)).exists()
    assert text.index("make run") < text.index("make test")


def test_the_readme_s_paths_exist() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        for path in re.findall(r"`((?:components|data|assets|tests)/[\w./]*\w)`", Path(name).read_text(encoding="utf-8")):
            assert Path(path).exists(), f"{name}: {path}"


def test_the_command_line_explains_itself() -> None:
    for words, told in ((["--help"], "geocode"), (["import", "--help"], "historyatstate"), (["check", "--help"], "exit 1")):
        answer = subprocess.run([sys.executable, "-m", "data", *words], capture_output=True, text=True, check=True)
        assert told in answer.stdout


def test_check_exits_1_with_one_line_per_finding(folder: Path) -> None:
    path = folder / "stops.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("bilateral", "party"), encoding="utf-8")
    answer = subprocess.run([sys.executable, "-m", "data", "check", "--tables", str(folder)], capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert len(answer.stdout.splitlines()) == 3
    assert answer.stdout.startswith("stops.csv: row 2, column kind: 'party' does not match")


def test_an_import_that_fails_tells_in_a_line(folder: Path, tmp_path: Path) -> None:
    words = ["import", "historyatstate", str(tmp_path / "nowhere"), "--tables", str(folder)]
    answer = subprocess.run([sys.executable, "-m", "data", *words], capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1].startswith("error: ")
    assert "Traceback" not in answer.stderr


def test_the_running_server_imports_no_importer() -> None:
    """What builds tables stays out of what answers readers."""
    listing = "import sys, app; app.create_app(); print(*(name for name in sys.modules if name.startswith('data.')))"
    loaded = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if name.startswith("data.imports")] == []
    assert "data.words" in loaded


def test_scripts_offer_what_dash_calls() -> None:
    named = {
        name
        for path in PAGE.rglob("*.py")
        for name in re.findall(r'ClientsideFunction\("page", "(\w+)"\)', path.read_text(encoding="utf-8"))
    }
    offered = Path("assets/modules/main.js").read_text(encoding="utf-8").partition("const callbacks = {")[2].partition("\n};")[0]
    assert named == set(re.findall(r"(\w+): \w+\.\w+", offered))
