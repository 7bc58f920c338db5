"""Outlines of kelurahan from a GeoJSON file: what is kept, replaced, passed over and refused."""

import json

import pytest
from django.core.management import CommandError, call_command

from umkm_registry.regions.models import SubdistrictOutline
from umkm_registry.regions.outlines import OutlinesRefused, load_outlines

SQUARE = [[116.9, -1.25], [116.91, -1.25], [116.91, -1.24], [116.9, -1.24], [116.9, -1.25]]


def collection(code: str, kind: str, coordinates: list) -> str:
    geometry = {"type": kind, "coordinates": coordinates}
    return json.dumps({"type": "FeatureCollection", "features": [{"properties": {"kode": code}, "geometry": geometry}]})


def paths() -> dict[str, str]:
    return dict(SubdistrictOutline.objects.values_list("subdistrict__code", "path"))


def test_a_ring_becomes_a_path_that_grows_to_the_east_and_the_south(cast):
    assert load_outlines(collection("64.71.05.1002", "Polygon", [SQUARE])).outlines == 1
    assert paths() == {"64.71.05.1002": "M1169000 12500l100 0 0 -100 -100 0 0 100z"}


def test_points_that_fall_together_stand_once(cast):
    near = [*SQUARE[:2], [116.910001, -1.250001], *SQUARE[2:]]
    load_outlines(collection("64.71.05.1002", "Polygon", [near]))
    assert paths()["64.71.05.1002"] == "M1169000 12500l100 0 0 -100 -100 0 0 100z"


def test_islands_stand_in_one_path_and_a_second_file_replaces_the_first(cast):
    load_outlines(collection("64.71.05.1002", "Polygon", [SQUARE]))
    load_outlines(collection("64.71.05.1002", "MultiPolygon", [[SQUARE], [SQUARE]]))
    assert paths()["64.71.05.1002"].count("M") == 2


def test_codes_that_no_kelurahan_has_are_told(cast):
    assert load_outlines(collection("99.99.01.1001", "Polygon", [SQUARE])).unknown == ["99.99.01.1001"]
    assert paths() == {}


@pytest.mark.parametrize(
    "text",
    [
        "bukan json",
        "[]",
        "{}",
        '{"features": [{"properties": {}}]}',
        collection("64.71.05.1002", "Point", [116.9, -1.2]),
    ],
)
def test_what_holds_no_outlines_is_refused_and_changes_nothing(cast, text):
    load_outlines(collection("64.71.05.1002", "Polygon", [SQUARE]))
    with pytest.raises(OutlinesRefused, match="bukan GeoJSON"):
        load_outlines(text)
    assert len(paths()) == 1


def test_the_command_reads_a_file_and_says_what_it_did(cast, tmp_path, capsys):
    file = tmp_path / "batas.json"
    file.write_text(collection("64.71.05.1002", "Polygon", [SQUARE]))
    call_command("load_outlines", file)
    assert "Batas 1 kelurahan dimuat." in capsys.readouterr().out
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("load_outlines", tmp_path / "tidak-ada.json")
