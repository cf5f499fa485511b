"""The first command: half a `.venv` is known as such and made anew, and messages name the cause."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev
import dev_setup

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """Most of a whole `.venv`: an interpreter that starts and something named pip."""
    folder = tmp_path_factory.mktemp("pattern") / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    packages = next(folder.rglob("site-packages"))
    (packages / "pip.py").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A project of its own with requirements for "run" and no `.venv` yet."""
    folder = tmp_path / "requirements"
    folder.mkdir()
    (folder / "run.txt").write_text("altgraph==0.17.5\n", encoding="utf-8")
    monkeypatch.setattr(dev_setup, "ROOT", tmp_path)
    monkeypatch.setattr(dev_setup, "REQUIREMENTS", folder)
    monkeypatch.setattr(dev_setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev_setup, "STAMP", tmp_path / ".venv" / "installed.txt")
    return tmp_path


@pytest.fixture
def whole(place, pattern):
    shutil.copytree(pattern, dev_setup.VENV, symlinks=True)
    dev_setup.STAMP.write_text("", encoding="utf-8")
    return dev_setup.VENV


def interpreter_gone(venv: Path) -> None:
    dev_setup.venv_python().unlink()


def interpreter_of_a_python_that_was_removed(venv: Path) -> None:
    dev_setup.venv_python().unlink()
    dev_setup.venv_python().symlink_to(venv / "not there")


def interpreter_spoiled(venv: Path) -> None:
    dev_setup.venv_python().unlink()
    dev_setup.venv_python().write_bytes(b"\0 no program")
    dev_setup.venv_python().chmod(0o755)


def pip_gone(venv: Path) -> None:
    next(venv.rglob("pip.py")).unlink()


def broken_off(venv: Path) -> None:
    dev_setup.STAMP.unlink()


def emptied(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.mkdir()


def a_file(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.write_text("", encoding="utf-8")


def a_link_to_nothing(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.symlink_to(venv.with_name("elsewhere"))


HALVES = {
    interpreter_gone: "has no interpreter",
    interpreter_spoiled: "has an interpreter that does not start",
    pip_gone: "has no pip",
    broken_off: "was not finished",
    emptied: "has no interpreter",
    a_file: "has no interpreter",
}
if os.name == "posix":
    HALVES[interpreter_of_a_python_that_was_removed] = "has no interpreter"
    HALVES[a_link_to_nothing] = "is not there"


@pytest.mark.parametrize(
    ("spoil", "fault"), HALVES.items(), ids=lambda value: getattr(value, "__name__", "")
)
def test_half_a_venv_is_known_and_made_anew(whole, pattern, spoil, fault, monkeypatch):
    assert dev_setup.fault_of_venv() == ""
    spoil(whole)
    assert dev_setup.fault_of_venv() == fault
    said = Listener(pattern)
    monkeypatch.setattr(dev_setup, "listen", said)
    dev_setup.prepare("run")
    assert [words[-1] for words in said.made] == [whole, "--default-pip"]
    assert dev_setup.fault_of_venv() == ""


def test_a_venv_of_another_python_is_made_anew(whole, monkeypatch):
    monkeypatch.setattr(dev_setup, "RUNNING", (3, 99))
    found = "{}.{}".format(*sys.version_info[:2])
    assert dev_setup.fault_of_venv() == f"belongs to another Python ({found})"


def test_a_whole_venv_with_its_packages_is_left_alone(whole, monkeypatch):
    calls = Listener()
    monkeypatch.setattr(dev_setup, "listen", calls)
    dev_setup.prepare("run")
    dev_setup.prepare("run")
    assert (len(calls.made), len(calls.installed)) == (0, 1)


class Listener:
    """Stands in for the commands of venv and pip; other commands run."""

    def __init__(self, pattern=None, code=0, said="", stops=None):
        self.pattern, self.answer, self.stops = pattern, (code, said), stops
        self.made, self.installed = [], []
        self._listen = dev_setup.listen

    def __call__(self, *command):
        words = list(command)
        if "venv" in words:
            shutil.copytree(self.pattern, words[-1], symlinks=True)
        if "venv" in words or "ensurepip" in words:
            self.made.append(words)
            return 0, ""
        if "install" in words:
            self.installed.append(words)
            if self.stops:
                raise self.stops
            return self.answer
        return self._listen(*command)


def test_killed_while_packages_are_put_in_place_is_not_whole(whole, monkeypatch):
    monkeypatch.setattr(dev_setup, "listen", Listener(stops=KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        dev_setup.prepare("run")
    assert dev_setup.fault_of_venv() == "was not finished"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("Temporary failure in name resolution", ""),
        ("Installing collected packages: a, b\n[Errno 28] No space left", "was not finished"),
    ],
    ids=["before anything was put in place", "after"],
)
def test_a_failed_install_spoils_only_what_it_touched(whole, monkeypatch, said, fault):
    dev_setup.STAMP.write_text("done-before", encoding="utf-8")
    monkeypatch.setattr(dev_setup, "listen", Listener(code=1, said=said))
    with pytest.raises(dev_setup.Stop):
        dev_setup.prepare("run")
    assert dev_setup.fault_of_venv() == fault
    assert fault or dev_setup.STAMP.read_text(encoding="utf-8") == "done-before"


def test_the_venvs_own_python_does_not_saw_off_its_branch(whole, monkeypatch):
    broken_off(whole)
    monkeypatch.setattr(sys, "prefix", str(whole))
    with pytest.raises(dev_setup.Stop, match="its own Python"):
        dev_setup.prepare("run")
    assert whole.exists()


WORKER = """
import sys
from pathlib import Path
import dev_setup
dev_setup.ROOT = Path(sys.argv[1])
work = "import sys; open(sys.argv[1], 'w').close(); open(sys.argv[2]).read()"
with dev_setup.alone():
    dev_setup.listen(sys.executable, "-c", work, *sys.argv[2:])
"""


@pytest.mark.skipif(os.name == "nt", reason="files in use are not taken away on Windows")
def test_what_a_killed_call_left_running_is_waited_for(tmp_path, monkeypatch, capsys):
    import fcntl

    begun, ends = tmp_path / "begun", tmp_path / "ends"
    for pipe in (begun, ends):
        os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-c", WORKER, tmp_path, begun, ends], cwd=ROOT) as call:
        begun.read_bytes()
        call.kill()
    waits = fcntl.flock

    def flock(place, how):
        if how == fcntl.LOCK_EX:
            ends.write_bytes(b"")
        waits(place, how)

    monkeypatch.setattr(dev_setup, "ROOT", tmp_path)
    monkeypatch.setattr(fcntl, "flock", flock)
    with dev_setup.alone():
        assert capsys.readouterr().out.startswith("Another call still works")


NO_NAME = (
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(\"Failed to "
    "establish a new connection: [Errno -3] Temporary failure in name resolution\")': /simple/a/\n"
)
NOT_FOUND = "ERROR: No matching distribution found for altgraph==0.17.5\n"
CERTIFICATE = "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate"
HASHES = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n"


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        (NO_NAME + NOT_FOUND, "network connection"),
        ("NameResolutionError(\"Failed to resolve 'pypi.org'\")\n" + NOT_FOUND, "network"),
        ("ReadTimeoutError: Read timed out. (read timeout=15)\n" + NOT_FOUND, "network"),
        ("ERROR: Could not find a version (from versions: none)\n" + NOT_FOUND, "network"),
        ("ERROR: Could not find a version (from versions: 0.1)\n" + NOT_FOUND, "ready-made"),
        ("E: Failed to fetch http://a/b.deb  Temporary failure resolving 'a'", "network"),
        (NO_NAME + HASHES, "not the one that is pinned"),
        (NO_NAME + "ERROR: [Errno 28] No space left on device", "room on the disk"),
        ("OSError: [WinError 112] Es steht nicht genug Speicherplatz", "room on the disk"),
        ("E: You don't have enough free space in /var/cache/apt/archives/.", "room on the disk"),
        (f"{CERTIFICATE} verify failed\n" + NOT_FOUND, "not trusted"),
        ("ProxyError('Cannot connect to proxy.', NewConnectionError('refused'))", "proxy"),
        ("/usr/bin/python3: No module named ensurepip", "without ensurepip"),
        ("/x/.venv/bin/python: No module named pip", "no pip"),
        ("ModuleNotFoundError: No module named 'pip'", "no pip"),
        ("E: Could not get lock /var/lib/dpkg/lock-frontend.", "Another program"),
        ("ERROR: [Errno 30] Read-only file system: '/x'", "may not be written"),
        ("PermissionError: [WinError 5] Zugriff verweigert: 'python.exe'", "may not be written"),
        (NOT_FOUND, "ready-made"),
        ("\nstopped by signal 9", "memory"),
        ("first\n\nsomething else\n", "last words:\n  first\n  something else"),
    ],
)
def test_a_failure_names_its_cause(said, meaning):
    text = str(dev_setup.failed("It could not be done.", said))
    assert text.startswith("It could not be done. ")
    assert meaning in text


def test_what_cannot_be_started_and_what_is_killed_have_failed():
    assert dev_setup.listen("/no/such/program")[0] == 1
    if os.name == "posix":
        code, said = dev_setup.listen("sh", "-c", "echo begun; kill -9 $$")
        assert (code, said.split("\n")) == (-9, ["begun", "", "stopped by signal 9"])


@pytest.fixture
def bare_debian(monkeypatch):
    """A Debian whose Python has no ensurepip, with apt; keeps what is asked of the system."""
    asked = []
    monkeypatch.setattr(dev_setup.platform, "system", lambda: "Linux")
    monkeypatch.setattr(dev_setup.shutil, "which", lambda name: name)
    monkeypatch.setattr(dev_setup.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(dev_setup, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(dev_setup, "RUNNING", (3, 11))
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(dev_setup, "listen", lambda *words: asked.append(words) or (0, ""))
    return asked


def test_what_python_and_qt_lack_is_installed_at_once(bare_debian):
    dev_setup.see_to_system(pip=True, qt=True)
    update, install = bare_debian
    assert update[-3:] == ("apt-get", "update", "-q")
    assert install[-2:] == ("python3.11-venv", "libegl1")
    assert "sudo" not in install


def test_sudo_is_used_where_it_asks_nothing(bare_debian, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev_setup, "may_sudo", lambda: True)
    dev_setup.see_to_system(pip=True, qt=False)
    assert all(words[:2] == ("sudo", "-n") for words in bare_debian)


def test_without_rights_the_one_command_is_named(bare_debian, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev_setup, "may_sudo", lambda: False)
    with pytest.raises(dev_setup.Stop, match=r"sudo apt-get install .*python3.11-venv libegl1$"):
        dev_setup.see_to_system(pip=True, qt=True)
    assert bare_debian == []


def test_a_python_from_elsewhere_gets_no_package_that_would_not_help(bare_debian, monkeypatch):
    monkeypatch.setattr(sys, "base_prefix", "/opt/python")
    dev_setup.see_to_system(pip=True, qt=False)
    assert bare_debian == []


@pytest.mark.parametrize("name", ["dev.py", "dev_setup.py"])
def test_the_first_command_needs_nothing_that_debian_leaves_out(name):
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    found = {
        module.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in (
            [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }
    assert found <= sys.stdlib_module_names | {"dev_setup"}
    assert not found & {"venv", "ensurepip", "distutils", "tkinter", "pip"}


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ([], ["-n", "2", "-q"]),
        (["dev"], ["tests/dev", "-n", "2", "-q"]),
        (["ui/widgets", "db"], ["tests/ui/widgets", "tests/db", "-n", "2", "-q"]),
        (["tests/dev", "-x"], ["tests/dev", "-x"]),
        (["-k", "dev"], ["-k", "dev"]),
    ],
)
def test_a_room_can_be_tested_by_its_name(given, asked, monkeypatch):
    monkeypatch.setattr(dev, "prepare", lambda kind, qt: None)
    monkeypatch.setattr(dev, "python", lambda *words, **values: list(words))
    assert dev.test(given) == ["-m", "pytest", *asked]
