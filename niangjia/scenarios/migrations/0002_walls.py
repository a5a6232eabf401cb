"""The walls round scenarios and what jobs found for them."""

from django.db import migrations

from niangjia.kernel.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("scenarios", "0001_initial"), ("kernel", "0002_walls")]

    operations = [
        Wall("scenarios_scenario", "scenarios_allotment"),
        Wall("scenarios_scenarioevent", append_only=True),
    ]
