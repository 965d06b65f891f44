-- The key of an undo or a redo, so that a retry after a lost answer is answered and not done again (FAULTS.md F39). An
-- edit carries its own.
ALTER TABLE grid_plan_act ADD COLUMN act_key text;
CREATE UNIQUE INDEX grid_plan_act_act_key ON grid_plan_act (plan, done_by, act_key)
  WHERE act_key IS NOT NULL;
