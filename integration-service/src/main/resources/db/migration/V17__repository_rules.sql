-- Patterns of the names of repositories that are enabled as they appear, between commas; absent where a version before this
-- wrote the row, for which enable_new_repositories says all.
alter table integration add column new_repository_patterns text;

-- The pattern that enabled it; absent where a person did, or nobody.
alter table repository add column rule_pattern text;
