-- trigger retraction_is_stamped
-- pgid "pgtrigger_retraction_is_stamped_bf4cb"
-- table "tracker_statusupdate"
-- when "BEFORE"
-- operation "INSERT OR UPDATE"
-- condition "WHEN (NEW.retracted_at IS NULL AND NEW.stage = 'published' AND NEW.retraction_reason ~ '\\S')"
NEW.retracted_at = now(); RETURN NEW;
