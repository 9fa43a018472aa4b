-- The last change of advisories that the image's first match knew of: its history is what came after. Absent before that match.
alter table image add column watched_since bigint;

update image i
set watched_since = coalesce(
        (select c.change from finding_change c where c.changed_at < i.analyzed_at order by c.changed_at desc limit 1), 0)
where exists (select from image_subjects s where s.image = i.id);

-- Changes of which repositories were not told yet, and how far their telling got: all vulnerabilities up to this key are.
create table untold_change (
    change              bigint  primary key,
    after_vulnerability integer not null default 0
);

-- What is to be told: one row for each change, vulnerability and repository.
create table untold_notice (
    id               bigint generated always as identity primary key,
    change           bigint      not null,
    changed_at       timestamptz not null,
    vulnerability    integer     not null references vulnerability,
    integration_id   text        not null,
    account          text        not null,
    region           text        not null,
    repository       text        not null,
    -- The worst over the images that are counted; absent when none has the vulnerability any more.
    severity         smallint,
    appeared         integer     not null,
    gone             integer     not null,
    severity_changed integer     not null,
    fix_changed      integer     not null,
    sample           text[]      not null
);

-- What the source says of a finding without a fix version: 1 not fixed, 2 will not be fixed; absent when it says nothing.
alter table finding add column unfixed smallint;
-- What sources say of it was not read before: exports are read whole once more.
update feed set seal = null where name like 'OSV %';
