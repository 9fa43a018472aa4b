-- COPY takes no expression, and the time of a change is that of its transaction.
alter table finding_change alter column changed_at set default now();

-- A vulnerability's key is never taken away, so there is nothing to guard; a look-up for each of a million findings is dear.
alter table finding drop constraint finding_vulnerability_fkey;
alter table finding_change drop constraint finding_change_vulnerability_fkey;
alter table untold_notice drop constraint untold_notice_vulnerability_fkey;
alter table vulnerability_name drop constraint vulnerability_name_vulnerability_fkey;

-- A name is that of many subjects: without their keys an index holds it once. Those that nobody looks up are left out.
drop index match_subject_lookup;
create index match_subject_lookup on match_subject (lookup) where lookup is not null;
