from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('businesses', '0009_beginnings_of_numbers'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='business',
            index=models.Index(fields=['legal_form'], name='business_by_form'),
        ),
        migrations.AddIndex(
            model_name='business',
            index=models.Index(fields=['gone_since'], name='business_gone', condition=models.Q(('gone_since__isnull', False))),
        ),
        migrations.AddIndex(
            model_name='place',
            index=models.Index(fields=['business'], name='place_to_claim', condition=models.Q(('subdistrict__isnull', True))),
        ),
        migrations.AddIndex(
            model_name='place',
            index=models.Index(fields=['operating_status'], name='place_by_status', condition=models.Q(('operating_status__isnull', False))),
        ),
        migrations.AddIndex(
            model_name='place',
            index=models.Index(fields=['business'], name='place_closed', condition=models.Q(('closed_on__isnull', False))),
        ),
    ]
