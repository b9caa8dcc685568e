-- Telephones that add pages to a dossier being collected at a counter.

create table pairings (
    token_hash bytea primary key check (length(token_hash) = 32),
    dossier_id uuid not null,
    contact_point_id uuid not null references contact_points (id),
    made_by uuid not null,
    expires_at timestamptz not null
);
create index pairings_by_expiry on pairings (expires_at);
comment on table pairings is 'Links by which a telephone, without signing in, hands pages to the counter that collects one dossier. The dossier need not exist here yet.';
comment on column pairings.token_hash is 'SHA-256 of the token in the link: the table opens nothing.';
comment on column pairings.dossier_id is 'The dossier that the counter collects.';
comment on column pairings.contact_point_id is 'Where; only this contact point fetches the pages.';
comment on column pairings.made_by is 'Who asked for the link.';
comment on column pairings.expires_at is 'Until when it takes pages.';

create table paired_pages (
    dossier_id uuid not null,
    contact_point_id uuid not null references contact_points (id),
    page_id uuid not null,
    name text not null check (name <> ''),
    bytes bytea not null check (length(bytes) > 0),
    came_at timestamptz not null,
    primary key (dossier_id, page_id)
);
create index paired_pages_by_age on paired_pages (came_at);
comment on table paired_pages is 'Pages from telephones on their way to the counter''s device: gone as soon as it has them, after an hour in any case.';
comment on column paired_pages.dossier_id is 'The dossier that the counter collects.';
comment on column paired_pages.contact_point_id is 'Where.';
comment on column paired_pages.page_id is 'Made by the telephone: the same page again is the same row.';
comment on column paired_pages.name is 'File name.';
comment on column paired_pages.bytes is 'As photographed; few and short-lived, so that they need no object.';
comment on column paired_pages.came_at is 'When.';
