-- The worklist of releases, by how long they wait and by amount. Not in the model: an amount is a complex type, which
-- EF Core does not index, and both carry a column that is not part of the key.
CREATE INDEX ix_release_since ON release (since, id) INCLUDE (alliance);
CREATE INDEX ix_release_amount ON release (amount DESC, id) INCLUDE (alliance);
