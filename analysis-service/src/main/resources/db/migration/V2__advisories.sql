-- What is matched with, as far as people are told; one row.
create table advisory_edition (
    only_row  boolean     primary key default true check (only_row),
    name      text        not null,
    -- Absent as long as there is only the starter set.
    synced_at timestamptz
);

-- The exports that are held, each as its last good copy.
create table advisory_export (
    name       text    primary key,
    advisories integer not null,
    starter    boolean not null
);

-- One record of one export; withdrawn ones are not kept.
create table advisory (
    key         integer generated always as identity primary key,
    export      text    not null,
    id          text    not null,
    -- Of what is decided by: equal ones need no writing and no matching.
    fingerprint uuid    not null,
    -- Names one CVE at most, so that the records that share an id with it speak of the same vulnerability.
    linking     boolean not null,
    content     bytea   not null,
    unique (export, id)
);
-- The content is deflated already.
alter table advisory alter column content set storage external;

-- The packages that an advisory speaks of. Names have no limit, index entries do: so a hash is what is looked up.
create table advisory_package (
    lookup   bigint  not null,
    advisory integer not null references advisory on delete cascade,
    stream   text    not null,
    name     text    not null
);
create index advisory_package_lookup on advisory_package (lookup, advisory);
create index advisory_package_advisory on advisory_package (advisory);

-- The ids that an advisory bears or names; advisories that share one may be of one vulnerability.
create table advisory_name (
    id       text    not null,
    advisory integer not null references advisory on delete cascade,
    primary key (id, advisory)
);
create index advisory_name_advisory on advisory_name (advisory);

-- An export on its way in. Nothing here counts before the export was read to its end; one replica writes it at a time.
create unlogged table incoming_advisory (
    position    integer not null,
    id          text    not null,
    fingerprint uuid    not null,
    linking     boolean not null,
    content     bytea   not null
);
create unlogged table incoming_advisory_package (
    position integer not null,
    lookup   bigint  not null,
    stream   text    not null,
    name     text    not null
);
create unlogged table incoming_advisory_name (
    position integer not null,
    id       text    not null
);
