-- When each record changed last, so that one that is published late is not missed for being dated before others.
alter table advisory add column modified timestamptz not null default to_timestamp(0);
alter table advisory alter column modified drop default;
alter table incoming_advisory add column modified timestamptz not null;

-- Records that were read and are not held, being withdrawn or malformed, as lines of an id and a time.
alter table advisory_export add column passed_over text not null default '';
