import type { Scope } from '../../shared/model/account.ts';
import type { ShelterFacilities } from '../../shared/model/shelter-file.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { classCapacity, stayCapacity } from '../../shared/risk/shelter-capacity.ts';
import {
  type SitingFinding,
  sitingFindings,
  undersizedClasses,
} from '../../shared/risk/shelter-siting.ts';
import { proposedState } from '../../shared/risk/shelter-state.ts';
import type { ShelterFile, ShelterFinding, ShelterLine } from '../../shared/wire/shelters.ts';
import { hazardRepository } from '../hazards/repository.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { type KeptShelter, shelterFileRepository } from './file-repository.ts';
import { occupancyOf, placesLeftIn } from './occupancy.ts';
import { shelterOrdersRepository } from './orders-repository.ts';

const MOST_STEPS = 50;
const MOST_COUNTS = 100;

/** As much of a site as the siting check asks for. */
export type Sited = Pick<KeptShelter, 'outline' | 'facilities'> & {
  shelter: Pick<KeptShelter['shelter'], 'place'>;
};

/** A hazard over the border is as near as one within it; only its name is for those of its own area. */
export async function findingsReader({ database }: Services, scope: Scope) {
  const hazards = hazardRepository(database);
  const everywhere = await hazards.all(WHOLE_CITY);
  const isWhole = scope.county === null && scope.town === null;
  const own = isWhole ? everywhere : await hazards.all(scope);
  const named = new Set(own.map(({ id }) => id));
  const told = (finding: SitingFinding): ShelterFinding =>
    named.has(finding.hazard) ? finding : { ...finding, hazard: null, name: null };
  return ({ shelter: { place }, outline, facilities }: Sited): ShelterFinding[] => {
    const { effectiveAreaSquareMetres } = facilities;
    const grossAreaSquareMetres = facilities.grossAreaSquareMetres ?? effectiveAreaSquareMetres;
    return sitingFindings({ place, outline, grossAreaSquareMetres }, everywhere).map(told);
  };
}

/** How many a site takes in, by each of its classes and for those who stay. */
export const capacitiesOf = (facilities: ShelterFacilities) => ({
  capacities: facilities.classes.map((of) => ({
    class: of,
    capacity: classCapacity(of, facilities),
  })),
  stay: stayCapacity(facilities),
});

/** What the head count says of a shelter now. */
function presentOf(services: Services, kept: KeptShelter) {
  const occupancy = occupancyOf(services, kept);
  const { state, capacity } = kept.shelter;
  const left = placesLeftIn(kept.shelter, occupancy);
  return { occupancy, left, proposal: proposedState(state, capacity, occupancy.count) };
}

const lineOf = (
  services: Services,
  kept: KeptShelter,
  findings: readonly ShelterFinding[],
): ShelterLine => {
  const { shelter, facilities, step, verifiedAt } = kept;
  const { id, name, town, state, capacity } = shelter;
  return {
    ...{ id, name, town, state, capacity, verifiedAt },
    classes: facilities.classes,
    since: step?.at ?? null,
    binding: classCapacity(shelter.class, facilities).binding,
    findings: findings.length + undersizedClasses(facilities).length,
    ...presentOf(services, kept),
  };
};

/** The list of the scope's shelters with what a coordinator compares them by. */
export async function readShelterLines(services: Services, scope: Scope): Promise<ShelterLine[]> {
  const kept = await shelterFileRepository(services.database).all(scope);
  const findings = await findingsReader(services, scope);
  return kept.map((one) => lineOf(services, one, findings(one)));
}

/**
 * Everything kept of one shelter.
 * @throws Problem 404 outside the scope
 */
export async function readShelterFile(
  services: Services,
  scope: Scope,
  id: string,
): Promise<ShelterFile> {
  const files = shelterFileRepository(services.database);
  const kept = await files.byId(id, scope);
  if (!kept) throw problem(404, 'shelter-not-found', `there is no shelter ${id} in your area`);
  const { county: _, step: __, counted: ___, ...told } = kept;
  const { facilities } = kept;
  const findings = await findingsReader(services, scope);
  const sent = await shelterOrdersRepository(services.database).sentTo(id);
  return {
    ...told,
    promised: {
      heads: sent.reduce((sum, { heads }) => sum + heads, 0),
      orders: sent.map(({ number }) => number),
    },
    ...capacitiesOf(facilities),
    ...presentOf(services, kept),
    steps: await files.steps(id, MOST_STEPS),
    counts: await files.counts(id, MOST_COUNTS),
    findings: findings(kept),
    undersized: undersizedClasses(facilities),
  };
}
