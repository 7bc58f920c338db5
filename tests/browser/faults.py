"""What is wrong with the page a browser shows: too wide, too small to touch, closed to some people, in the console."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

TOUCH = 44

# Controls lower than a finger. A link within a sentence may be; a link that covers its row is as high as the row.
SMALL_TARGETS = """
least => [...document.querySelectorAll("a, button, input, select, textarea, summary")].flatMap(control => {
  const box = control.closest("label") || control;
  const within = node => [...node.parentElement.childNodes].some(
    other => other.nodeType === Node.TEXT_NODE && other.textContent.trim());
  if (control.type === "hidden" || !control.checkVisibility({checkOpacity: false})) return [];
  if (control.matches("a.skip-link")) return [];
  if (control.matches("a") && getComputedStyle(control).display === "inline" && within(control)) return [];
  const covers = getComputedStyle(control, "::after").position === "absolute";
  const target = covers ? control.closest("tr, li") : box;
  const height = target.getBoundingClientRect().height;
  return height && height < least - 0.5 ? [`${control.outerHTML.slice(0, 110)} (${height.toFixed(0)} px)`] : [];
})
"""
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
STILL_LOADING = "[hx-trigger=load], .htmx-request"
TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", event =>
  console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


def listen(context: BrowserContext) -> list[str]:
    """What the pages of `context` complain about from now on: errors, policy violations, answers of 400 and more."""
    heard: list[str] = []
    context.add_init_script(TELL_VIOLATIONS)
    context.on("console", lambda message: message.type == "error" and heard.append(message.text))
    context.on("weberror", lambda error: heard.append(str(error.error)))
    context.on("response", lambda answer: answer.status >= 400 and heard.append(f"{answer.status} {answer.url}"))
    return heard


def visit(page: Page, address: str) -> None:
    """Open the address and wait for the panels that htmx fetches."""
    page.goto(address)
    expect(page.locator(STILL_LOADING)).to_have_count(0, timeout=30_000)


def shape_faults(page: Page) -> list[str]:
    """Sideways scrolling, and on a phone controls lower than a finger."""
    found = ["geser ke samping"] if page.evaluate(TOO_WIDE) else []
    if page.viewport_size["width"] < 992:
        found += page.evaluate(SMALL_TARGETS, TOUCH)
    return found


def access_faults(page: Page) -> list[str]:
    """Serious and critical findings of axe."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:150]}"
        for violation in violations
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]
