-- trigger insert_insert
-- pgid "pgtrigger_insert_insert_9e017"
-- table "tracker_importbatch"
-- when "AFTER"
-- operation "INSERT"
-- referencing "REFERENCING NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_importbatchevent"
("brought_along", "corrections", "counts", "decided_at", "decided_by_id", "drift", "drift_accepted", "file_name",
"file_sha256", "id", "is_partial", "mapping", "missing", "notes", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "reading", "records", "reverted_at", "reverted_by_id", "state", "uploaded_at", "uploaded_by_id") SELECT
new_values."brought_along", new_values."corrections", new_values."counts", new_values."decided_at",
new_values."decided_by_id", new_values."drift", new_values."drift_accepted", new_values."file_name",
new_values."file_sha256", new_values."id", new_values."is_partial", new_values."mapping", new_values."missing",
new_values."notes", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."reading",
new_values."records", new_values."reverted_at", new_values."reverted_by_id", new_values."state",
new_values."uploaded_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values,
_pgh_attached_context; RETURN NULL;

-- trigger update_update
-- pgid "pgtrigger_update_update_bec25"
-- table "tracker_importbatch"
-- when "AFTER"
-- operation "UPDATE"
-- referencing "REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_importbatchevent"
("brought_along", "corrections", "counts", "decided_at", "decided_by_id", "drift", "drift_accepted", "file_name",
"file_sha256", "id", "is_partial", "mapping", "missing", "notes", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "reading", "records", "reverted_at", "reverted_by_id", "state", "uploaded_at", "uploaded_by_id") SELECT
new_values."brought_along", new_values."corrections", new_values."counts", new_values."decided_at",
new_values."decided_by_id", new_values."drift", new_values."drift_accepted", new_values."file_name",
new_values."file_sha256", new_values."id", new_values."is_partial", new_values."mapping", new_values."missing",
new_values."notes", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."reading",
new_values."records", new_values."reverted_at", new_values."reverted_by_id", new_values."state",
new_values."uploaded_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON
(old_values."id") = (new_values."id") WHERE (old_values."brought_along" IS DISTINCT FROM (new_values."brought_along")
OR old_values."corrections" IS DISTINCT FROM (new_values."corrections") OR old_values."counts" IS DISTINCT FROM
(new_values."counts") OR old_values."decided_at" IS DISTINCT FROM (new_values."decided_at") OR
old_values."decided_by_id" IS DISTINCT FROM (new_values."decided_by_id") OR old_values."drift" IS DISTINCT FROM
(new_values."drift") OR old_values."drift_accepted" IS DISTINCT FROM (new_values."drift_accepted") OR
old_values."file_name" IS DISTINCT FROM (new_values."file_name") OR old_values."file_sha256" IS DISTINCT FROM
(new_values."file_sha256") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_partial" IS
DISTINCT FROM (new_values."is_partial") OR old_values."mapping" IS DISTINCT FROM (new_values."mapping") OR
old_values."missing" IS DISTINCT FROM (new_values."missing") OR old_values."notes" IS DISTINCT FROM
(new_values."notes") OR old_values."reading" IS DISTINCT FROM (new_values."reading") OR old_values."records" IS
DISTINCT FROM (new_values."records") OR old_values."reverted_at" IS DISTINCT FROM (new_values."reverted_at") OR
old_values."reverted_by_id" IS DISTINCT FROM (new_values."reverted_by_id") OR old_values."state" IS DISTINCT FROM
(new_values."state") OR old_values."uploaded_at" IS DISTINCT FROM (new_values."uploaded_at") OR
old_values."uploaded_by_id" IS DISTINCT FROM (new_values."uploaded_by_id")) ) AS new_values, _pgh_attached_context;
RETURN NULL;

-- trigger delete_delete
-- pgid "pgtrigger_delete_delete_2d7a2"
-- table "tracker_importbatch"
-- when "AFTER"
-- operation "DELETE"
-- referencing "REFERENCING OLD TABLE AS old_values "
-- level "STATEMENT"
WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tracker_importbatchevent"
("brought_along", "corrections", "counts", "decided_at", "decided_by_id", "drift", "drift_accepted", "file_name",
"file_sha256", "id", "is_partial", "mapping", "missing", "notes", "pgh_context_id", "pgh_created_at", "pgh_label",
"pgh_obj_id", "reading", "records", "reverted_at", "reverted_by_id", "state", "uploaded_at", "uploaded_by_id") SELECT
old_values."brought_along", old_values."corrections", old_values."counts", old_values."decided_at",
old_values."decided_by_id", old_values."drift", old_values."drift_accepted", old_values."file_name",
old_values."file_sha256", old_values."id", old_values."is_partial", old_values."mapping", old_values."missing",
old_values."notes", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."reading",
old_values."records", old_values."reverted_at", old_values."reverted_by_id", old_values."state",
old_values."uploaded_at", old_values."uploaded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values,
_pgh_attached_context; RETURN NULL;
