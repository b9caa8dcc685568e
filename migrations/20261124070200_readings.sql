-- What reader versions made of dossiers.

create table readings (
    id bigint generated always as identity primary key,
    dossier_id uuid not null references dossiers (id),
    hand_in integer not null check (hand_in > 0),
    read_at timestamptz not null,
    reader_version text not null,
    template_version text not null,
    rule_set_version text not null,
    policy_version text not null,
    schema_version integer not null check (schema_version > 0),
    route text not null check (route in ('automatic', 'manual', 'returned')),
    pages integer not null check (pages >= 0),
    immatriculation text check (immatriculation ~ '^[0-9]{9}$'),
    total_centimes bigint check (total_centimes >= 0),
    core_seconds double precision not null check (core_seconds >= 0),
    document jsonb not null
);
create index readings_by_dossier on readings (dossier_id, id desc);
create index readings_by_immatriculation on readings (immatriculation) where immatriculation is not null;
comment on table readings is 'What a reader version made of a dossier: pages, fields, findings, route. Written once, never changed; corrections stand beside it.';
comment on column readings.id is 'Order of writing; the latest of a dossier counts.';
comment on column readings.dossier_id is 'The dossier.';
comment on column readings.hand_in is 'The hand-in that was read.';
comment on column readings.read_at is 'When it was finished.';
comment on column readings.reader_version is 'Version of recognisers and extraction.';
comment on column readings.template_version is 'Version of the form templates.';
comment on column readings.rule_set_version is 'Version of the rules.';
comment on column readings.policy_version is 'Version of the routing policy.';
comment on column readings.schema_version is 'Version of the document''s shape.';
comment on column readings.route is 'The decision.';
comment on column readings.pages is 'Number of pages.';
comment on column readings.immatriculation is 'The insured person''s number as read, for search. Personal: never logged.';
comment on column readings.total_centimes is 'The total as read, in centimes.';
comment on column readings.core_seconds is 'Core-seconds spent, child processes included.';
comment on column readings.document is 'The whole reading, in the shape of the reading contract. Personal: never logged.';

create table findings (
    reading_id bigint not null references readings (id),
    position integer not null check (position >= 0),
    code text not null,
    severity text not null check (severity in ('note', 'manual', 'return')),
    fields text[] not null,
    primary key (reading_id, position)
);
create index findings_by_code on findings (code, reading_id);
comment on table findings is 'What the rules found in a reading.';
comment on column findings.reading_id is 'The reading.';
comment on column findings.position is 'Order within the reading.';
comment on column findings.code is 'Code of the rule, from the closed list in dossier/finding.rs.';
comment on column findings.severity is 'What it does to the route.';
comment on column findings.fields is 'Keys of the fields concerned.';

create table page_images (
    dossier_id uuid not null references dossiers (id),
    page_index integer not null check (page_index >= 0),
    reading_id bigint not null references readings (id),
    object_key text not null references objects (key),
    primary key (reading_id, page_index)
);
comment on table page_images is 'Upright pictures of the pages, made for reviewers; can be made again from the scans.';
comment on column page_images.dossier_id is 'The dossier.';
comment on column page_images.page_index is 'Index into the reading''s pages, from 0.';
comment on column page_images.reading_id is 'The reading that made it.';
comment on column page_images.object_key is 'Where the bytes are.';

create table page_fingerprints (
    dossier_id uuid not null references dossiers (id),
    page_index integer not null check (page_index >= 0),
    received_at timestamptz not null,
    fingerprint bytea not null check (length(fingerprint) between 8 and 262144),
    bands bigint[] not null check (cardinality(bands) > 0),
    primary key (dossier_id, page_index)
);
create index page_fingerprints_by_band on page_fingerprints using gin (bands);
comment on table page_fingerprints is 'What makes a page recognisable when it is handed in again, as another scan or photo. The latest reading of each dossier.';
comment on column page_fingerprints.dossier_id is 'The dossier.';
comment on column page_fingerprints.page_index is 'Index into the reading''s pages, from 0.';
comment on column page_fingerprints.received_at is 'When the dossier was received; only earlier ones count.';
comment on column page_fingerprints.fingerprint is 'Perceptual fingerprint, compared by the reader.';
comment on column page_fingerprints.bands is 'Keys of which two pictures of one paper share at least one.';

create table act_keys (
    dossier_id uuid not null references dossiers (id),
    act_key text not null check (act_key ~ '^[0-9a-f]{64}$'),
    received_at timestamptz not null,
    primary key (dossier_id, act_key)
);
create index act_keys_by_key on act_keys (act_key, received_at);
comment on table act_keys is 'What makes an act recognisable when it is claimed again. The latest reading of each dossier.';
comment on column act_keys.dossier_id is 'The dossier.';
comment on column act_keys.act_key is 'SHA-256 over beneficiary, provider, date, cotation and amount; tells nothing about them.';
comment on column act_keys.received_at is 'When the dossier was received; only earlier ones count.';
