import type { Scope } from '../../shared/model/account.ts';
import type { Wall } from '../../shared/model/wall.ts';
import { PROTOCOL_VERSION } from '../../shared/wire/protocol.ts';
import type { Situation } from '../../shared/wire/situation.ts';
import { alarmFactsRepository } from '../alarm-facts/repository.ts';
import { alarmRepository } from '../alarms/repository.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { dispatchRepository } from '../dispatches/repository.ts';
import { feedRepository } from '../feeds/repository.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { registerRepository } from '../registers/repository.ts';
import type { Services } from '../services.ts';
import { type PlacedWall, wallRepository } from '../walls/repository.ts';
import { warningRepository } from '../warnings/repository.ts';
import { latestColumns } from './latest.ts';
import { situationRepository } from './repository.ts';

const wallOf = ({ county: _county, town: _town, ...wall }: PlacedWall): Wall => wall;

type Stored = Pick<
  Situation,
  | 'registersRevision'
  | 'coverageVersion'
  | 'alarms'
  | 'holds'
  | 'escalations'
  | 'warnings'
  | 'incidents'
  | 'dispatches'
  | 'gridConditions'
  | 'feeds'
  | 'walls'
  | 'synthetic'
>;

const readStored = async ({ clock }: Services, scope: Scope, view: Queryable): Promise<Stored> => {
  const repository = situationRepository(view);
  const walls = await wallRepository(view).list(scope);
  return {
    ...(await registerRepository(view).versions(scope)),
    synthetic: await repository.isSynthetic(),
    alarms: await alarmRepository(view).openAlarms(scope),
    holds: await alarmFactsRepository(view).standing(scope),
    escalations: await alarmFactsRepository(view).escalations(scope),
    warnings: await warningRepository(view).current(scope),
    incidents: await incidentRepository(view).open(scope),
    dispatches: await dispatchRepository(view).open(scope),
    gridConditions: await repository.gridConditions(scope),
    feeds: await feedRepository(view).feedStatuses(clock.now()),
    walls: walls.map(wallOf),
  };
};

/**
 * The whole picture of a scope. The number is taken first, so the picture is at least as new as it says:
 * entries that follow may be in it already, and to apply one twice changes nothing. The newest values
 * are taken last, from memory, where they arrive before their entries are announced.
 */
export const readSituation = async (services: Services, scope: Scope): Promise<Situation> => {
  const { clock, config, database, journal, newest } = services;
  const number = journal.head();
  const stored = await database.transaction(async (view) => {
    await view.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    return readStored(services, scope, view);
  });
  return {
    protocol: PROTOCOL_VERSION,
    journal: number,
    at: instant(clock.now()),
    scope,
    approvalNumber: config.approvalNumber,
    ...stored,
    latest: latestColumns(newest, scope),
  };
};
