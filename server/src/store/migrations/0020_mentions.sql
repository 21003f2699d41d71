-- Document numbers (文号) in what is published stand in a table of their own. As keys of an inverted index each number stood there nine
-- times, with none to eight of the characters before it, and looking one up cost twice as much as in an ordinary index.

create function published.numbers(words text) returns text[] language sql immutable strict parallel safe as $$
  select array(
    select m[1] || m[2] from regexp_matches(words, '([^〔〕\s]{0,8}?)(〔\d{4}〕[^〔〕\s]{0,12}?\d+号)', 'g') as m
  )
$$;
comment on function published.numbers is 'Document numbers (文号) in a text, with up to eight of the characters before them.';

create table published.mention (
  item text not null,
  reversed text collate "C" not null,
  primary key (reversed, item)
);
comment on table published.mention is
  'Document numbers (文号) that stand in what is published, read backwards: all that end in the same characters stand beside each other.';
create index mention_item on published.mention (item);
grant select on published.mention to mingjing_portal;

create function published.keep_mentions() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op <> 'INSERT' then
    delete from published.mention where item = old.id;
  end if;
  if tg_op <> 'DELETE' then
    insert into published.mention (item, reversed)
      select distinct new.id, reverse(n) from unnest(published.numbers(new.search)) as n;
  end if;
  return null;
end $$;
create trigger keep_mentions after insert or delete or update of id, search on published.item
  for each row execute function published.keep_mentions();

insert into published.mention (item, reversed)
  select distinct id, reverse(n) from published.item, unnest(published.numbers(search)) as n;

create or replace function published.grams(words text) returns text[] language sql immutable strict parallel safe as $$
  select c || array(select a || b from unnest(c, c[2:]) as pair (a, b) where b is not null)
  from (select string_to_array(words, null)) as characters (c)
$$;
comment on function published.grams is
  'What a text is found by where trigrams do not serve: characters and pairs of neighbours.';
reindex index published.item_gram;
