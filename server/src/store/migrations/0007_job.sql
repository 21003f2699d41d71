-- Jobs (后台任务): pg-boss builds, partitions and upgrades its own tables here, as the service's role.

create schema job;
comment on schema job is 'The queue of pg-boss. Everything in it can be lost without losing a record.';
grant usage, create on schema job to mingjing_app;
