"""Filling in a form of the register the way a browser sends it: with all that stood in it, and a few new answers."""

from html.parser import HTMLParser

from django.test import Client


class _Form(HTMLParser):
    """The fields of the page's last form with a hidden `asal`, name → value."""

    def __init__(self):
        super().__init__()
        self.fields, self.select = {}, None

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "select":
            self.select = told["name"]
            self.fields[self.select] = ""
        elif tag == "option" and "selected" in told:
            self.fields[self.select] = told["value"]
        elif tag == "input" and told.get("name") not in (None, "q", "csrfmiddlewaretoken"):
            self._take(told)

    def _take(self, told):
        if told.get("type") == "radio":
            if "checked" in told:
                self.fields[told["name"]] = told["value"]
        elif told["name"] == "ditanya":
            self.fields.setdefault("ditanya", []).append(told["value"])
        else:
            self.fields[told["name"]] = told.get("value", "")


def fields_of(page: str) -> dict:
    """What a browser would send if the person changed nothing."""
    form = _Form()
    form.feed(page)
    return form.fields


def opened(client: Client, address: str) -> dict:
    """The form at `address`, as it stands."""
    response = client.get(address)
    assert response.status_code == 200
    return fields_of(response.content.decode())


def sent(client: Client, address: str, fields: dict) -> str:
    """The page that follows sending `fields`."""
    return client.post(address, fields, follow=True).content.decode()


def edit(client: Client, address: str, /, **answers) -> str:
    """Open the form, give `answers`, send it; the page that follows."""
    return sent(client, address, opened(client, address) | answers)
