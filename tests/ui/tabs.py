"""Tabs by the words on them, as a person finds them."""

from PySide6.QtWidgets import QTabWidget


def tab_words(tabs: QTabWidget) -> list[str]:
    """What the tabs are called, from left to right."""
    return [tabs.tabText(place) for place in range(tabs.count())]


def current_tab(tabs: QTabWidget) -> str:
    """What the tab one looks at is called."""
    return tabs.tabText(tabs.currentIndex())


def turn_to(tabs: QTabWidget, words: str) -> None:
    """Look at a tab."""
    tabs.setCurrentIndex(tab_words(tabs).index(words))
