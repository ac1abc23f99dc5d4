"""How a reader works a page: with the keyboard alone, or with a finger alone."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Page

# More presses of Tab than any page needs.
PATIENCE = 200
FIRST_RESULT = "a[data-answer]"


class Hand(Protocol):
    """One way of using a page."""

    page: Page

    def press(self, target: str) -> None:
        """Follow a link or press a button."""

    def choose(self, target: str) -> None:
        """Pick a radio button or tick a box."""

    def select(self, target: str, value: str) -> None:
        """Pick one of a list."""

    def write(self, target: str, text: str) -> None:
        """Replace what a field holds."""

    def take_first_result(self) -> None:
        """Open the first answer that a search lists."""


class Keys:
    """Tab, arrows, Space and Enter. A target that the focus cannot reach fails the test."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: str) -> None:
        self._reach(target)
        self.page.keyboard.press("Enter")

    def choose(self, target: str) -> None:
        group = self.page.locator(target).first.get_attribute("name")
        radio = self.page.locator(target).first.get_attribute("type") == "radio"
        self._reach(f'[name="{group}"]' if radio else target)
        for _ in range(PATIENCE):
            if self._is_on(target):
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")

    def select(self, target: str, value: str) -> None:
        self._reach(target)
        for key in ("Home", *["ArrowDown"] * self.page.locator(f"{target} option").count()):
            self.page.keyboard.press(key)
            if self.page.locator(target).input_value() == value:
                return
        raise AssertionError(f"the keyboard cannot pick {value} in {target}")

    def write(self, target: str, text: str) -> None:
        self._reach(target)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def take_first_result(self) -> None:
        self.page.keyboard.press("ArrowDown")
        assert self._is_on(FIRST_RESULT), (
            "the arrow key does not lead from the search box to the first answer"
        )
        self.page.keyboard.press("Enter")

    def _reach(self, target: str) -> None:
        for _ in range(PATIENCE):
            if self._is_on(target):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard cannot reach {target}")

    def _is_on(self, target: str) -> bool:
        return bool(self.page.evaluate("target => document.activeElement.matches(target)", target))


class Finger:
    """Taps on what can be seen; every target must be 24 pixels wide and high at least."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: str) -> None:
        self._tap(target)

    def choose(self, target: str) -> None:
        self._tap(f"label:has({target})")

    def select(self, target: str, value: str) -> None:
        # The list itself is drawn by the system, out of a script's reach.
        place = self.page.locator(target)
        box = place.bounding_box()
        assert box and box["height"] >= 24, f"{target} is too small for a finger: {box}"
        place.select_option(value)

    def write(self, target: str, text: str) -> None:
        self._tap(target)
        self.page.locator(target).first.fill(text)

    def take_first_result(self) -> None:
        self._tap(FIRST_RESULT)

    def _tap(self, target: str) -> None:
        place = self.page.locator(target).locator("visible=true").first
        place.scroll_into_view_if_needed()
        box = place.bounding_box()
        assert box, f"nothing to tap at {target}"
        assert box["width"] >= 24 and box["height"] >= 24, f"{target} is too small for a finger: {box}"
        place.tap()
