"""Who acts for a unit alone is told nothing that stands at the unit and speaks of what is below it."""

from django.db import migrations

from niangjia.kernel.walls import Summed


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0003_frozen_for_a_set"),
        ("organisations", "0005_totals"),
        ("imports", "0003_background_and_sides"),
        ("workforce", "0005_roster_totals"),
        ("staffing", "0001_stored_plan"),
        ("scenarios", "0002_walls"),
    ]

    operations = [
        Summed("organisations_unittotal", "workforce_rostertotal", "staffing_plansum"),
        Summed("imports_import", "imports_sidepage", "imports_officeform"),
        Summed("scenarios_scenario", "scenarios_scenarioevent", "scenarios_allotment"),
        Summed("editions_edition", "editions_editionline"),
        Summed("editions_editionevent", "editions_editionlineevent"),
    ]
