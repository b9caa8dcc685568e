-- What a reviewer may take back for a moment, why a dossier was put off or taken over, and the dossiers that the search has still to learn.

alter table verdicts add column taken_back_at timestamptz;
comment on column verdicts.taken_back_at is 'When whoever gave it took it back; it then counts no more.';

alter table queue_exits add column priority smallint, add column due timestamptz, add column amount_class smallint, add column queued_at timestamptz,
    add column assigned_to uuid references users (id), add column seen_by uuid[];
comment on column queue_exits.priority is 'How the dossier had waited, so that it can come back to its place. Empty of exits from before 28 November 2026.';
comment on column queue_exits.due is 'The same.';
comment on column queue_exits.amount_class is 'The same.';
comment on column queue_exits.queued_at is 'The same.';
comment on column queue_exits.assigned_to is 'The same.';
comment on column queue_exits.seen_by is 'The same.';

alter table queue_acts drop constraint queue_acts_what_check,
    add constraint queue_acts_what_check check (what in ('frozen', 'thawed', 'moved', 'assigned', 'prioritised', 'taken_over', 'referred', 'postponed')),
    add column code text check (code ~ '^[a-z_]+$'),
    alter column reason drop not null,
    add constraint queue_acts_say_why check (reason is not null or code is not null);
comment on column queue_acts.code is 'Of a postponement why, from the closed list of review/reason.rs; the reason then adds to it.';

create table search_backlog (
    dossier_id uuid primary key references dossiers (id)
);
comment on table search_backlog is 'Dossiers decided before there was a search: learnt in the background, and taken out of here.';
comment on column search_backlog.dossier_id is 'The dossier.';
insert into search_backlog (dossier_id)
select distinct r.dossier_id from readings r where not exists (select from dossier_search s where s.dossier_id = r.dossier_id);
