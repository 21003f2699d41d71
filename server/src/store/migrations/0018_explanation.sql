-- How the day by which something is asked was counted, shown with the row.

alter table view.task add column explanation text;
comment on column view.task.explanation is 'The sentence of the clock behind due: rule, source, start, end. Absent without one, and in rows made before it was kept.';

-- A task that is still asked keeps the moment since when it is, also when it comes to be due on another day or more people may
-- do it.
create or replace function record.put_views(views jsonb) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  each record;
begin
  insert into view.dossier as d
    select n.* from jsonb_array_elements(views) v, jsonb_populate_recordset(null::view.dossier, v -> 'rows' -> 'view.dossier') n
    on conflict (dossier) do update set
      procedure = excluded.procedure, agency = excluded.agency, region_path = excluded.region_path,
      unit = excluded.unit, people = excluded.people, secrecy = excluded.secrecy, stage = excluded.stage,
      title = excluded.title, parties = excluded.parties, number = excluded.number, opened_on = excluded.opened_on,
      next_due = excluded.next_due, next_due_what = excluded.next_due_what, closed_on = excluded.closed_on,
      sample = excluded.sample, detail = excluded.detail, search = excluded.search,
      refresh_on = excluded.refresh_on, digest = excluded.digest;

  -- A task that is still asked keeps the moment since when it is.
  delete from view.task t using jsonb_array_elements(views) v
    where t.dossier = (v ->> 'dossier')::uuid and v -> 'rows' ? 'view.task'
      and not v -> 'rows' -> 'view.task' @> jsonb_build_array(jsonb_build_object('key', t.key));
  insert into view.task as t
    select n.dossier, n.key, n.kind, n.person, n.role, n.agency, n.region_path, n.unit, n.people, n.secrecy, n.what, n.move,
           n.due, d.recorded_at, n.explanation
    from jsonb_array_elements(views) v, jsonb_populate_recordset(null::view.task, v -> 'rows' -> 'view.task') n
    join record.dossier d on d.id = n.dossier
    on conflict (dossier, key) do update set
      kind = excluded.kind, person = excluded.person, role = excluded.role, agency = excluded.agency,
      region_path = excluded.region_path, unit = excluded.unit, people = excluded.people, secrecy = excluded.secrecy,
      what = excluded.what, move = excluded.move, due = excluded.due, explanation = excluded.explanation,
      since = case
        when (t.person, t.role, t.what, t.move) is distinct from (excluded.person, excluded.role, excluded.what, excluded.move)
        then excluded.since else t.since
      end
    where (t.person, t.role, t.people, t.what, t.move, t.due, t.explanation)
      is distinct from (excluded.person, excluded.role, excluded.people, excluded.what, excluded.move, excluded.due,
                        excluded.explanation);

  for each in
    select (v ->> 'dossier')::uuid as dossier, of_table.target, of_table.rows
    from jsonb_array_elements(views) v, jsonb_each(v -> 'rows') of_table (target, rows)
    where of_table.target not in ('view.dossier', 'view.task')
  loop
    if each.target !~ '^(view|published)\.[a-z_]+$' then
      raise exception using errcode = 'MJ004', message = format('%s is no projection', each.target);
    end if;
    execute format('delete from %1$s where dossier = $1', each.target) using each.dossier;
    execute format('insert into %1$s select * from jsonb_populate_recordset(null::%1$s, $1)', each.target) using each.rows;
  end loop;
end $$;
