-- The counter on a bad line: keys that sealed pages are opened with, numbers of provisional receipts, what devices still hold.

create table sealing_keys (
    id bytea primary key check (length(id) = 8),
    public_key bytea not null unique check (length(public_key) = 65),
    private_key bytea not null check (length(private_key) = 32),
    made_at timestamptz not null
);
comment on table sealing_keys is 'Key pairs (P-256): devices seal the pages that they hold to the newest public key; every private key is kept, for what was sealed before (docs/adr/0004).';
comment on column sealing_keys.id is 'First bytes of the SHA-256 of the public key; stands in every sealed page.';
comment on column sealing_keys.public_key is 'Uncompressed point.';
comment on column sealing_keys.private_key is 'Scalar. Losing it loses what devices still hold.';
comment on column sealing_keys.made_at is 'When it was made; a new one is made after half a year.';

alter table dossiers add column provisional_number text unique;
comment on column dossiers.provisional_number is 'Number of the receipt that the device may have given before it reached the service; made from the contact point and the id, valid for ever. Empty for dossiers older than this column.';

create table devices (
    id uuid primary key,
    contact_point_id uuid not null references contact_points (id),
    seen_at timestamptz not null,
    dossiers integer not null check (dossiers >= 0),
    pages integer not null check (pages >= 0),
    bytes bigint not null check (bytes >= 0),
    oldest_at timestamptz,
    check ((dossiers = 0) = (oldest_at is null))
);
create index devices_by_contact_point on devices (contact_point_id, seen_at desc);
comment on table devices is 'Browsers that hand in, and what each still holds; told by themselves whenever it changes and every few minutes.';
comment on column devices.id is 'Made by the device, once.';
comment on column devices.contact_point_id is 'Where it was last used.';
comment on column devices.seen_at is 'When it last told.';
comment on column devices.dossiers is 'Dossiers that wait on it.';
comment on column devices.pages is 'Files that wait on it.';
comment on column devices.bytes is 'Their bytes.';
comment on column devices.oldest_at is 'Since when the oldest waits, by the clock here.';
