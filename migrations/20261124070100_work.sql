-- Machine work: leases on dossiers to be read. Done rows are deleted, so that the table stays small.

create table work (
    dossier_id uuid primary key references dossiers (id),
    queued_at timestamptz not null,
    run_at timestamptz not null,
    lease_token uuid,
    lease_until timestamptz,
    leased_by text,
    attempts integer not null default 0 check (attempts >= 0),
    lost_leases integer not null default 0 check (lost_leases >= 0),
    last_error text check (last_error ~ '^[a-z_0-9]+$'),
    check ((lease_token is null) = (lease_until is null)),
    check ((lease_token is null) = (leased_by is null))
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 200, fillfactor = 70);
create index work_ready on work (run_at, queued_at) where lease_token is null;
create index work_leased on work (lease_until) where lease_token is not null;
comment on table work is 'Dossiers that wait to be read or are being read. A row is written in the transaction that receives the dossier, and deleted in the one that decides it.';
comment on column work.dossier_id is 'The dossier; one piece of work each.';
comment on column work.queued_at is 'When it was received; unchanged by retries.';
comment on column work.run_at is 'Not to be taken before.';
comment on column work.lease_token is 'Fencing token of the worker that holds it; new with every lease.';
comment on column work.lease_until is 'When the lease ends unless renewed.';
comment on column work.leased_by is 'Name of the worker process, for people.';
comment on column work.attempts is 'Attempts that failed with an error.';
comment on column work.lost_leases is 'Leases that ran out: the worker died or hung.';
comment on column work.last_error is 'Code of the last failure.';

create table given_up (
    dossier_id uuid primary key references dossiers (id),
    at timestamptz not null,
    attempts integer not null check (attempts >= 0),
    lost_leases integer not null check (lost_leases >= 0),
    error text not null check (error ~ '^[a-z_0-9]+$')
);
comment on table given_up is 'Dossiers that could not be read for good; visible, until someone retries them.';
comment on column given_up.dossier_id is 'The dossier.';
comment on column given_up.at is 'When the worker gave up.';
comment on column given_up.attempts is 'Attempts that failed.';
comment on column given_up.lost_leases is 'Leases that ran out.';
comment on column given_up.error is 'Code of the last failure.';
