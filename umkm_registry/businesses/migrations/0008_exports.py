import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("businesses", "0007_list_orders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterExport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="diminta")),
                ("key", models.UUIDField(editable=False, null=True, unique=True, verbose_name="kunci permintaan")),
                ("query", models.TextField(blank=True, verbose_name="alamat saringan")),
                ("words", models.TextField(verbose_name="saringan")),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None, verbose_name="kolom"
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[("xlsx", "Excel (.xlsx)"), ("csv", "CSV (.csv)")],
                        max_length=4,
                        verbose_name="bentuk berkas",
                    ),
                ),
                (
                    "districts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        editable=False,
                        null=True,
                        size=None,
                        verbose_name="kecamatan terlihat",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Menunggu dibuat"),
                            ("running", "Sedang dibuat"),
                            ("done", "Siap diunduh"),
                            ("failed", "Gagal dibuat"),
                            ("cancelled", "Dihentikan"),
                        ],
                        default="waiting",
                        max_length=9,
                        verbose_name="keadaan",
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="jumlah baris")),
                ("rows_done", models.PositiveIntegerField(default=0, verbose_name="baris selesai")),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="berapa kali dimulai"),
                ),
                ("started_at", models.DateTimeField(editable=False, null=True, verbose_name="dimulai")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="selesai")),
                ("file", models.FileField(blank=True, upload_to="exports/", verbose_name="berkas")),
                ("bytes", models.BigIntegerField(default=0, verbose_name="ukuran (bita)")),
                ("purged_at", models.DateTimeField(null=True, verbose_name="berkas dihapus")),
                ("error", models.TextField(blank=True, verbose_name="sebab gagal")),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="register_exports",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="oleh",
                    ),
                ),
            ],
            options={
                "verbose_name": "ekspor",
                "verbose_name_plural": "ekspor",
                "ordering": ["-asked_at", "-id"],
                "indexes": [models.Index(fields=["-asked_at", "-id"], name="registerexport_newest")],
            },
        ),
    ]
