-- What an export was when it was taken in last: whatever is as it was then is not fetched again. Absent for the starter set, and
-- for what was taken in before there were marks.
alter table advisory_export
    add column address      text,
    add column form         integer,
    add column watermark    timestamptz,
    add column archive_seal text,
    add column list_seal    text;
