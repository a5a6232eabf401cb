"""A text once kept is never changed."""

from django.db import migrations

from niangjia.kernel.walls import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial"), ("kernel", "0002_walls")]

    operations = [AppendOnly("archive_text")]
