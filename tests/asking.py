"""Asking for a page as somebody, the way tests do it everywhere."""

from django.test import Client


def logged_in(user) -> Client:
    """A browser in which `user` is logged in."""
    client = Client()
    client.force_login(user)
    return client


def text(client: Client, address: str, **headers) -> str:
    """The page at `address`, which has to be there."""
    response = client.get(address, headers=headers)
    assert response.status_code == 200, response.status_code
    return response.content.decode()
