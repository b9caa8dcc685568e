-- Queues of the office: where each waiting dossier stands, by when it is due, and how much waits where. Counts are kept as they change, never counted.

create table queues (
    name text primary key check (name in ('general', 'double_keying', 'medical_control', 'accidents', 'duplicates', 'tns')),
    frozen_reason text check (length(frozen_reason) between 1 and 1000),
    frozen_by uuid references users (id),
    frozen_at timestamptz,
    check ((frozen_reason is null) = (frozen_at is null) and (frozen_by is null) = (frozen_at is null))
);
comment on table queues is 'The queues that reviewers work off.';
comment on column queues.name is 'Name, as in review/queue.rs.';
comment on column queues.frozen_reason is 'Why nothing is handed out of it now; empty where it is.';
comment on column queues.frozen_by is 'Who froze it.';
comment on column queues.frozen_at is 'Since when.';
insert into queues (name) values ('general'), ('double_keying'), ('medical_control'), ('accidents'), ('duplicates'), ('tns');

create table business_calendar (
    lone boolean primary key default true check (lone),
    weekend integer[] not null check (weekend <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(weekend) < 7),
    yearly text[] not null,
    single date[] not null,
    opens_at time not null,
    closes_at time not null check (closes_at > opens_at),
    due_days integer not null check (due_days between 0 and 60),
    changed_by uuid references users (id),
    changed_at timestamptz
);
comment on table business_calendar is 'When the office works, and how many working days a dossier may wait. One row.';
comment on column business_calendar.lone is 'Always true: there is one calendar.';
comment on column business_calendar.weekend is 'Days of the week without work: 1 Monday to 7 Sunday.';
comment on column business_calendar.yearly is 'Holidays that come every year: MM-DD.';
comment on column business_calendar.single is 'Holidays of one year: those of the lunar calendar, known shortly before.';
comment on column business_calendar.opens_at is 'When work begins, in Moroccan time.';
comment on column business_calendar.closes_at is 'When it ends; deadlines fall on it.';
comment on column business_calendar.due_days is 'Working days after that of reception until a dossier is due.';
comment on column business_calendar.changed_by is 'Who changed it last.';
comment on column business_calendar.changed_at is 'When.';
insert into business_calendar (weekend, yearly, single, opens_at, closes_at, due_days)
values ('{6,7}', '{01-01,01-11,01-14,05-01,07-30,08-14,08-20,08-21,10-31,11-06,11-18}', '{}', '08:30', '16:30', 2);

create table worklist (
    dossier_id uuid primary key references dossiers (id),
    queue text not null references queues (name),
    priority smallint not null default 0 check (priority between 0 and 9),
    due timestamptz not null,
    amount_class smallint not null check (amount_class between 0 and 3),
    received_at timestamptz not null,
    queued_at timestamptz not null,
    held boolean not null default false,
    assigned_to uuid references users (id),
    seen_by uuid[] not null default '{}'
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 200, fillfactor = 80);
create index worklist_next on worklist (queue, priority desc, due, amount_class desc, received_at, dossier_id) where not held;
create index worklist_mine on worklist (assigned_to, priority desc, due, received_at) where not held and assigned_to is not null;
create index worklist_by_age on worklist (received_at, dossier_id);
create index worklist_queue_by_age on worklist (queue, received_at, dossier_id);
comment on table worklist is 'Dossiers in the worklist or in review; one row each, gone when decided.';
comment on column worklist.dossier_id is 'The dossier.';
comment on column worklist.queue is 'Where it waits.';
comment on column worklist.priority is 'Raised by a supervisor: 0 by itself, 9 first of all.';
comment on column worklist.due is 'When a person should have decided, by the business calendar.';
comment on column worklist.amount_class is 'How much is at stake: 0 below 1,000 dirhams or unknown, 1 from 1,000, 2 from 5,000, 3 from 20,000.';
comment on column worklist.received_at is 'Reception of the dossier: its age.';
comment on column worklist.queued_at is 'Since when it waits in this queue.';
comment on column worklist.held is 'Whether a reviewer holds it.';
comment on column worklist.assigned_to is 'Only this person is given it; empty: whoever has the skill.';
comment on column worklist.seen_by is 'Who keyed it already and must not again: the first and second person of a double keying.';

-- What waits where and until when: deadlines fall on the close of working days, so that a queue has a few hundred of them at most.
create table queue_depths (
    queue text not null references queues (name),
    due timestamptz not null,
    waiting bigint not null,
    held bigint not null,
    primary key (queue, due)
);
comment on table queue_depths is 'How many wait and are held, by queue and deadline; without the changes not yet folded in.';
comment on column queue_depths.queue is 'The queue.';
comment on column queue_depths.due is 'The deadline.';
comment on column queue_depths.waiting is 'Dossiers that wait.';
comment on column queue_depths.held is 'Dossiers that a reviewer holds.';

create table queue_depth_changes (
    id bigint generated always as identity primary key,
    queue text not null,
    due timestamptz not null,
    waiting bigint not null,
    held bigint not null
);
comment on table queue_depth_changes is 'Changes of queue_depths, only added to by every statement on the worklist, so that nobody waits for anybody; folded in every few seconds.';
comment on column queue_depth_changes.id is 'Order of writing.';
comment on column queue_depth_changes.queue is 'The queue.';
comment on column queue_depth_changes.due is 'The deadline.';
comment on column queue_depth_changes.waiting is 'So many more wait.';
comment on column queue_depth_changes.held is 'So many more are held.';

create function worklist_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into queue_depth_changes (queue, due, waiting, held)
        select queue, due, count(*) filter (where not held), count(*) filter (where held) from after group by queue, due;
    elsif tg_op = 'DELETE' then
        insert into queue_depth_changes (queue, due, waiting, held)
        select queue, due, -count(*) filter (where not held), -count(*) filter (where held) from before group by queue, due;
    else
        insert into queue_depth_changes (queue, due, waiting, held)
        select queue, due, sum(waiting), sum(holding)
        from (select queue, due, (not held)::int as waiting, held::int as holding from after
              union all select queue, due, -(not held)::int, -held::int from before) changed
        group by queue, due having sum(waiting) <> 0 or sum(holding) <> 0;
    end if;
    return null;
end $$;
create trigger worklist_inserted after insert on worklist referencing new table as after for each statement execute function worklist_counted();
create trigger worklist_deleted after delete on worklist referencing old table as before for each statement execute function worklist_counted();
create trigger worklist_updated after update on worklist referencing old table as before new table as after for each statement execute function worklist_counted();

create table queue_exits (
    id bigint generated always as identity primary key,
    queue text not null references queues (name),
    dossier_id uuid not null references dossiers (id),
    by uuid not null references users (id),
    how text not null check (how in ('accepted', 'rejected', 'returned', 'referred')),
    at timestamptz not null
);
create index queue_exits_by_queue on queue_exits (queue, at);
create index queue_exits_by_person on queue_exits (by, at);
comment on table queue_exits is 'Dossiers that a person sent out of a queue: what rates and forecasts are made from.';
comment on column queue_exits.id is 'Order of writing.';
comment on column queue_exits.queue is 'The queue left.';
comment on column queue_exits.dossier_id is 'The dossier.';
comment on column queue_exits.by is 'Who.';
comment on column queue_exits.how is 'accepted, rejected, returned to the counter, or referred to another queue.';
comment on column queue_exits.at is 'When.';

create table queue_acts (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    by uuid not null references users (id),
    what text not null check (what in ('frozen', 'thawed', 'moved', 'assigned', 'prioritised', 'taken_over', 'referred')),
    queue text not null references queues (name),
    dossier_id uuid references dossiers (id),
    to_queue text references queues (name),
    to_person uuid references users (id),
    priority smallint check (priority between 0 and 9),
    reason text not null check (length(reason) between 1 and 1000)
);
create index queue_acts_by_dossier on queue_acts (dossier_id, id) where dossier_id is not null;
comment on table queue_acts is 'What supervisors did with queues, where reviewers referred a dossier, and why. Only added to.';
comment on column queue_acts.id is 'Order of writing.';
comment on column queue_acts.at is 'When.';
comment on column queue_acts.by is 'Who.';
comment on column queue_acts.what is 'What was done.';
comment on column queue_acts.queue is 'The queue concerned; of a dossier the one that it was in.';
comment on column queue_acts.dossier_id is 'The dossier concerned; empty where the whole queue is.';
comment on column queue_acts.to_queue is 'Where it was moved.';
comment on column queue_acts.to_person is 'Whom it was assigned to; empty with assigned: whoever has the skill.';
comment on column queue_acts.priority is 'The new priority.';
comment on column queue_acts.reason is 'Why. May be personal: never logged.';

alter table users add column skills text[] not null default '{general,double_keying,accidents,duplicates,tns}'
    check (skills <@ array['general', 'double_keying', 'medical_control', 'accidents', 'duplicates', 'tns']);
comment on column users.skills is 'Queues that a reviewer works off. medical_control also opens medical codes.';

alter table review_leases add column shown boolean not null default true;
comment on column review_leases.shown is 'Whether it is on a reviewer''s screen; false of one that waits there as the next.';

-- Dossiers of before: by what was found, due as if received on a day of work.
insert into worklist (dossier_id, queue, due, amount_class, received_at, queued_at, held)
select d.id,
       case when f.codes && array['hospitalisation', 'maternity', 'prior_agreement_request'] then 'medical_control'
            when 'accident' = any(f.codes) then 'accidents'
            when f.codes && array['duplicate_page', 'duplicate_act'] then 'duplicates'
            when m.regime = 'tns' then 'tns'
            else 'general' end,
       date_trunc('day', coalesce(d.received_at, d.created_at)) + interval '2 days 15 hours 30 minutes',
       case when r.total_centimes >= 2000000 then 3 when r.total_centimes >= 500000 then 2 when r.total_centimes >= 100000 then 1 else 0 end,
       coalesce(d.received_at, d.created_at), coalesce(d.decided_at, d.changed_at), d.state = 'in_review'
from dossiers d
left join lateral (select id, immatriculation, total_centimes from readings where dossier_id = d.id order by id desc limit 1) r on true
left join lateral (select coalesce(array_agg(code), '{}') as codes from findings where reading_id = r.id) f on true
left join members m on m.immatriculation = r.immatriculation
where d.state in ('in_worklist', 'in_review');
