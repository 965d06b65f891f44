import { CONDITIONS } from '../../../shared/model/level.ts';
import type { Situation } from '../../../shared/wire/situation.ts';
import type { Coverage } from '../coverage.ts';
import type { LiveState } from '../live-store.ts';

/** Condition codes by grid index; grids the situation does not name are `none`. */
function gridConditionsOf(
  coverage: Coverage | null,
  listed: Situation['gridConditions'],
): Uint8Array {
  const codes = new Uint8Array(coverage?.codes.length ?? 0);
  for (const [gridCode, condition] of listed) {
    const index = coverage?.indexOf.get(gridCode);
    if (index !== undefined && condition < CONDITIONS.length) codes[index] = condition;
  }
  return codes;
}

/**
 * Takes a fresh situation in whole. The caller passes over one that is older than the state.
 * @param coverage the grids of the situation's coverage version; null while they are on their way
 */
export function situationRead(
  state: LiveState,
  situation: Situation,
  coverage: Coverage | null,
): LiveState {
  return {
    ...state,
    journalNumber: situation.journal,
    synthetic: situation.synthetic,
    approvalNumber: situation.approvalNumber,
    scope: situation.scope,
    coverage,
    coverageVersion: situation.coverageVersion,
    gridConditions: gridConditionsOf(coverage, situation.gridConditions),
    gridRevision: state.gridRevision + 1,
    alarms: new Map(situation.alarms.map((alarm) => [alarm.id, alarm])),
    alarmsRevision: state.alarmsRevision + 1,
    alarmsToldAt: new Map(),
    holds: new Map(situation.holds.map((hold) => [hold.id, hold])),
    escalations: new Map(situation.escalations.map((one) => [one.alarm, one])),
    warnings: situation.warnings,
    incidents: new Map(situation.incidents.map((one) => [one.id, one])),
    dispatches: new Map(situation.dispatches.map((one) => [one.resource, one])),
    feeds: situation.feeds,
    walls: situation.walls,
  };
}
