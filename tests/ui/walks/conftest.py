"""Walks over a window that stands: one for each module, which says in `walk` what it shows."""

import pytest


@pytest.fixture
def settle(walk):
    return walk.settle


@pytest.fixture
def window(walk):
    walk.window.resize(1280, 820)
    return walk.window
