import { useLive } from '../../store/live-store.ts';

/** Names of towns by code, as the desk shows them; the code until the registers are here. */
export function useTownName(): (town: string) => string {
  const registers = useLive((live) => live.registers);
  return (town) => registers?.areaByCode.get(town)?.name ?? town;
}
