"""Keys of a demo installation: made up once, kept beside its data, readable by their owner only."""

import base64
import os
import secrets
from pathlib import Path


def demo_key(folder: Path, name: str) -> str:
    """The 32-byte key `name` in base64, made at first use. Two processes starting at once get the same one."""
    path = folder / name
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = folder / f".{name}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(base64.b64encode(secrets.token_bytes(32)).decode())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # the other process was first; its key counts
        finally:
            draft.unlink()
    return path.read_text()
