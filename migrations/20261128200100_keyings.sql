-- Blind double keying: what a second person typed without seeing the first one's values, and where the two differ.

create table keyings (
    dossier_id uuid primary key references dossiers (id),
    reading_id bigint not null references readings (id),
    fields text[] not null check (cardinality(fields) > 0),
    first_by uuid not null references users (id),
    asked_at timestamptz not null,
    second_by uuid references users (id),
    keyed_at timestamptz,
    differing text[] not null default '{}',
    ended_at timestamptz,
    check ((second_by is null) = (keyed_at is null)),
    check (second_by is null or second_by <> first_by)
);
comment on table keyings is 'Dossiers whose amounts and identity fields a second person keys blind. A new hand-in replaces it.';
comment on column keyings.dossier_id is 'The dossier.';
comment on column keyings.reading_id is 'The reading that the first person reviewed.';
comment on column keyings.fields is 'Keys of the fields to be keyed again.';
comment on column keyings.first_by is 'Who accepted first.';
comment on column keyings.asked_at is 'When.';
comment on column keyings.second_by is 'Who keyed again.';
comment on column keyings.keyed_at is 'When.';
comment on column keyings.differing is 'Keys of the fields where the two differ: a third person decides.';
comment on column keyings.ended_at is 'When both agreed, or the third had decided.';

create table keyed_values (
    id bigint generated always as identity primary key,
    dossier_id uuid not null references dossiers (id),
    reading_id bigint not null references readings (id),
    field text not null check (field <> ''),
    first_status text not null check (first_status in ('corrected', 'illegible', 'blank', 'not_applicable')),
    first_value text,
    second_status text not null check (second_status in ('corrected', 'illegible', 'blank', 'not_applicable')),
    second_value text,
    by uuid not null references users (id),
    at timestamptz not null,
    check ((first_value is not null) = (first_status = 'corrected')),
    check ((second_value is not null) = (second_status = 'corrected'))
);
create index keyed_values_by_dossier on keyed_values (dossier_id, id);
comment on table keyed_values is 'What the second person keyed, beside what stood after the first. Only added to. Personal: never logged.';
comment on column keyed_values.id is 'Order of writing.';
comment on column keyed_values.dossier_id is 'The dossier.';
comment on column keyed_values.reading_id is 'The reading.';
comment on column keyed_values.field is 'Key of the field.';
comment on column keyed_values.first_status is 'What stood after the first person: corrected means a value, typed or confirmed.';
comment on column keyed_values.first_value is 'That value.';
comment on column keyed_values.second_status is 'What the second person said.';
comment on column keyed_values.second_value is 'The value that they typed, in the contract''s form.';
comment on column keyed_values.by is 'The second person.';
comment on column keyed_values.at is 'When.';
