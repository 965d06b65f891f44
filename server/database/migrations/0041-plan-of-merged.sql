-- A plan that was put to work on an incident goes along when that is merged into another, which may run it at the same
-- level. That one incident activates a plan once a level is watched under the lock of its row.
ALTER TABLE plan_activation DROP CONSTRAINT plan_activation_incident_plan_level_key;
