from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('login', '0001_initial'),
    ]

    operations = [
        migrations.RenameField(
            model_name='secondfactor',
            old_name='sealed_key',
            new_name='key_sealed',
        ),
        migrations.AddField(
            model_name='secondfactor',
            name='key_hash',
            field=models.CharField(default='', max_length=50, verbose_name='sidik kunci'),
        ),
        migrations.AddField(
            model_name='recoverycode',
            name='code_sealed',
            field=models.TextField(default='', verbose_name='kode tersegel'),
        ),
    ]
