-- of a stage's results in one article the last is kept: a later version's takes the place of an earlier one's
DELETE FROM findings WHERE EXISTS (
    SELECT 1 FROM findings AS later
    WHERE later.digest = findings.digest AND later.stage = findings.stage
    AND (LENGTH(later.version) > LENGTH(findings.version)
         OR (LENGTH(later.version) = LENGTH(findings.version) AND later.version > findings.version))
);
DELETE FROM vectors WHERE EXISTS (
    SELECT 1 FROM vectors AS later
    WHERE later.digest = vectors.digest AND later.stage = vectors.stage
    AND (LENGTH(later.version) > LENGTH(vectors.version)
         OR (LENGTH(later.version) = LENGTH(vectors.version) AND later.version > vectors.version))
);
