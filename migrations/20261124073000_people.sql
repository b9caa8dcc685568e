-- Who may sign in, sessions, machine keys, sign-in links, and who looked at or changed what.

create table users (
    id uuid primary key,
    name text not null unique check (name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    role text not null check (role in ('counter', 'reviewer', 'supervisor', 'administrator', 'auditor')),
    contact_point_id uuid references contact_points (id),
    password_hash text,
    active boolean not null default true,
    created_at timestamptz not null,
    check ((role = 'counter') = (contact_point_id is not null))
);
comment on table users is 'People who sign in.';
comment on column users.id is 'Stable id; what timelines and audits name.';
comment on column users.name is 'What they type to sign in.';
comment on column users.role is 'What they may do.';
comment on column users.contact_point_id is 'Where a counter works; a counter sees no other dossiers.';
comment on column users.password_hash is 'Argon2id, in the PHC form; empty where only a sign-in link opens.';
comment on column users.active is 'Whether they may sign in; people are never deleted, for audits name them.';
comment on column users.created_at is 'When they were added.';

create table machine_keys (
    id uuid primary key,
    name text not null unique check (name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    contact_point_id uuid not null references contact_points (id),
    key_hash bytea not null unique check (length(key_hash) = 32),
    created_at timestamptz not null,
    withdrawn_at timestamptz
);
comment on table machine_keys is 'Keys with which machines hand in for one contact point. They act as a counter.';
comment on column machine_keys.id is 'Stable id; what timelines and audits name.';
comment on column machine_keys.name is 'What people call it.';
comment on column machine_keys.contact_point_id is 'The contact point that it hands in for.';
comment on column machine_keys.key_hash is 'SHA-256 of the key; the key has 256 random bits and is shown once.';
comment on column machine_keys.created_at is 'When it was made.';
comment on column machine_keys.withdrawn_at is 'Since when it opens nothing.';

create table sign_in_links (
    token_hash bytea primary key check (length(token_hash) = 32),
    user_id uuid not null references users (id),
    expires_at timestamptz not null,
    uses_left integer not null check (uses_left >= 0)
);
comment on table sign_in_links is 'Links that sign a person in without a password.';
comment on column sign_in_links.token_hash is 'SHA-256 of the token in the link.';
comment on column sign_in_links.user_id is 'Whom it signs in.';
comment on column sign_in_links.expires_at is 'Until when.';
comment on column sign_in_links.uses_left is 'How often it still opens.';

create table sessions (
    id_hash bytea primary key check (length(id_hash) = 32),
    document jsonb not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null
);
create index sessions_by_expiry on sessions (expires_at);
comment on table sessions is 'Signed-in browsers.';
comment on column sessions.id_hash is 'SHA-256 of the id in the cookie: the table opens no session.';
comment on column sessions.document is 'Who, and the mark of their password.';
comment on column sessions.seen_at is 'Last request, to the minute.';
comment on column sessions.expires_at is 'End at the latest.';

create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor_id uuid,
    actor_kind text not null check (actor_kind in ('person', 'machine', 'nobody')),
    role text check (role in ('counter', 'reviewer', 'supervisor', 'administrator', 'auditor')),
    what text not null check (what ~ '^[a-z_]+$'),
    dossier_id uuid,
    outcome text not null check (outcome ~ '^[a-z_]+$'),
    request_id uuid not null,
    check ((actor_id is null) = (actor_kind = 'nobody'))
);
create index audit_by_dossier on audit (dossier_id, id desc) where dossier_id is not null;
create index audit_by_actor on audit (actor_id, id desc) where actor_id is not null;
comment on table audit is 'Every view and every change, refused ones too. Written by the HTTP edge for every request; never changed; never a value.';
comment on column audit.id is 'Order of writing.';
comment on column audit.at is 'When.';
comment on column audit.actor_id is 'User or machine key; empty where nobody was signed in.';
comment on column audit.actor_kind is 'person, machine or nobody.';
comment on column audit.role is 'The role at that moment.';
comment on column audit.what is 'What was asked for, by name.';
comment on column audit.dossier_id is 'The dossier concerned, as asked for: it may not exist.';
comment on column audit.outcome is 'done, or the code of the refusal.';
comment on column audit.request_id is 'The request; the log names the same.';
