-- What the embedded drafter found while an outline waited for its model: it gives way when the model's outline comes.

-- The step whose first outline found the section; null once that step is done, and for every other section.
ALTER TABLE sections ADD COLUMN first_of TEXT;
-- When the step got a first outline; null where it has none.
ALTER TABLE steps ADD COLUMN first_outline_at INTEGER;
CREATE INDEX steps_without_outline ON steps (seq)
  WHERE section_id IS NULL AND can_embed = 1 AND done_at IS NULL AND first_outline_at IS NULL;
