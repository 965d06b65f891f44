import { useLive } from '../../store/live-store.ts';

/** The name of a shelter in the person's language, as the registers on this screen have it. */
export const useShelterName = ({ id, name }: { id: string; name: string }): string =>
  useLive((live) => live.registers?.shelterById.get(id)?.name) ?? name;
