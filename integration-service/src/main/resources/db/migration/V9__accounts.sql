-- How persons sign in at the pages; scripts have tokens. Only hashes of passwords and of what browsers show are kept.
create table account (
    person_id     uuid primary key references person,
    sign_in_name  text    not null unique,
    password_hash text    not null,
    one_time      boolean not null
);

create table page_session (
    hash      bytea primary key,
    person_id uuid        not null references account,
    begun_at  timestamptz not null,
    used_at   timestamptz not null
);

create index page_session_person on page_session (person_id);
