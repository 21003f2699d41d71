-- What an agency may punish and how it weighs (权责事项、裁量基准), and what it must have reviewed first (法制审核目录), are public.

alter table published.agency
  add column items jsonb not null default '[]',
  add column review_catalogue jsonb not null default '[]';
comment on column published.agency.items is 'Items in force with basis, range and tiers, in words.';
comment on column published.agency.review_catalogue is 'Lines of the catalogue of major decisions, each with its source.';
