-- Ten million dossiers: lists in order without sorting, few rows guessed right for names, and no search behind a long list of pending words.

-- Lists of all contact points, newest first: of every state, and of one. Of the states in which dossiers stay, the newest are never far.
create index dossiers_by_creation on dossiers (created_at desc, id desc);
create index dossiers_moving on dossiers (state, created_at desc, id desc) where state not in ('settled', 'delivered');
-- The worklist is a table of its own since there are queues.
drop index dossiers_worklist;

-- How many dossiers share a name or a pharmacy decides whether the newest are walked through or the few are gathered: a guess from a hundred names is wrong
-- for most of them.
alter table dossier_search alter column name_keys set statistics 1000, alter column inpes set statistics 1000;
alter table members alter column name_keys set statistics 1000;

-- Words that wait to be merged into an index are read by every search: a few pages of them, not 4 MB.
alter index dossier_search_by_cin set (gin_pending_list_limit = 256);
alter index dossier_search_by_name set (gin_pending_list_limit = 256);
alter index dossier_search_by_inpe set (gin_pending_list_limit = 256);

-- A fifth of ten million is too long to wait for.
alter table dossiers set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table dossier_search set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
