"""Generated exports that look like those of OSS, for trying, tests and measuring; shares nothing with the reader."""

from permits.oss.samples.files import write
from permits.oss.samples.sheets import LAYOUTS, lines, make

__all__ = ["LAYOUTS", "lines", "make", "write"]
