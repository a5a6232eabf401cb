"""Papers: files attached to records."""

import niangjia.kernel.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on_kind', models.TextField()),
                ('on_id', models.TextField()),
                ('name', models.TextField(help_text="the file's own name")),
                ('file_kind', models.TextField(choices=[('application/pdf', 'PDF'), ('image/jpeg', 'JPG 图片'), ('image/png', 'PNG 图片'), ('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Word 文档'), ('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Excel 工作簿')])),
                ('size', models.PositiveIntegerField(help_text='bytes')),
                ('note', models.TextField(blank=True)),
                ('data_key', models.BinaryField()),
                ('content_sealed', models.BinaryField(help_text='empty once removed', null=True)),
                ('added_by', models.TextField()),
                ('added_by_name', models.TextField()),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('removed_by_name', models.TextField(blank=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('removed_reason', models.TextField(blank=True)),
                ('scope_path', niangjia.kernel.models.ScopePathField(db_collation='C', db_index=True, default='', editable=False)),
            ],
            options={
                'indexes': [models.Index(fields=['on_kind', 'on_id'], name='papers_of_a_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('content_sealed__isnull', False), ('removed_at__isnull', True)), models.Q(('content_sealed__isnull', True), ('removed_at__isnull', False)), _connector='OR'), name='content_until_removed')],
            },
        ),
    ]
