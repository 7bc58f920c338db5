"""What stands under "Bantuan" on each page: three to five sentences, by the name of its address.

Each app says it in a module `help_texts`, found at start; all pages of a table of the back
office share those of `admin:<table>`.
"""

from django.http import HttpRequest

PAGE_HELP: dict[str, str] = {}


def help_for(request: HttpRequest) -> str:
    """The words for the page asked for; nothing where there is no such page."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    return PAGE_HELP.get(name) or PAGE_HELP.get(name.rpartition("_")[0] if name.startswith("admin:") else "", "")
