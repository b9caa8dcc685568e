-- Where dossiers are handed in, the dossiers, their manifests, scans and stored objects, and what happened to them.

create table contact_points (
    id uuid primary key,
    code integer not null unique check (code between 1 and 999999),
    name text not null check (name <> ''),
    kind text not null check (kind in ('counter', 'mobile')),
    active boolean not null default true,
    next_serial bigint not null default 1 check (next_serial > 0)
);
comment on table contact_points is 'Places where dossiers are handed in: counters and mobile agencies.';
comment on column contact_points.id is 'Stable id.';
comment on column contact_points.code is 'Number printed on receipts.';
comment on column contact_points.name is 'Name as staff know it.';
comment on column contact_points.kind is 'counter: a fixed place; mobile: an agency on wheels.';
comment on column contact_points.active is 'Whether dossiers may still be handed in here.';
comment on column contact_points.next_serial is 'Serial of the next receipt number; raised in the transaction that creates the dossier, so that numbers have no gaps.';

create table dossiers (
    id uuid primary key,
    contact_point_id uuid not null references contact_points (id),
    receipt_number text not null unique,
    state text not null check (state in ('awaiting_pages', 'received', 'reading', 'in_worklist', 'in_review', 'returned', 'settled', 'given_up', 'delivered')),
    settlement text check (settlement in ('automatic', 'reviewed', 'rejected')),
    reviewer_id uuid,
    route text check (route in ('automatic', 'manual', 'returned')),
    hand_in integer not null default 1 check (hand_in > 0),
    manifest_hand_in integer check (manifest_hand_in between 1 and hand_in),
    version bigint not null default 1 check (version > 0),
    handed_in_on date,
    created_by uuid,
    created_at timestamptz not null,
    received_at timestamptz,
    decided_at timestamptz,
    changed_at timestamptz not null,
    check ((settlement is not null) = (state in ('settled', 'delivered'))),
    check ((reviewer_id is not null) = (state = 'in_review')),
    check (received_at is not null or state = 'awaiting_pages'),
    check (decided_at is not null or state not in ('settled', 'delivered', 'returned', 'in_worklist', 'in_review'))
);
create index dossiers_by_contact_point on dossiers (contact_point_id, created_at desc, id desc);
create index dossiers_by_state on dossiers (state, received_at, id);
comment on table dossiers is 'One reimbursement file each. Written by intake (created, completed, mended), the worker (taken, put back, decided, gave up) and review.';
comment on column dossiers.id is 'UUIDv7 made on the device that hands it in; idempotency key of the hand-in.';
comment on column dossiers.contact_point_id is 'Where it was handed in.';
comment on column dossiers.receipt_number is 'Proof given to the insured, with a check character.';
comment on column dossiers.state is 'Where it stands; changes only as dossier/state.rs allows.';
comment on column dossiers.settlement is 'How it was decided: by the machine, accepted or refused by a reviewer. Only when settled.';
comment on column dossiers.reviewer_id is 'Who holds it. Only while in review.';
comment on column dossiers.route is 'The machine''s last decision.';
comment on column dossiers.hand_in is 'How often pages were handed in: 1, and one more after every return.';
comment on column dossiers.manifest_hand_in is 'The hand-in that the manifest belongs to; empty before the first manifest.';
comment on column dossiers.version is 'Raised by every change; the ETag of the API.';
comment on column dossiers.handed_in_on is 'Day on which the paper was handed in, where a machine says that it was before its arrival here (an offline agency, a backlog).';
comment on column dossiers.created_by is 'User or machine key that created it.';
comment on column dossiers.created_at is 'When it was created.';
comment on column dossiers.received_at is 'When the last scan of the first manifest was durable: the day of reception.';
comment on column dossiers.decided_at is 'When it was last routed or settled.';
comment on column dossiers.changed_at is 'When its state last changed.';

create table manifest_entries (
    dossier_id uuid not null references dossiers (id),
    position integer not null check (position between 1 and 999),
    name text not null check (name <> ''),
    sha256 bytea not null check (length(sha256) = 32),
    size bigint not null check (size > 0),
    primary key (dossier_id, position)
);
comment on table manifest_entries is 'The list of scans that make a dossier, as the device told it. Replaced as a whole.';
comment on column manifest_entries.dossier_id is 'The dossier.';
comment on column manifest_entries.position is 'Order in which it was handed in, from 1.';
comment on column manifest_entries.name is 'File name.';
comment on column manifest_entries.sha256 is 'SHA-256 of the bytes.';
comment on column manifest_entries.size is 'Length in bytes.';

create table objects (
    key text primary key,
    dossier_id uuid not null references dossiers (id),
    kind text not null check (kind in ('scan', 'page')),
    sha256 bytea not null check (length(sha256) = 32),
    size bigint not null check (size > 0),
    media_type text not null,
    stored_at timestamptz not null
);
create index objects_by_dossier on objects (dossier_id);
comment on table objects is 'Stored objects that exist for certain: written after the bytes are durable, never before. Keys are written once.';
comment on column objects.key is 'Object key, in the folder or bucket.';
comment on column objects.dossier_id is 'The dossier it belongs to.';
comment on column objects.kind is 'scan: bytes as received; page: upright JPEG derived from a scan, can be made again.';
comment on column objects.sha256 is 'SHA-256 of the bytes, checked on every read.';
comment on column objects.size is 'Length in bytes.';
comment on column objects.media_type is 'What the bytes are, by their signature.';
comment on column objects.stored_at is 'When the bytes became durable.';

create table scans (
    dossier_id uuid not null references dossiers (id),
    position integer not null check (position between 1 and 999),
    hand_in integer not null check (hand_in > 0),
    sha256 bytea not null check (length(sha256) = 32),
    size bigint not null check (size > 0),
    media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/tiff', 'application/pdf')),
    object_key text not null references objects (key),
    stored_at timestamptz not null,
    primary key (dossier_id, position, hand_in)
);
comment on table scans is 'Files as handed in. A scan that replaces one of an earlier hand-in stands beside it; the latest hand-in counts.';
comment on column scans.dossier_id is 'The dossier.';
comment on column scans.position is 'Place in the manifest, from 1.';
comment on column scans.hand_in is 'The hand-in it came with.';
comment on column scans.sha256 is 'SHA-256 of the bytes received.';
comment on column scans.size is 'Length in bytes.';
comment on column scans.media_type is 'What the bytes are, by their signature.';
comment on column scans.object_key is 'Where the bytes are.';
comment on column scans.stored_at is 'When they were stored.';

create table events (
    id bigint generated always as identity primary key,
    dossier_id uuid not null references dossiers (id),
    at timestamptz not null,
    by uuid,
    what text not null check (what ~ '^[a-z_]+$'),
    detail text check (detail ~ '^[a-z_0-9]+$'),
    version bigint not null check (version > 0)
);
create index events_by_dossier on events (dossier_id, id);
comment on table events is 'The timeline of each dossier; written in the transaction that changes it, never changed.';
comment on column events.id is 'Order of writing.';
comment on column events.dossier_id is 'The dossier.';
comment on column events.at is 'When.';
comment on column events.by is 'Who; empty where the machine did it.';
comment on column events.what is 'What happened, by name: created, completed, taken, put_back, decided, ...';
comment on column events.detail is 'A code: the route, the settlement, why it was put back.';
comment on column events.version is 'Version of the dossier after it.';
