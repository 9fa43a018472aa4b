-- Of a package of a language that a package of the distribution brought: the distribution's stream and source, whose advisories speak
-- for it, too, and the hash that these are looked up by.
alter table match_subject add column owner_stream text;
alter table match_subject add column owner_source text;
alter table match_subject add column owner_lookup bigint;
create index match_subject_owner_lookup on match_subject (owner_lookup, key) where owner_lookup is not null;
