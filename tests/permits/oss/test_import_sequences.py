"""Any sequence of imports, edits by hand and undoings leaves the register that a simple model of it expects."""

import tempfile
from pathlib import Path

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from permits.models import Permit
from permits.oss.models import Sighting, SourceRecord
from permits.oss.undoing import undo
from permits.summaries import refresh_summaries as refresh_permit_summaries
from tests.permits.oss.exports import bring_in, forgetting_tables, workbook
from umkm_registry.businesses.models import Activity, Business, Identifier, Kbli, Owner, Place
from umkm_registry.businesses.summaries import refresh_summaries as refresh_business_summaries
from umkm_registry.history.models import Act
from umkm_registry.reference_data import load_reference_data

NIBS = ("0101220000011", "0202220000022", "0303220000033")
# A project belongs to one NIB for ever; a permit names a project that may come later, or never.
PROJECTS = {f"2024010100000000000{n:02}": NIBS[n % 3] for n in range(1, 6)}
PERMITS = {f"2025010100000000000{n:02}": (NIBS[n % 3], list(PROJECTS)[n % 5]) for n in range(1, 5)}
NAMES = st.sampled_from(["Warung Umpama", "Kedai Rekaan", "Dapur Misal"])
# Everything in which an import and its undoing may not leave a trace, acts apart.
KEPT = (Owner, Business, Place, Activity, Identifier, Kbli, Permit, SourceRecord, Sighting)
RANK = {"nib": 0, "project": 1, "permit": 2}


def kept_rows() -> dict[str, list[str]]:
    """Every row of the tables of KEPT as text, with its id, without the act that made this version."""
    rows = {}
    with connection.cursor() as cursor:
        for model in KEPT:
            cursor.execute(f"SELECT (to_jsonb(t) - 'act_id')::text FROM {model._meta.db_table} t ORDER BY 1")
            rows[model.__name__] = [row for (row,) in cursor.fetchall()]
    return rows


def nib_row(nib, name, scale):
    return {
        "nib": nib,
        "nama_perusahaan": name,
        "uraian_skala_usaha": scale,
        "Alamat Perusahaan": "Jalan Contoh 1",
        "kelurahan": "Damai",
        "kecamatan": "Balikpapan Kota",
        "kab_kota": "Kota Balikpapan",
    }


def project_row(key, name, scale, kbli, number, phone):
    return {
        "Id Proyek": f"R-{key}",
        "Nib": PROJECTS[key],
        "Nama Perusahaan": name,
        "Uraian Skala Usaha": scale,
        "Alamat Usaha": f"Jalan Contoh {number}",
        "Nomor Telp": phone,
        "kelurahan_usaha": "Damai",
        "Kbli": kbli,
        "Kab Kota Usaha": "Kota Balikpapan",
        "Uraian_Jenis_Proyek": "Utama",
        "nama_proyek": "Usaha rekaan",
    }


def permit_row(key, name, status):
    nib, project = PERMITS[key]
    return {
        "Id Permohonan Izin": f"I-{key}",
        "Nib": nib,
        "Nama Perusahaan": name,
        "Id Proyek": f"R-{project}",
        "Nama Dokumen": "SPPL",
        "Uraian Jenis Perizinan": "Persyaratan Dasar",
        "Uraian Status Respon": status,
        "Kab Kota": "Kota Balikpapan",
    }


SCALES = st.sampled_from(["Usaha Mikro", "Usaha Kecil"])
CODES = st.sampled_from(["56991", "56992", "56102"])
# Two projects of one NIB may share an address, move, and leave their telephone number out.
NUMBERS = st.sampled_from([1, 2, 3])
PHONES = st.sampled_from(["", "081200000001", "081200000002"])
STATUSES = st.sampled_from(["Terbit Otomatis", "Menunggu verifikasi persyaratan"])
EXPORTS = st.one_of(
    st.dictionaries(st.sampled_from(NIBS), st.tuples(NAMES, SCALES), min_size=1).map(lambda rows: ("nib", rows)),
    st.dictionaries(st.sampled_from(list(PROJECTS)), st.tuples(NAMES, SCALES, CODES, NUMBERS, PHONES), min_size=1).map(
        lambda rows: ("project", rows)
    ),
    st.dictionaries(st.sampled_from(list(PERMITS)), st.tuples(NAMES, STATUSES), min_size=1).map(
        lambda rows: ("permit", rows)
    ),
)
MAKE = {"nib": nib_row, "project": project_row, "permit": permit_row}


class Sequences(RuleBasedStateMachine):
    """The model: the imports that stand, in their order, and the names that a person vouched for."""

    @initialize()
    def begin(self):
        self.savepoint = transaction.savepoint_create()
        self.folder = tempfile.TemporaryDirectory()
        self.standing, self.vouched = [], {}
        self.before = None

    def teardown(self):
        if hasattr(self, "savepoint"):
            transaction.savepoint_rollback(self.savepoint)
            self.folder.cleanup()

    @rule(export=EXPORTS)
    def bring(self, export):
        grain, rows = export
        path = Path(self.folder.name) / "ekspor.xlsx"
        self.before = kept_rows()
        batch = bring_in(workbook(path, [MAKE[grain](key, *facts) for key, facts in rows.items()]))
        assert (batch.state, batch.rejected, batch.skipped) == ("committed", 0, 0)
        self.standing.append((batch, grain, rows))

    @precondition(lambda self: self.standing)
    @rule(data=st.data())
    def undo_one(self, data):
        place = data.draw(st.integers(0, len(self.standing) - 1))
        newest = place == len(self.standing) - 1
        batch, *_ = self.standing.pop(place)
        batch.refresh_from_db()
        with forgetting_tables():
            undo(batch)
        if newest and self.before is not None:
            assert kept_rows() == self.before
        self.before = None

    @precondition(lambda self: self.standing)
    @rule(name=NAMES, data=st.data())
    def vouch(self, name, data):
        nib = data.draw(st.sampled_from(sorted(self.expected())))
        act = Act.objects.create(door="form", label="Nama diubah")
        business = Business.objects.get(identifiers__value=nib)
        business.name, business.act, business.confirmed = name, act, business.confirmed | {"name": act.pk}
        business.save()
        self.vouched[nib] = name
        self.before = None

    def records(self) -> dict:
        """(grain, key) → the latest facts that a standing import carried."""
        return {(grain, key): facts for _, grain, rows in self.standing for key, facts in rows.items()}

    def expected(self) -> dict[str, dict]:
        """NIB → name and scale of the businesses that the source layer speaks of."""
        told: dict[str, dict] = {}
        in_order = sorted(self.records().items(), key=lambda item: item[0][1], reverse=True)
        for (grain, key), facts in sorted(in_order, key=lambda item: RANK[item[0][0]]):
            nib = key if grain == "nib" else PROJECTS[key] if grain == "project" else PERMITS[key][0]
            business = told.setdefault(nib, {"name": facts[0], "scales": [], "scale": ""})
            if grain == "project":
                business["scales"].append(facts[1])
            elif grain == "nib":
                business["scale"] = facts[1]
        for nib, business in told.items():
            scales = business.pop("scales") or [business["scale"]]
            business["scale"] = "small" if "Usaha Kecil" in scales else "micro" if "Usaha Mikro" in scales else ""
            business["name"] = self.vouched.get(nib, business["name"])
        return told

    def expected_phones(self) -> dict[tuple[str, str], str]:
        """(NIB, address) → the telephone number of the place: of its projects, the youngest one that has any."""
        folded: dict[str, list] = {}
        phones: dict[tuple[str, str], str] = {}
        for _, grain, rows in self.standing:
            for key, facts in rows.items():
                if grain == "nib":
                    phones[key, "Jalan Contoh 1"] = ""
                elif grain == "project":
                    number, phone = facts[3:]
                    folded[key] = [number, phone or folded.get(key, ["", ""])[1]]
        for key, (number, phone) in sorted(folded.items()):
            at = PROJECTS[key], f"Jalan Contoh {number}"
            phones[at] = phone or phones.get(at, "")
        return phones

    @invariant()
    def businesses_are_as_expected(self):
        if not hasattr(self, "standing"):
            return
        expected = self.expected()
        held = {i.value: i.business for i in Identifier.objects.filter(kind="nib").select_related("business")}
        # What a person vouched for outlives its import; all else goes with the last record.
        assert set(expected) <= set(held) <= set(expected) | set(self.vouched)
        for nib, facts in expected.items():
            assert {"name": held[nib].name, "scale": held[nib].scale} == facts
            assert held[nib].places.exists()

    @invariant()
    def nothing_is_left_to_summarise(self):
        assert (refresh_business_summaries(), refresh_permit_summaries()) == (0, 0)

    @invariant()
    def places_are_as_expected(self):
        if not hasattr(self, "standing"):
            return
        expected = self.expected_phones()
        places = Place.objects.exclude(address="").filter(business__identifiers__value__in=self.expected())
        places = places.exclude(business__identifiers__value__in=self.vouched)
        said = {
            (nib, address): phone
            for nib, address, phone in places.values_list("business__identifiers__value", "address", "phone_mask")
        }
        vouched = {at for at in expected if at[0] in self.vouched}
        assert set(expected) - vouched <= set(said)
        # An address that its projects left keeps their number, as long as an import that gave it stands.
        given = {
            (PROJECTS[key], facts[4])
            for _, grain, rows in self.standing
            for key, facts in rows.items()
            if grain == "project"
        }
        masks = {(nib, f"08******{phone[-4:]}") for nib, phone in given if phone}
        for at, mask in said.items():
            assert not mask or (at[0], mask) in masks
            if expected.get(at):
                assert mask == f"08******{expected[at][-4:]}"

    @invariant()
    def activities_and_permits_are_as_expected(self):
        if not hasattr(self, "standing"):
            return
        records = self.records()
        activities = {a.project_digits: a for a in Activity.objects.select_related("kbli", "place")}
        assert {key: a.kbli.code for key, a in activities.items()} == {
            key: facts[2] for (grain, key), facts in records.items() if grain == "project"
        }
        permits = {p.application_digits: p for p in Permit.objects.exclude(permit_type="nib")}
        assert set(permits) == {key for grain, key in records if grain == "permit"}
        for key, permit in permits.items():
            assert permit.activity == activities.get(PERMITS[key][1])
            assert permit.status == ("issued" if records["permit", key][1].startswith("Terbit") else "pending")
        if not self.standing:
            assert not Kbli.objects.filter(learned_by__isnull=False).exists()


@pytest.mark.django_db
def test_any_sequence_of_imports_edits_and_undoings_ends_as_the_model_expects():
    load_reference_data()
    run_state_machine_as_test(
        Sequences,
        settings=settings(
            max_examples=8, stateful_step_count=7, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.django_db
@pytest.mark.parametrize("vouched", ["business", "place"])
def test_a_business_that_outlives_its_import_keeps_its_nib(tmp_path, vouched):
    """So that the next import of the NIB finds it, whatever on it a person vouched for."""
    load_reference_data()
    row = nib_row(NIBS[0], "Warung Umpama", "Usaha Mikro")
    batch = bring_in(workbook(tmp_path / "pertama.xlsx", [row]))
    business = Business.objects.get()
    act = Act.objects.create(door="form", label="Dipastikan petugas")
    kept = business if vouched == "business" else business.places.get()
    kept.act, kept.confirmed = act, {"name": act.pk}
    kept.save()
    with forgetting_tables():
        undo(batch)
    bring_in(workbook(tmp_path / "kedua.xlsx", [nib_row(NIBS[0], "Kedai Rekaan", "Usaha Mikro")]))
    assert Business.objects.get() == business
