import type { Coverage } from '../../shared/geo/coverage/coverage.ts';
import type { GridFinding } from '../../shared/model/grid-finding.ts';
import type { MovedGround } from '../../shared/wire/grid-plans.ts';

export const findings = (_coverage: Coverage): GridFinding[] => [];
export const differenceOf = (_base: Coverage, _draft: Coverage): { moved: MovedGround[] } => ({
  moved: [],
});
