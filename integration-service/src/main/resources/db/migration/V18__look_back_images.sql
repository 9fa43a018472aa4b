-- How many of the latest images a look back takes.
alter table repository add column look_back_images int not null default 1;
