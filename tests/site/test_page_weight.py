"""The first page of a new browser stays small: half the phones of the field are on a weak signal."""

import re

import pytest
from django.test import Client

from tests.register_samples import make_business

LIMIT = 300_000
GZIP = {"Accept-Encoding": "gzip"}


def bytes_of(client: Client, address: str) -> tuple[int, str]:
    """What travels for `address`, and the page as text."""
    response = client.get(address, headers=GZIP)
    assert response.status_code == 200, address
    body = response.getvalue()
    text = "" if address.startswith("/static") else client.get(address).content.decode()
    return len(body), text


@pytest.mark.parametrize("address", ["/masuk/", "/usaha/"])
def test_page_styles_and_scripts_together_stay_below_the_limit(cast, settings, address):
    settings.WHITENOISE_USE_FINDERS = True  # as in a demo; production serves the same files compressed beforehand
    for number in range(25):
        make_business(f"Amplang Ombak {number}")
    client = Client()
    if address != "/masuk/":
        client.force_login(cast["data_manager"])
    size, text = bytes_of(client, address)
    parts = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', text))
    assert parts
    assert size + sum(bytes_of(client, part)[0] for part in parts) < LIMIT
