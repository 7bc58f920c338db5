"""A backup put back into an empty database holds the same rows, files, triggers and functions."""

import re
import stat
import tarfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from umkm_registry.backup import BackupRefused, make_backup, restore_backup
from umkm_registry.businesses.models import Owner
from umkm_registry.history.models import Act
from umkm_registry.sealing import seal, unseal

pytestmark = pytest.mark.django_db


@contextmanager
def empty_database(name: str):
    """A new database beside the test's own, reachable under the alias `name`."""
    full_name = f"{connection.settings_dict['NAME']}_{name}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{full_name}"')
    database = connection.copy(name)
    database.settings_dict["NAME"] = full_name
    connections[name] = database
    database.connect()  # one that is connected is not refused to tests of the default database
    try:
        yield name
    finally:
        database.close()
        del connections[name]
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{full_name}" WITH (FORCE)')


@pytest.fixture
def folders(settings, tmp_path, monkeypatch):
    """Files of an installation that is backed up, and where the other one has its own."""
    monkeypatch.setattr("umkm_registry.backup.RECORD", tmp_path / "last_backup")
    settings.MEDIA_ROOT = tmp_path / "old" / "files"
    (settings.MEDIA_ROOT / "imports").mkdir(parents=True)
    (settings.MEDIA_ROOT / "imports" / "ekspor.xlsx").write_bytes(b"isi berkas")
    return tmp_path


@pytest.fixture
def schema(folders):
    """A backup of the tests' own database: all tables, and of rows what migrations put in."""
    file = folders / "schema.tar"
    make_backup(file)
    return file


# PostgreSQL writes the same list of values with its casts inside or outside, before and after it was read back.
CASTS = re.compile(r"::character varying|::text(\[\])?|[()]")


def rows(alias: str) -> dict[str, tuple[int, str]]:
    """Of every table the number of rows and a digest of their contents."""
    found = {}
    with connections[alias].cursor() as cursor:
        for table in connections[alias].introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM \"{table}\" t")
            found[table] = cursor.fetchone()
    return found


def machinery(alias: str) -> set[str]:
    """Every trigger, function, constraint and index of our own tables, spelled out."""
    questions = (
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'",
        "SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    )
    with connections[alias].cursor() as cursor:
        found = set()
        for question in questions:
            cursor.execute(question)
            found |= {CASTS.sub("", text) for (text,) in cursor.fetchall()}
    return found


def fill(alias: str, name: str) -> None:
    """An owner with an older version, and a job that waits."""
    act = Act.objects.using(alias).create(door="system", label="Contoh")
    owner = Owner.objects.using(alias).create(act=act, kind="person", name=name, nik_sealed=seal("contoh"))
    owner.address = "Jalan Contoh 1"
    owner.save(using=alias)
    with connections[alias].cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('default', 'contoh')")


def test_what_was_backed_up_is_all_there_in_a_new_database(schema, folders, settings):
    with empty_database("first") as first, empty_database("second") as second:
        settings.MEDIA_ROOT = folders / "new" / "files"
        restore_backup(schema, using=first)
        fill(first, "Pelaku Satu")
        make_backup(folders / "full.tar", using=first)
        settings.MEDIA_ROOT = folders / "newer" / "files"
        restore_backup(folders / "full.tar", using=second)
        assert rows(second) == rows(first)
        assert unseal(Owner.objects.using(second).get(name="Pelaku Satu").nik_sealed) == "contoh"
        assert machinery(second) == machinery("default")
        fill(second, "Pelaku Dua")
        assert rows(second)["businesses_ownerevent"][0] == rows(second)["procrastinate_events"][0] == 2
        assert (settings.MEDIA_ROOT / "imports" / "ekspor.xlsx").read_bytes() == b"isi berkas"


def test_a_database_that_holds_something_is_not_touched(schema):
    with pytest.raises(CommandError, match="sudah berisi tabel"):
        call_command("restore", schema)


def test_a_folder_of_files_that_holds_something_is_not_touched(schema):
    with empty_database("first") as first, pytest.raises(BackupRefused, match="sudah berisi"):
        restore_backup(schema, using=first)


def test_a_backup_of_other_keys_is_refused(schema, folders, settings):
    settings.MEDIA_ROOT = folders / "new" / "files"
    settings.PERSONAL_DATA_KEYS = "9:" + "B" * 43 + "="
    with empty_database("first") as first:
        with pytest.raises(BackupRefused, match="PERSONAL_DATA_KEYS"):
            restore_backup(schema, using=first)
        assert rows(first) == {}


def test_another_file_is_refused(folders, settings):
    settings.MEDIA_ROOT = folders / "new" / "files"
    (folders / "other.tar").write_bytes(b"bukan tar")
    with empty_database("first") as first, pytest.raises(BackupRefused, match="bukan cadangan"):
        restore_backup(folders / "other.tar", using=first)


def test_an_older_backup_is_never_overwritten(schema):
    with pytest.raises(CommandError, match="sudah ada"):
        call_command("backup", schema)


def test_a_folder_that_is_not_there_is_said_so(folders):
    with pytest.raises(CommandError, match="Buat dulu folder itu"):
        call_command("backup", Path(folders / "lupa" / "cadangan.tar"))


def test_a_file_that_is_not_there_is_said_so(folders):
    with pytest.raises(CommandError, match="tidak ada"):
        call_command("restore", Path(folders / "lupa.tar"))


def test_a_backup_is_for_its_owner_only_and_its_time_is_kept(schema, folders):
    assert stat.S_IMODE(schema.stat().st_mode) == 0o600
    assert (folders / "last_backup").read_text().startswith("20")
    with tarfile.open(schema) as tar:
        assert {"about.json", "database.dump", "files/imports/ekspor.xlsx"} <= set(tar.getnames())
