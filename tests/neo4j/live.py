"""A real Neo4j server for the tests, from what is at hand: an address in the environment, Docker, Maven's artifacts.

`DANCHIEU_TEST_NEO4J` is an address (user in it, password in `NEO4J_PASSWORD`) of a database that the tests may empty;
`DANCHIEU_NEO4J_VERSION` another version than the one below.
"""

import contextlib
import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

import neo4j
import pytest

ROOT: Final = Path(__file__).parents[2]
VERSION: Final = os.environ.get("DANCHIEU_NEO4J_VERSION") or "5.26.30"
PASSWORD: Final = "mat-khau-thu"
HOW: Final = (
    "no Neo4j for these tests: start Docker, or install Maven and Java 17 (21 or newer for Neo4j 2025 and later),"
    " or name an empty database in DANCHIEU_TEST_NEO4J and its password in NEO4J_PASSWORD"
)
UTF8: Final = os.environ | {"LC_ALL": "C.UTF-8"}
"""Java reads paths in the locale's encoding, and the checkout may lie in a folder with Vietnamese letters."""
_POM: Final = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>danchieu</groupId><artifactId>live</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version>
</dependency></dependencies></project>
"""


class Missing(Exception):
    """There is nothing here to run a server with."""


@contextlib.contextmanager
def found(folder: Path) -> Iterator[str]:
    """The address of a server with a database that may be emptied; its password is in `NEO4J_PASSWORD`.

    Raises:
        Missing: none is to be had here.
    """
    named = os.environ.get("DANCHIEU_TEST_NEO4J")
    if named:
        yield named
        return
    if _docker_runs():
        with _container() as address:
            yield address
        return
    with LocalServer(folder) as server:
        yield server.address


def _docker_runs() -> bool:
    if not shutil.which("docker"):
        return False
    done = subprocess.run(["docker", "info", "--format", "{{.ID}}"], capture_output=True, check=False)
    return done.returncode == 0 and bool(done.stdout.strip())


@contextlib.contextmanager
def _container() -> Iterator[str]:
    from testcontainers.neo4j import Neo4jContainer

    with Neo4jContainer(f"neo4j:{VERSION}", password=PASSWORD) as container, password_in_environment():
        yield container.get_connection_url().replace("://", "://neo4j@")


@contextlib.contextmanager
def password_in_environment() -> Iterator[None]:
    """The password where danchieu looks for it, for child processes too."""
    before = os.environ.get("NEO4J_PASSWORD")
    os.environ["NEO4J_PASSWORD"] = PASSWORD
    try:
        yield
    finally:
        if before is None:
            del os.environ["NEO4J_PASSWORD"]
        else:
            os.environ["NEO4J_PASSWORD"] = before


def installed(version: str = VERSION) -> Path:
    """The folder with the server's jars (`lib`) and our compiled `Server.java` (`classes`), made the first time.

    Raises:
        Missing: there is no Maven, no Java that runs this version, or no compiler beside it.
    """
    source = Path(__file__).with_name("Server.java")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:8]
    folder = ROOT / ".venv" / f"neo4j-{version}-{digest}"
    if folder.exists():
        return folder
    compiler = Path(java(version)[0]).with_name("javac")
    if not shutil.which("mvn") or not compiler.exists():
        raise Missing(HOW)
    # Two workers may come here at once: each makes its own, and the first to be ready counts.
    made = Path(tempfile.mkdtemp(prefix="neo4j-", dir=folder.parent))
    (made / "pom.xml").write_text(_POM.format(version=version), "utf-8")
    copying = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib", "-DincludeScope=runtime"]
    compiling = [str(compiler), "-cp", "lib/*", "-d", "classes", str(source)]
    for command in (copying, compiling):
        subprocess.run(command, cwd=made, env=UTF8, check=True, stdout=subprocess.DEVNULL)
    try:
        made.rename(folder)
    except OSError:
        shutil.rmtree(made)
    return folder


def java(version: str = VERSION) -> list[str]:
    """The command of a Java that runs this version: 17 or 21 for Neo4j 5, 21 or newer after it.

    Raises:
        Missing: there is none.
    """
    homes = [os.environ.get("JAVA_HOME", ""), *map(str, sorted(Path("/usr/lib/jvm").glob("*")))]
    commands = [str(Path(home) / "bin" / "java") for home in homes if home] + [shutil.which("java") or ""]
    known = {release: command for command in commands if (release := _java_release(command))}
    fitting = [r for r in sorted(known) if (17 <= r <= 21 if version.startswith("5.") else r >= 21)]
    if not fitting:
        raise Missing(HOW)
    opened = ["--add-opens=java.base/java.nio=ALL-UNNAMED"]
    if fitting[0] >= 22:
        opened.append("--enable-native-access=ALL-UNNAMED")
    return [known[fitting[0]], *opened]


def _java_release(command: str) -> int | None:
    if not command or not Path(command).exists():
        return None
    told = subprocess.run([command, "-version"], capture_output=True, text=True, check=False).stderr
    release = re.search(r'version "(\d+)', told)
    return int(release[1]) if release else None


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass
class LocalServer:
    """A server of our own, from Maven's artifacts, that can be killed and started again on the same data.

    Attributes:
        folder: where it lives; settings: what its neo4j.conf says besides the usual.
        prefix: what its command is run by ("prlimit --fsize=…").
        tuning: options of Java; those here have it start in three seconds rather than seven.
    """

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    version: str = VERSION
    prefix: tuple[str, ...] = ()
    tuning: tuple[str, ...] = ("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    port: int = field(default_factory=free_port)
    disturbed: bool = False
    """Whether it was stopped or set up otherwise since it started as usual."""
    _process: "subprocess.Popen[bytes] | None" = None
    _environment: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    @property
    def address(self) -> str:
        """As danchieu's users write it."""
        return f"neo4j://neo4j@127.0.0.1:{self.port}"

    def __enter__(self) -> "LocalServer":
        self.start()
        self._environment.enter_context(password_in_environment())
        return self

    def __exit__(self, *exc: object) -> None:
        self._environment.close()
        self.kill()

    def start(self, **settings: str) -> None:
        """Start it and wait until it answers; `settings` with dots written as `__`."""
        self.disturbed = bool(settings or self.prefix)
        program, command = installed(self.version), java(self.version)
        conf = self.folder / "conf" / "neo4j.conf"
        conf.parent.mkdir(parents=True, exist_ok=True)
        conf.write_text(self._conf({k.replace("__", "."): v for k, v in settings.items()}), "utf-8")
        path = f"{program / 'classes'}:{program / 'lib'}/*"
        run = [*self.prefix, *command, *self.tuning, "-cp", path, "Server", str(self.folder)]
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(run, env=UTF8, stdout=log, stderr=log, start_new_session=True)
        try:
            self._wait()
        except BaseException:
            self.kill()
            raise

    def _conf(self, settings: Mapping[str, str]) -> str:
        lines = {
            "server.bolt.enabled": "true",
            "server.bolt.listen_address": f"127.0.0.1:{self.port}",
            "dbms.security.auth_enabled": "true",
            "server.memory.pagecache.size": "64m",
            "dbms.usage_report.enabled": "false",
        } | dict(self.settings)
        return "".join(f"{name}={value}\n" for name, value in {**lines, **settings}.items())

    def _wait(self) -> None:
        """Wait until it takes the password, or give it one; the driver alone knows when Bolt really answers."""
        until = time.monotonic() + 90
        while True:
            try:
                if self._answers():
                    return
            except neo4j.exceptions.Neo4jError as error:
                if "Unauthorized" in (error.code or ""):
                    self._set_password()
                    return
            except neo4j.exceptions.DriverError:
                pass
            if time.monotonic() > until or (self._process and self._process.poll() is not None):
                log = (self.folder / "server.log").read_text("utf-8", "replace")
                raise RuntimeError(f"the Neo4j server did not start: {log[-3000:]}")
            time.sleep(0.2)

    def _answers(self) -> bool:
        uri = f"bolt://127.0.0.1:{self.port}"
        with (
            neo4j.GraphDatabase.driver(uri, auth=("neo4j", PASSWORD)) as driver,
            driver.session(database="neo4j") as session,
        ):
            session.run("RETURN 1").consume()
        return True

    def _set_password(self) -> None:
        uri = f"bolt://127.0.0.1:{self.port}"
        with (
            neo4j.GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver,
            driver.session(database="system") as session,
        ):
            session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=PASSWORD).consume()

    def kill(self) -> None:
        """End it at once, as a power cut does; started again, it has what was committed."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Have it shut down: only so can it be started again for reading alone."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        process, self._process, self.disturbed = self._process, None, True
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        process.wait(60)


def empty(address: str) -> None:
    """Take everything out of the database but its schema."""
    uri, user = re.sub(r"//[^@]+@", "//", address), re.search(r"//([^@]+)@", address)
    auth = (user[1] if user else "neo4j", os.environ["NEO4J_PASSWORD"])
    with neo4j.GraphDatabase.driver(uri, auth=auth) as driver, driver.session() as session:
        while session.run("MATCH (n) WHERE NOT n:Schema WITH n LIMIT 20000 DETACH DELETE n RETURN count(*)").single(
            strict=True
        )[0]:
            pass


_S = TypeVar("_S")


@contextlib.contextmanager
def or_skip(server: contextlib.AbstractContextManager[_S]) -> Iterator[_S]:
    """Enters a server; without one its tests are skipped and say how to get one, where one is demanded they fail.

    It is demanded on CI, and where a version is asked for.
    """
    with contextlib.ExitStack() as stack:
        try:
            entered = stack.enter_context(server)
        except Missing as missing:
            if os.environ.get("CI") or os.environ.get("DANCHIEU_NEO4J_VERSION"):
                pytest.fail(str(missing))
            pytest.skip(str(missing))
        yield entered


if __name__ == "__main__":
    with LocalServer(Path(sys.argv[1]), tuning=("-Xmx6g",)) as running:
        print(running.address, flush=True)
        signal.pause()
