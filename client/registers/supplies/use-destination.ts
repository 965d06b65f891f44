import type { Position } from '../../../shared/model/common.ts';
import { useLive } from '../../store/live-store.ts';

/** Where an order goes: to the shelter, else to the place of the incident; null: neither is chosen. */
export function useDestination(incident: string | null, shelter: string | null): Position | null {
  const ofIncident = useLive((live) => live.incidents.get(incident ?? '')?.place ?? null);
  const ofShelter = useLive(
    (live) => live.registers?.shelters.find(({ id }) => id === shelter)?.place ?? null,
  );
  return ofShelter ?? ofIncident;
}
