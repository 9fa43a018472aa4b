-- Why findings stand reads alike for most of them: one range of one advisory hits the versions of many subjects. So it is kept once.
create table evidence (
    key             integer generated always as identity primary key,
    -- Of all that follows, which may be longer than an entry of an index can be.
    hash            uuid   not null unique,
    aliases         text[] not null,
    advisory        text   not null,
    export          text   not null,
    version_range   text   not null,
    severity_source text   not null
);

-- Whoever finds the same again gives it another hash: then it is kept twice until the old one is of no finding any more.
insert into evidence (hash, aliases, advisory, export, version_range, severity_source)
select md5(row(aliases, advisory, export, version_range, severity_source)::text)::uuid, aliases, advisory, export, version_range, severity_source
from (select distinct aliases, advisory, export, version_range, severity_source from finding) known;

alter table finding add column evidence integer;
update finding f set evidence = e.key
from evidence e
where e.hash = md5(row(f.aliases, f.advisory, f.export, f.version_range, f.severity_source)::text)::uuid;
alter table finding alter column evidence set not null;
alter table finding
    drop column aliases, drop column advisory, drop column export, drop column version_range, drop column severity_source;
