-- What reviewers do: holds on dossiers, corrections beside the machine's values, the rules run again, and verdicts.

create index dossiers_worklist on dossiers (received_at, id) where state in ('in_worklist', 'in_review');

create table review_leases (
    dossier_id uuid primary key references dossiers (id),
    token uuid not null,
    reviewer_id uuid not null references users (id),
    taken_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > taken_at)
);
create index review_leases_by_expiry on review_leases (expires_at);
comment on table review_leases is 'Dossiers that a reviewer holds; a row exists exactly while the dossier is in review.';
comment on column review_leases.dossier_id is 'The dossier.';
comment on column review_leases.token is 'Fencing token: every change must bring it; new with every hold.';
comment on column review_leases.reviewer_id is 'Who holds.';
comment on column review_leases.taken_at is 'Since when.';
comment on column review_leases.expires_at is 'When it ends unless renewed.';

create table postponements (
    dossier_id uuid not null references dossiers (id),
    reviewer_id uuid not null references users (id),
    until timestamptz not null,
    primary key (dossier_id, reviewer_id)
);
comment on table postponements is 'Dossiers that a reviewer put back: not offered to them again for a while, as long as others wait.';
comment on column postponements.dossier_id is 'The dossier.';
comment on column postponements.reviewer_id is 'Who put it back.';
comment on column postponements.until is 'Until when it is not offered.';

create table corrections (
    id bigint generated always as identity primary key,
    dossier_id uuid not null references dossiers (id),
    reading_id bigint not null references readings (id),
    field text not null check (field <> ''),
    status text not null check (status in ('corrected', 'confirmed', 'illegible', 'blank', 'not_applicable')),
    value text,
    by uuid not null references users (id),
    at timestamptz not null,
    check ((value is not null) = (status = 'corrected'))
);
create index corrections_by_reading on corrections (reading_id, field, id desc);
comment on table corrections is 'What reviewers said of fields. Only added to; the latest of a field counts. The reading stays as it is. Personal: never logged.';
comment on column corrections.id is 'Order of writing.';
comment on column corrections.dossier_id is 'The dossier.';
comment on column corrections.reading_id is 'The reading that was corrected.';
comment on column corrections.field is 'Key of the field.';
comment on column corrections.status is 'What was said.';
comment on column corrections.value is 'The value in the contract''s form; only of a corrected field.';
comment on column corrections.by is 'Who.';
comment on column corrections.at is 'When.';

create table rechecks (
    id bigint generated always as identity primary key,
    dossier_id uuid not null references dossiers (id),
    reading_id bigint not null references readings (id),
    at timestamptz not null,
    could_pass boolean not null,
    findings jsonb not null
);
create index rechecks_by_reading on rechecks (reading_id, id desc);
comment on table rechecks is 'The rules run again over a corrected reading. The latest counts.';
comment on column rechecks.id is 'Order of writing.';
comment on column rechecks.dossier_id is 'The dossier.';
comment on column rechecks.reading_id is 'The reading that was corrected.';
comment on column rechecks.at is 'When.';
comment on column rechecks.could_pass is 'Whether it would pass without a person now.';
comment on column rechecks.findings is 'What the rules found: codes, fields and texts, no values.';

create table verdicts (
    id bigint generated always as identity primary key,
    dossier_id uuid not null references dossiers (id),
    reading_id bigint not null references readings (id),
    verdict text not null check (verdict in ('accepted', 'returned', 'rejected')),
    reason text check (reason ~ '^[a-z_]+$'),
    note text check (length(note) <= 1000),
    page integer check (page >= 0),
    place double precision[] check (array_length(place, 1) = 4),
    by uuid not null references users (id),
    at timestamptz not null,
    check ((reason is null) = (verdict = 'accepted'))
);
create index verdicts_by_dossier on verdicts (dossier_id, id desc);
comment on table verdicts is 'How reviewers decided.';
comment on column verdicts.id is 'Order of writing; the latest counts.';
comment on column verdicts.dossier_id is 'The dossier.';
comment on column verdicts.reading_id is 'The reading that was looked at.';
comment on column verdicts.verdict is 'accepted, returned to the counter, or rejected.';
comment on column verdicts.reason is 'Code from the closed lists of review/reason.rs.';
comment on column verdicts.note is 'What the reviewer adds. May be personal: never logged.';
comment on column verdicts.page is 'Index of the page concerned, from 0.';
comment on column verdicts.place is 'Place on it: x, y, width, height in fractions of the upright page.';
comment on column verdicts.by is 'Who.';
comment on column verdicts.at is 'When.';
