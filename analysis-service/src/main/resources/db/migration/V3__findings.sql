-- All that a matcher may read of a package, each distinct one once. Judged when it is first seen and when advisories of its
-- name change.
create table match_subject (
    key            integer generated always as identity primary key,
    -- A hash of all parts, absent ones too: what an image calls a version may be longer than an index entry can be.
    identity       uuid    not null unique,
    -- A hash of the stream and name that advisories are looked up by; absent when none can speak of it.
    lookup         bigint,
    stream         text    not null,
    name           text    not null,
    version        text    not null,
    source_name    text,
    source_version text,
    architecture   text,
    module         text,
    vendor         text,
    repository     text
);
create index match_subject_lookup on match_subject (lookup, key);

create table vulnerability (
    key integer generated always as identity primary key,
    id  text    not null unique
);

-- All ids under which a vulnerability was ever found; which of them hold now is said by the finding.
create table vulnerability_name (
    name          text    not null,
    vulnerability integer not null references vulnerability,
    primary key (name, vulnerability)
);

create table finding (
    subject          integer  not null references match_subject on delete cascade,
    vulnerability    integer  not null references vulnerability,
    -- 0 critical, 1 high, 2 medium, 3 low, 4 unspecified: the worst is the smallest.
    severity         smallint not null,
    fixed            text,
    aliases          text[]   not null,
    advisory         text     not null,
    export           text     not null,
    compared_name    text     not null,
    compared_version text     not null,
    version_range    text     not null,
    severity_source  text     not null,
    primary key (subject, vulnerability)
);
create index finding_vulnerability on finding (vulnerability, subject);

create table undecided (
    subject  integer not null references match_subject on delete cascade,
    advisory text    not null,
    export   text    not null,
    reason   text    not null,
    primary key (subject, advisory, export)
);

-- What advisories changed in what was known of a subject; the history of every image that has it.
create table finding_change (
    change        bigint      not null,
    changed_at    timestamptz not null,
    subject       integer     not null references match_subject on delete cascade,
    vulnerability integer     not null references vulnerability,
    old_severity  smallint,
    old_fixable   boolean     not null,
    new_severity  smallint,
    new_fixable   boolean     not null,
    primary key (change, subject, vulnerability)
);
create index finding_change_subject on finding_change (subject);
create index finding_change_age on finding_change (changed_at);
create sequence finding_change_number;

-- What an image consists of. Apart from its counts, so that moving a count rewrites neither the array nor its index; without
-- a pending list, which every search would have to read.
create table image_subjects (
    image    bigint    primary key references image on delete cascade,
    subjects integer[] not null
);
create index image_subjects_subject on image_subjects using gin (subjects) with (fastupdate = off);

-- Distinct vulnerabilities, each at its worst.
create table image_findings (
    image       bigint  primary key references image on delete cascade,
    critical    integer not null,
    high        integer not null,
    medium      integer not null,
    low         integer not null,
    unspecified integer not null,
    fixable     integer not null,
    undecided   integer not null
) with (fillfactor = 70);

-- Images whose counts were moved by advisories and of which nobody was told yet. An image that is moved again is told once.
create table moved_image (
    image    bigint      primary key references image on delete cascade,
    moved_at timestamptz not null
);
create index moved_image_age on moved_image (moved_at);
