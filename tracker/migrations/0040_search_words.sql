-- The words of public names, for suggestions of spelling. A word is only ever added: what still matches is for the
-- search itself to tell, and two transactions at once are not to wait for each other's words, so none is unique.
CREATE TABLE tracker_searchword (word text NOT NULL);
CREATE INDEX searchword_by_word ON tracker_searchword (word);
CREATE INDEX searchword_by_likeness ON tracker_searchword USING gin (word gin_trgm_ops);

-- The words of a text in lower case; neither numbers nor what is too short or too long to be mistyped.
CREATE FUNCTION name_words(names text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT DISTINCT word FROM regexp_split_to_table(lower(names), '\W+') AS word
    WHERE length(word) BETWEEN 2 AND 40 AND word !~ '^[[:digit:]]+$';
END;

-- Its arguments are the names of a row and the condition that it is public, both in SQL.
CREATE FUNCTION keep_name_words() RETURNS trigger
LANGUAGE plpgsql AS $keep$
BEGIN
    EXECUTE format(
        'INSERT INTO tracker_searchword (word) SELECT DISTINCT found.word '
        'FROM new_rows CROSS JOIN LATERAL name_words(%s) AS found (word) WHERE %s '
        'AND NOT EXISTS (SELECT FROM tracker_searchword AS kept WHERE kept.word = found.word)',
        TG_ARGV[0], TG_ARGV[1]
    );
    RETURN NULL;
END
$keep$;
