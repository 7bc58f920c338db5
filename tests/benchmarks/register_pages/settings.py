"""Settings of the measured server: the product's own, connections kept as in production, and the peer's addresses."""

from umkm_registry.settings import *  # noqa: F403 - all of them, whatever they will be
from umkm_registry.settings import DATABASES

ROOT_URLCONF = "tests.benchmarks.register_pages.peer"
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
