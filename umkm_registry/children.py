"""Child processes that belong together: started, started again when one dies, ended together."""

import signal
import subprocess
import time
from collections.abc import Callable

PATIENCE = 15  # seconds a child has for ending its work


class Children:
    """Keeps one process running for every command of `commands`, name → argument list."""

    def __init__(self, commands: dict[str, list[str]], tell: Callable[[str], None]):
        self.commands = commands
        self.tell = tell
        self.running: dict[str, subprocess.Popen] = {}

    def keep_running(self, each_second: Callable[[], None]) -> None:
        """Start them and return when this process is told to end (Ctrl-C, SIGTERM), the children being gone.

        `each_second` is called between two looks at the children.
        """
        # Ctrl-C, too: a shell lets a process that it starts in the background ignore it.
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, signal.default_int_handler)
        try:
            while True:
                self._start_missing()
                each_second()
                time.sleep(1)
        except KeyboardInterrupt:
            self.tell("Menghentikan …")
        finally:
            self._end()

    def _start_missing(self) -> None:
        for name, command in self.commands.items():
            child = self.running.get(name)
            if child and child.poll() is not None:
                self.tell(f"Proses {name} berhenti (kode {child.returncode}); dijalankan lagi.")
            if not child or child.returncode is not None:
                # A session of its own: Ctrl-C reaches this process, which then ends the children in order.
                self.running[name] = subprocess.Popen(command, start_new_session=True)

    def _end(self) -> None:
        for child in self.running.values():
            child.terminate()
        for child in self.running.values():
            try:
                child.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
