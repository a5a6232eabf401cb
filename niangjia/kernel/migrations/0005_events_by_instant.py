"""What happened since yesterday is found without reading every event of the years."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0004_flows'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='auditevent',
            index=models.Index(fields=['at'], name='kernel_event_at'),
        ),
    ]
