/**
 * Everything acts are decided on, in one snapshot, for several questions at once: each dossier, the dossiers it takes facts
 * from, related ones (same party, by blind index), and whether the act is there already. Asked under one name, so that each
 * connection plans it once. Parameters: dossiers and acts, by question; other dossiers that are named; pairs of question and
 * blind hash; the seq known by dossier. Acts above the known seq are given.
 */
export const situationQuery = `
with asked as materialized (
  select n, dossier, act from unnest($1::uuid[], $2::uuid[]) with ordinality as asked (dossier, act, n)
), shared as materialized (
  select a.n, b.hash, a.dossier from asked a join private.blind_index b on b.dossier = a.dossier
  union all
  select h.n, h.hash, a.dossier from unnest($4::bigint[], $5::bytea[]) as h (n, hash) join asked a using (n)
), related as materialized (
  select distinct s.n, b.dossier as id from shared s join private.blind_index b on b.hash = s.hash where b.dossier <> s.dossier
), around as materialized (
  select n, dossier as id from asked
  union select a.n, p.person from asked a join record.participant p on p.dossier = a.dossier
  union select a.n, d.agency from asked a join record.dossier d on d.id = a.dossier
  union select r.n, d.agency from related r join record.dossier d on d.id = r.id
  union select n, id from related
), heads as materialized (
  select d.*, coalesce(known.seq, 0) as known
  from (select id from around union select id from unnest($3::uuid[]) as fact (id)) w join record.dossier d on d.id = w.id
  left join unnest($6::uuid[], $7::integer[]) as known (id, seq) on known.id = d.id
)
select json_build_object(
  'clock', clock_timestamp() at time zone 'UTC',
  'answers', (
    select json_agg(json_build_object(
      'now', greatest(
        date_trunc('milliseconds', clock_timestamp()), (select h.recorded_at from record.dossier h where h.id = a.dossier)
      ) at time zone 'UTC',
      'around', (select json_agg(w.id) from around w where w.n = a.n),
      'related', (select coalesce(json_agg(r.id), '[]') from related r where r.n = a.n),
      'shown', (select v.digest from view.dossier v where v.dossier = a.dossier),
      'earlier', (
        select json_build_object('dossier', e.dossier, 'seq', e.seq, 'requestHash', e.request_hash, 'commitment', e.commitment)
        from record.act e where e.id = a.act
      )
    ) order by a.n) from asked a
  ),
  'dossiers', (
    select coalesce(json_agg(json_build_object(
      'id', d.id, 'procedure', d.procedure, 'procedureVersion', d.procedure_version, 'agency', d.agency,
      'regionPath', d.region_path, 'unit', d.unit, 'secrecy', d.secrecy, 'seq', d.seq,
      'key', (
        select json_build_object('id', k.id, 'wrapped', k.wrapped, 'wrappingKey', k.wrapping_key)
        from private.key k where k.dossier = d.id
      ),
      'acts', case when d.seq > d.known then (
        select json_agg(json_build_object(
          'id', a.id, 'seq', a.seq, 'type', a.type, 'schemaVersion', a.schema_version,
          'procedure', a.procedure, 'procedureVersion', a.procedure_version,
          'profile', a.profile, 'profileVersion', a.profile_version,
          'occurredAt', a.occurred_at at time zone 'UTC', 'recordedAt', a.recorded_at at time zone 'UTC',
          'person', a.actor_person, 'agency', a.actor_agency, 'actor', a.actor, 'data', a.data,
          'document', a.document, 'facts', a.facts, 'sample', a.sample,
          'slots', (select json_object_agg(s.path, s.ciphertext) from private.slot s where s.act = a.id)
        ) order by a.seq)
        from record.act a where a.dossier = d.id and a.seq > d.known
      ) else '[]' end
    )), '[]') from heads d
  )
) as loaded`;
