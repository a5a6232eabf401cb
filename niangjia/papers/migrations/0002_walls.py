"""The wall round papers."""

from django.db import migrations

from niangjia.kernel.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_initial"), ("kernel", "0002_walls")]

    operations = [Wall("papers_paper")]
