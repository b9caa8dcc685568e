-- Finding dossiers and people: names by keys that forgive spelling (registry/spelling.rs), since pg_trgm is not on every server.

create table dossier_search (
    dossier_id uuid primary key references dossiers (id),
    received_at timestamptz not null,
    immatriculation text,
    insured_name text,
    cins text[] not null,
    name_keys text[] not null,
    inpes text[] not null
);
create index dossier_search_by_number on dossier_search (immatriculation, received_at desc) where immatriculation is not null;
create index dossier_search_by_cin on dossier_search using gin (cins);
create index dossier_search_by_name on dossier_search using gin (name_keys);
create index dossier_search_by_inpe on dossier_search using gin (inpes);
create index dossier_search_by_age on dossier_search (received_at desc, dossier_id desc);
comment on table dossier_search is 'What a dossier is found by, as people have corrected it; one row each, written when it is decided. Personal: never logged.';
comment on column dossier_search.dossier_id is 'The dossier.';
comment on column dossier_search.received_at is 'Its reception: newest are shown first.';
comment on column dossier_search.immatriculation is 'Number of the insured.';
comment on column dossier_search.insured_name is 'Name of the insured as written, for lists, which mask it.';
comment on column dossier_search.cins is 'Identity cards of insured and beneficiary.';
comment on column dossier_search.name_keys is 'Keys of both names: words as heard, and pairs of them.';
comment on column dossier_search.inpes is 'Providers of the dossier.';

create index dossiers_by_reception on dossiers (received_at desc, id desc) where received_at is not null;

alter table members add column name_keys text[] not null default '{}';
create index members_by_name on members using gin (name_keys);
comment on column members.name_keys is 'Keys of the name; filled by the import.';
alter table providers add column name_keys text[] not null default '{}';
create index providers_by_name on providers using gin (name_keys);
comment on column providers.name_keys is 'Keys of the name; filled by the import.';

create table contact_point_imports (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    by uuid references users (id),
    added integer not null check (added >= 0),
    changed integer not null check (changed >= 0)
);
comment on table contact_point_imports is 'Files of contact points that were taken over in the office.';
comment on column contact_point_imports.id is 'Order.';
comment on column contact_point_imports.at is 'When.';
comment on column contact_point_imports.by is 'Who.';
comment on column contact_point_imports.added is 'Contact points that were new.';
comment on column contact_point_imports.changed is 'Contact points that changed.';

create table staff_acts (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    by uuid not null references users (id),
    person uuid not null references users (id),
    what text not null check (what in ('added', 'changed', 'disabled', 'enabled', 'password_reset')),
    role text check (role in ('counter', 'reviewer', 'supervisor', 'administrator', 'auditor')),
    skills text[]
);
comment on table staff_acts is 'What administrators did with people who sign in. Only added to.';
comment on column staff_acts.id is 'Order.';
comment on column staff_acts.at is 'When.';
comment on column staff_acts.by is 'Who.';
comment on column staff_acts.person is 'With whom.';
comment on column staff_acts.what is 'What.';
comment on column staff_acts.role is 'The role after it, where it may have changed.';
comment on column staff_acts.skills is 'The skills after it, where they may have changed.';
