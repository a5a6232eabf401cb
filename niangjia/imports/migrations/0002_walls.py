"""The wall round dropped workbooks."""

from django.db import migrations

from niangjia.kernel.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial"), ("kernel", "0002_walls")]

    operations = [Wall("imports_import")]
