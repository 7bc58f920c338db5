"""Index places by kelurahan and business, which filters of the list ask for together."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("businesses", "0013_restricted_owners"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="place",
            index=models.Index(fields=["subdistrict", "business"], name="place_by_region"),
        ),
        migrations.AlterField(
            model_name="place",
            name="subdistrict",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="places",
                to="regions.subdistrict",
                verbose_name="kelurahan",
            ),
        ),
    ]
