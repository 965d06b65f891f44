import type { Scope } from '../../shared/model/account.ts';
import type { Registers } from '../../shared/wire/situation.ts';
import { areaRepository } from '../areas/repository.ts';
import { instant } from '../clock.ts';
import { gatheringRepository } from '../gatherings/repository.ts';
import { hazardRepository } from '../hazards/repository.ts';
import { ruleRepository } from '../rules/repository.ts';
import type { Services } from '../services.ts';
import { shelterRepository } from '../shelters/repository.ts';
import { unitRegister } from '../units/repository.ts';
import { registerRepository } from './repository.ts';

/** All registers of a scope as of one moment, with the revision they are. */
export const readRegisters = (
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  scope: Scope,
): Promise<Registers> =>
  database.transaction(async (view) => {
    await view.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const own = registerRepository(view);
    const { registersRevision } = await own.versions(scope);
    return {
      revision: registersRevision,
      areas: await areaRepository(view).upToTowns(scope),
      departments: await own.departments(),
      streams: await own.streams.all(scope),
      hazards: await hazardRepository(view).all(scope),
      gatherings: await gatheringRepository(view).all(scope),
      shelters: await shelterRepository(view).all(scope),
      resources: await unitRegister(view).all(scope),
      rules: await ruleRepository(view).inForce(instant(clock.now())),
    };
  });
