"""Sign-ins, second factors and what is counted; the walls round the accounts themselves."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from niangjia.kernel.walls import WITHIN, WallBy

# Who acts, or whose secret was tried; and the sign-in name or fingerprint that is being tried (kernel.scope).
WHO = """
CREATE FUNCTION app_account() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT substring(current_setting('niangjia.actor', true) FROM '^account:([0-9]+)$')::bigint $$;
CREATE FUNCTION app_tried() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('niangjia.sign_in', true), '') $$;
"""
# Whoever stands in for somebody absent reads that person's appointment: it is what the own one gives. Asked
# under everything, for nobody in particular, so that the wall it serves does not ask it again.
ABSENT = """
CREATE FUNCTION accounts_stood_in_for(whose bigint) RETURNS bigint[]
LANGUAGE plpgsql STRICT SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    low text := current_setting('niangjia.scope_low', true);
    high text := current_setting('niangjia.scope_high', true);
    actor text := current_setting('niangjia.actor', true);
    found bigint[];
BEGIN
    PERFORM set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true),
        set_config('niangjia.actor', '', true);
    SELECT coalesce(array_agg(acting_for_id), '{}') INTO found FROM accounts_appointment
        WHERE account_id = whose AND acting_for_id IS NOT NULL;
    PERFORM set_config('niangjia.scope_low', low, true), set_config('niangjia.scope_high', high, true),
        set_config('niangjia.actor', actor, true);
    RETURN found;
END $$;
"""
NOBODY = "DROP FUNCTION accounts_stood_in_for(bigint); DROP FUNCTION app_account(); DROP FUNCTION app_tried();"
EVERYWHERE = "app_high() = '~'"
THERE = f"({WITHIN.replace('scope_path', 'unit_path')} OR {EVERYWHERE})"
OF_A_SEEN_ACCOUNT = (
    "(account_id = app_account() OR app_low() IS NOT NULL AND account_id IN (SELECT id FROM accounts_account))"
)
WALLS = [
    WallBy(
        "accounts_appointment",
        f"account_id = app_account() OR {THERE} OR id IN (SELECT unnest(accounts_stood_in_for(app_account())))",
    ),
    WallBy("accounts_appointmentunit", "appointment_id IN (SELECT id FROM accounts_appointment)"),
    WallBy(
        "accounts_account",
        "id = app_account() OR username = app_tried()"
        f" OR {THERE} OR id IN (SELECT account_id FROM accounts_appointment)",
    ),
    WallBy("accounts_accountevent", f"id = app_account() OR {THERE}", append_only=True),
    WallBy("accounts_appointmentevent", f"account_id = app_account() OR {THERE}", append_only=True),
    WallBy("accounts_apitoken", f"fingerprint = app_tried() OR {OF_A_SEEN_ACCOUNT}"),
    WallBy("accounts_signin", f"key = app_tried() OR {OF_A_SEEN_ACCOUNT} OR {EVERYWHERE}"),
    WallBy(
        "accounts_signinnote",
        f"account_id = app_account() OR {THERE}",
        append_only=True,
    ),
    WallBy("accounts_tries", f"subject = app_tried() OR {EVERYWHERE}"),
    WallBy("accounts_secondfactor", OF_A_SEEN_ACCOUNT),
    WallBy("accounts_recoverycode", OF_A_SEEN_ACCOUNT),
    WallBy("accounts_usedpassword", OF_A_SEEN_ACCOUNT),
]


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_roles_and_reach'),
    ]

    operations = [
        migrations.CreateModel(
            name='SecondFactor',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('data_key', models.BinaryField(help_text='its key, wrapped under the master key')),
                ('secret_sealed', models.BinaryField(null=True)),
                ('pending_sealed', models.BinaryField(help_text='the next secret, not proved yet', null=True)),
                ('proved_at', models.DateTimeField(null=True)),
                ('last_step', models.BigIntegerField(help_text='the last time step that opened: none twice', null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Tries',
            fields=[
                ('subject', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('last_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveField(
            model_name='account',
            name='last_login',
        ),
        migrations.AddField(
            model_name='account',
            name='password_date',
            field=models.DateField(default=django.utils.timezone.localdate, help_text='the day the password was set'),
        ),
        migrations.CreateModel(
            name='SignIn',
            fields=[
                ('key', models.CharField(help_text='SHA-256 of the cookie', max_length=64, primary_key=True, serialize=False)),
                ('content', models.TextField(help_text='signed by Django')),
                ('since', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('until', models.DateTimeField(db_index=True, help_text='its end, however busy')),
                ('address', models.TextField(blank=True)),
                ('device', models.TextField(blank=True)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='UsedPassword',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.TextField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='RecoveryCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('hashed', models.TextField()),
                ('used_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account', 'number'), name='accounts_code_number_once')],
            },
        ),
        migrations.CreateModel(
            name='SignInNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('happening', models.TextField(help_text='signing.types.Happening')),
                ('address', models.TextField(blank=True)),
                ('device', models.TextField(blank=True)),
                ('by_name', models.TextField(blank=True, help_text='the administrator whose act it was')),
                ('unit_path', models.TextField(db_collation='C', editable=False, help_text="of the account's unit")),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['account', '-at'], name='accounts_note_of_account'), models.Index(fields=['unit_path', '-at'], name='accounts_note_of_unit')],
            },
        ),
        migrations.RunSQL(WHO + ABSENT, NOBODY),
        *WALLS,
    ]
