"""The whole house in one sealed file, and back again.

    niangjia-20261121-030000.age         an age file (https://age-encryption.org/v1), inside it a tar:
        manifest.json                    what the house was: counts and digests of every table, keys, heads
        database/000001 …                pieces of one pg_dump in custom format; together they are the dump
        home/files/…                     attachments that lie in files
        home/keys/…                      only when asked for

Rooms: `measuring` asks a database what it holds, `manifest` says and compares it; `sealing` and `packing`
are the file, `recipients` its keys, `keeping` its name; `writing` makes one, `restoring` brings one back into
a database made beside the other (`scratch`), and `samples` opens sealed values there.
"""
