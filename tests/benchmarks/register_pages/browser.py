"""A browser without pictures: logs in, asks for pages, and stops the time."""

import gzip
import re
import time
from collections.abc import Iterable
from html import unescape
from http.cookiejar import CookieJar
from itertools import cycle, islice
from math import ceil
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

WARM_UP = 3
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
NEXT = re.compile(r'href="([^"]+)" rel="next"')


class Browser:
    """One person, logged in. Every request has a connection of its own; answers come compressed."""

    def __init__(self, port: int, username: str, password: str):
        self.start = f"http://127.0.0.1:{port}"
        self.cookies = CookieJar()
        self.opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(self.cookies))
        self.opener.addheaders = [("Accept-Encoding", "gzip")]
        page, _ = self.get("/masuk/")
        form = {"csrfmiddlewaretoken": TOKEN.search(page)[1], "username": username, "password": password}
        with self.opener.open(f"{self.start}/masuk/", urlencode(form).encode()) as answer:
            if answer.url.endswith("/masuk/"):
                raise RuntimeError(f"{username} cannot log in")

    def get(self, address: str) -> tuple[str, float]:
        """The page and the seconds to its last byte; urllib raises for anything but success."""
        started = time.perf_counter()
        with self.opener.open(self.start + address) as answer:
            body = answer.read()
        seconds = time.perf_counter() - started
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(body) if packed else body).decode(), seconds

    @property
    def cookie(self) -> str:
        """The header that lets another client read as this person."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)


def timed(browser: Browser, addresses: list[str], requests: int) -> list[float]:
    """[p50, p95] in ms of so many requests, over the addresses in turn, after some to warm up."""
    asked = islice(cycle(addresses), WARM_UP + requests)
    return percentiles([browser.get(address)[1] for address in asked][WARM_UP:])


def follow(browser: Browser, address: str, pages: int) -> list[float]:
    """[p50, p95] in ms of the pages from `address` on, each found by the link to the next one on the page before."""
    seconds = []
    while address and len(seconds) < pages:
        page, taken = browser.get(address)
        seconds.append(taken)
        following = NEXT.search(page)
        address = urljoin(address, unescape(following[1])) if following else ""
    return percentiles(seconds)


def percentiles(seconds: Iterable[float]) -> list[float]:
    """[p50, p95] in ms, each a time that was really measured (nearest rank)."""
    ranked = sorted(seconds)
    return [round(1000 * ranked[ceil(len(ranked) * share) - 1], 1) for share in (0.5, 0.95)]
