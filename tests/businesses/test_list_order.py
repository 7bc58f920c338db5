"""The order of the list: by name from A to Z or back, page by page."""

from random import Random

from django.test import Client

from tests.register_samples import make_business

LIST = "/usaha/"


def test_names_stand_in_either_order_over_all_pages_and_back(cast):
    client = Client()
    client.force_login(cast["data_manager"])
    numbers = list(range(60))
    Random(3).shuffle(numbers)
    for number in numbers:
        make_business(f"Usaha {number // 2:02d}")  # each name twice
    made = sorted(f"Usaha {number // 2:02d}" for number in numbers)
    for address, expected in [(LIST, made), (f"{LIST}?urut=-nama", made[::-1])]:
        found, ids, query = [], set(), address
        while query:
            pager = client.get(query).context["pager"]
            found += [business.name for business in pager.rows]
            ids |= {business.pk for business in pager.rows}
            query = pager.next_url and LIST + pager.next_url
        assert found == expected, address
        assert len(ids) == 60
        before = client.get(LIST + pager.previous_url).context["pager"]
        assert [business.name for business in before.rows] == expected[25:50], address


def test_the_heading_says_the_order_and_turns_it_keeping_the_filters(cast):
    client = Client()
    client.force_login(cast["data_manager"])
    make_business("A")
    page = client.get(f"{LIST}?skala=micro").content.decode()
    assert 'aria-sort="ascending"><a href="?skala=micro&amp;urut=-nama"' in page
    page = client.get(f"{LIST}?skala=micro&urut=-nama").content.decode()
    assert 'aria-sort="descending"><a href="?skala=micro"' in page
    assert '<input type="hidden" name="urut" value="-nama">' in page
