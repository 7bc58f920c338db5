from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('businesses', '0008_exports'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='identifier',
            index=models.Index(fields=['value'], name='identifier_beginning', opclasses=['varchar_pattern_ops']),
        ),
    ]
