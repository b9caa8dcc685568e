-- Small pictures that a device on a slow line sends ahead of its scans.

create table previews (
    dossier_id uuid not null references dossiers (id),
    hand_in integer not null check (hand_in > 0),
    position integer not null check (position between 1 and 999),
    of integer not null check (of between 1 and 200),
    bytes bytea not null check (length(bytes) between 1 and 1048576),
    came_at timestamptz not null,
    primary key (dossier_id, hand_in, position)
);
create index previews_by_age on previews (came_at);
comment on table previews is 'Small pictures of scans that are still on their way, for a first verdict; gone as soon as somebody has looked at them. On slow lines only, so that they need no object.';
comment on column previews.dossier_id is 'The dossier.';
comment on column previews.hand_in is 'The hand-in they belong to.';
comment on column previews.position is 'Place of the scan in the manifest.';
comment on column previews.of is 'How many the device sends; when all are there they are looked at.';
comment on column previews.bytes is 'WebP or JPEG.';
comment on column previews.came_at is 'When.';
