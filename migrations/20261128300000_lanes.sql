-- Two lanes of machine work: the verdict that the counter waits for, always first, and the full reading after it.

alter table work add column lane text not null default 'verdict' check (lane in ('verdict', 'reading'));
comment on column work.lane is 'verdict: nobody has looked yet; reading: the verdict is given, or could not be, and the full reading waits.';
-- What waited before there were lanes has nobody at the counter any more.
update work set lane = 'reading';
drop index work_ready;
create index work_ready on work (lane, run_at, queued_at) where lease_token is null;

create table counter_verdicts (
    dossier_id uuid not null references dossiers (id),
    hand_in integer not null check (hand_in > 0),
    at timestamptz not null,
    reader_version text not null,
    core_seconds double precision not null check (core_seconds >= 0),
    document jsonb not null,
    withdrawn text[] not null default '{}',
    added text[] not null default '{}',
    primary key (dossier_id, hand_in)
);
comment on table counter_verdicts is 'What the counter is told before a dossier is read in full: pages, completeness, signatures, number known, handed in before. Holds no value of any field.';
comment on column counter_verdicts.dossier_id is 'The dossier.';
comment on column counter_verdicts.hand_in is 'The hand-in that was looked at.';
comment on column counter_verdicts.at is 'When it was given.';
comment on column counter_verdicts.reader_version is 'Version of what looked.';
comment on column counter_verdicts.core_seconds is 'Core-seconds spent, child processes included.';
comment on column counter_verdicts.document is 'The verdict: pages and findings.';
comment on column counter_verdicts.withdrawn is 'Codes that the verdict told and the full reading does not find.';
comment on column counter_verdicts.added is 'Codes that a verdict may tell, which only the full reading found.';

-- The same bytes handed in before.
create index scans_by_sum on scans (sha256);
