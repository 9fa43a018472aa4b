-- A push writes its image's three hundred entries one behind the other into the index's list of pending ones, and not into as many
-- pages all over it. Every search reads that list, so it is filed away every few seconds, and before counters are moved.
alter index image_subjects_subject set (fastupdate = on, gin_pending_list_limit = 2048);

-- A new advisory moves most images at once. To look up each of them again costs more than its counter; who takes the news leaves out,
-- and takes away, what is of no image any more.
alter table moved_image drop constraint moved_image_image_fkey;
-- They are taken as they stand in the table: in the order in which they came.
drop index moved_image_age;

-- Findings are written together with their subject, or while nobody can forget it. To look it up again for each of hundreds of
-- thousands took a third of a full evaluation; who forgets a subject deletes what was found of it.
alter table finding drop constraint finding_subject_fkey;
alter table undecided drop constraint undecided_subject_fkey;
alter table finding_change drop constraint finding_change_subject_fkey;

-- Changes stand in the order of their time anyhow, and only the oldest are asked for by it.
drop index finding_change_age;
create index finding_change_age on finding_change using brin (changed_at);
