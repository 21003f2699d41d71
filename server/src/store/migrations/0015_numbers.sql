-- A document number is looked up with what stands before it. By 〔2026〕12号 alone the twelfth decisions of all agencies of a year were
-- found and read, only to keep the one that was asked for.

create or replace function published.grams(words text) returns text[] language sql immutable strict parallel safe as $$
  select c
    || array(select a || b from unnest(c, c[2:]) as pair (a, b) where b is not null)
    || array(
      select right(m[1], n) || m[2]
      from regexp_matches(words, '([^〔〕\s]{0,8}?)(〔\d{4}〕[^〔〕\s]{0,12}?\d+号)', 'g') as m, generate_series(0, length(m[1])) as n
    )
  from (select string_to_array(words, null)) as characters (c)
$$;
comment on function published.grams is
  'What a text is found by where trigrams do not serve: characters, pairs of neighbours, and document numbers (文号) with none to eight of the characters before them.';

reindex index published.item_gram;
