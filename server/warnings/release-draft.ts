import { checkGeometry } from '../../shared/geo/geometry-gate.ts';
import { ewkbHex } from '../../shared/geo/wkb.ts';
import {
  type ReleaseArea,
  type ReleaseBody,
  type ReleaseVersion,
  releaseProblems,
  townsBeyond,
} from '../../shared/model/release.ts';
import type { Warning } from '../../shared/model/warning.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { alarmRepository } from '../alarms/repository.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../identity/caller.ts';
import { inScope } from '../identity/scope.ts';
import { problem } from '../plugins/errors.ts';
import type { StoredBody } from './release-repository.ts';
import { warningRepository } from './repository.ts';
import { type Touched, touchedByCodes, touchedByGrids, touchedByShape } from './touched.ts';

function touchedBy(area: ReleaseArea, on: Queryable): Promise<Touched | null> {
  if (area.kind === 'areas') return touchedByCodes(area.codes, on);
  if (area.kind === 'grids') return touchedByGrids(area.codes, on);
  const shape = { type: 'Polygon' as const, coordinates: [area.ring] };
  const gate = checkGeometry(shape, ['Polygon']);
  if (gate.valid) return touchedByShape(ewkbHex(shape), on);
  const where = `position ${gate.position + 1}`;
  throw problem(422, 'area-unusable', `area.ring: ${gate.reason} at ${where}`, [gate]);
}

/** Where a release would hold. @throws Problem 422 on a place of nobody's, or outside the author's area */
async function areaFor(area: ReleaseArea, caller: Caller, on: Queryable): Promise<Touched> {
  const touched = await touchedBy(area, on);
  if (!touched) throw problem(422, 'area-unusable', 'area: expected a part of the city');
  const outside = touched.towns.filter(({ code, county }) => !inScope(caller.scope, county, code));
  if (outside.length === 0) return touched;
  const codes = outside.map(({ code }) => code);
  throw problem(422, 'outside-your-area', `area: expected within your area, got ${codes}`, codes);
}

/** The official warning a release relays. @throws Problem 404 outside the author's area */
async function originOf(
  { fromWarning, fromAlarm }: ReleaseBody,
  { scope }: Caller,
  on: Queryable,
): Promise<Warning | null> {
  if (fromAlarm !== null && !(await alarmRepository(on).byId(fromAlarm, scope))) {
    throw problem(404, 'alarm-not-found', `there is no alarm ${fromAlarm} in your area`);
  }
  if (fromWarning === null) return null;
  const warning = await warningRepository(on).byId(fromWarning, scope);
  if (warning) return warning;
  throw problem(404, 'warning-not-found', `there is no warning ${fromWarning} in your area`);
}

/** @throws Problem 422 on what must not go out like this */
function checkWords(body: ReleaseBody, origin: Warning | null, now: number): void {
  const problems = releaseProblems(body, origin, now);
  if (problems.length === 0) return;
  throw problem(422, problems[0]!, `release: ${problems.join(', ')}`, problems);
}

/** @throws Problem 422 where it reaches beyond the official warning it relays */
function checkWithin(body: ReleaseBody, towns: readonly string[], origin: Warning | null): void {
  const beyond = townsBeyond(body, towns, origin);
  if (beyond.length === 0) return;
  const expected = 'expected within the area of the warning';
  throw problem(422, 'beyond-its-warning', `area: ${expected}, got ${beyond}`, beyond);
}

/**
 * What was right when it was written need not be by now: its time is over, or the warning it relays was cancelled or replaced.
 * @throws Problem 422
 */
export async function checkStillHolds(
  { body, towns }: Pick<ReleaseVersion, 'body' | 'towns'>,
  now: number,
  on: Queryable,
): Promise<void> {
  const { fromWarning } = body;
  const origin =
    fromWarning === null ? null : await warningRepository(on).byId(fromWarning, WHOLE_CITY);
  checkWords(body, origin, now);
  checkWithin(body, towns, origin);
}

/**
 * Checks what an author wrote, and takes the level from the warning it relays: nobody writes a level here.
 * By law 社会安全 events have none (突发事件应对法 arts 3, 63).
 * @throws Problem 404 on an unknown origin, 422 on what must not go out like this
 */
export async function checkedDraft(
  body: ReleaseBody,
  caller: Caller,
  now: number,
  on: Queryable,
): Promise<{ stored: StoredBody; touched: Touched }> {
  const origin = await originOf(body, caller, on);
  checkWords(body, origin, now);
  const touched = await areaFor(body.area, caller, on);
  checkWithin(
    body,
    touched.towns.map(({ code }) => code),
    origin,
  );
  const hasLevel = body.kind === 'forward' && body.eventClass !== 'social_security';
  return { stored: { ...body, level: hasLevel ? (origin?.level ?? null) : null }, touched };
}
