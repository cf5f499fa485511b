"""The program's version, as people and county files see it."""

VERSION = "0.2.0"
