-- 委托书 (处罚法 art 20) on the public page of the agency that entrusts.

alter table published.agency add column entrustments jsonb not null default '[]';
comment on column published.agency.entrustments is 'Whom the agency lets punish in its name, in what and until when, oldest first.';
