"""Personal data sealed before it reaches the database: encrypt, open, and a keyed hash to compare by.

A sealed value is text, `<key id>:<base64 of nonce + AES-256-GCM ciphertext>`; a hash is `<key id>:<32 hex digits>`.
Both carry the id of their key, so several keys can live side by side while one replaces another.
Source of the duty: UU 27/2022 on personal data.
"""

import base64
import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


@lru_cache
def _keys(setting: str) -> dict[str, tuple[AESGCM, bytes]]:
    """Key id → (sealing key, hashing key), in the order of the setting: the first one seals."""
    keys = {}
    for part in setting.split(","):
        key_id, _, encoded = part.strip().partition(":")
        secret = base64.b64decode(encoded, validate=True)
        if len(secret) < 32:
            raise ValueError("Setiap kunci data pribadi harus 32 bita, ditulis dalam base64.")
        keys[key_id] = (
            AESGCM(hmac.digest(secret, b"seal", "sha256")),
            hmac.digest(secret, b"compare", "sha256"),
        )
    return keys


def key_ids() -> list[str]:
    """The ids of all keys at hand; the first one seals."""
    return list(_keys(settings.PERSONAL_DATA_KEYS))


def seal(text: str) -> str:
    """`text` encrypted with the first key; a different result at each call."""
    key_id, (cipher, _) = next(iter(_keys(settings.PERSONAL_DATA_KEYS).items()))
    nonce = os.urandom(NONCE_BYTES)
    return f"{key_id}:{base64.b64encode(nonce + cipher.encrypt(nonce, text.encode(), None)).decode()}"


def unseal(sealed: str) -> str:
    """The text inside. KeyError when its key is gone, InvalidTag when it was tampered with."""
    key_id, _, body = sealed.partition(":")
    raw = base64.b64decode(body)
    return _keys(settings.PERSONAL_DATA_KEYS)[key_id][0].decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], None).decode()


def fingerprint(text: str) -> str:
    """The keyed hash to store beside a sealed value: equal texts have equal ones."""
    key_id, (_, key) = next(iter(_keys(settings.PERSONAL_DATA_KEYS).items()))
    return f"{key_id}:{hashlib.blake2b(text.encode(), key=key, digest_size=16).hexdigest()}"


def fingerprints(text: str) -> list[str]:
    """The keyed hash under every key, for looking a value up while keys are being replaced."""
    return [
        f"{key_id}:{hashlib.blake2b(text.encode(), key=key, digest_size=16).hexdigest()}"
        for key_id, (_, key) in _keys(settings.PERSONAL_DATA_KEYS).items()
    ]
