import type { Topology } from 'topojson-specification';
import type { Registers, Situation } from '../../shared/wire/situation.ts';
import type { Coverage } from '../store/coverage.ts';
import type { LiveState, LoadStep } from '../store/live-store.ts';
import { type IndexedRegisters, indexRegisters } from '../store/registers.ts';
import type { Answer, Api } from './api.ts';

/** Everything a fresh screen needs, of one moment. */
export type Picture = {
  situation: Situation;
  registers: IndexedRegisters;
  coverage: Coverage;
};

/** What the screen holds already; what has not changed is not fetched again. */
type Held = Pick<LiveState, 'registers' | 'coverage'>;

/** Loads the code that unfolds a coverage, apart from the first chunk. */
export type Unfold = (version: string, topology: Topology) => Promise<Coverage>;

async function registersOf(api: Api, held: Held, revision: string) {
  if (held.registers?.revision === revision) return { ok: true, value: held.registers } as const;
  const path = `/api/registers?revision=${encodeURIComponent(revision)}`;
  const answer = await api.get<Registers>(path);
  return answer.ok ? ({ ok: true, value: indexRegisters(answer.value) } as const) : answer;
}

async function coverageOf(
  api: Api,
  held: Held,
  version: string,
  unfold: Unfold,
): Promise<Answer<Coverage>> {
  if (held.coverage?.version === version) return { ok: true, value: held.coverage };
  const answer = await api.get<Topology>(`/api/coverage/${encodeURIComponent(version)}`);
  return answer.ok ? { ok: true, value: await unfold(version, answer.value) } : answer;
}

/** @param onStep told what is being waited for, for the loading state */
export async function loadPicture(
  api: Api,
  held: Held,
  unfold: Unfold,
  onStep: (step: LoadStep) => void,
): Promise<Answer<Picture>> {
  onStep('situation');
  const situation = await api.get<Situation>('/api/situation');
  if (!situation.ok) return situation;
  onStep('registers');
  const { registersRevision, coverageVersion } = situation.value;
  const coming = coverageOf(api, held, coverageVersion, unfold);
  const registers = await registersOf(api, held, registersRevision);
  onStep('coverage');
  const coverage = await coming;
  if (!registers.ok) return registers;
  if (!coverage.ok) return coverage;
  const picture = {
    situation: situation.value,
    registers: registers.value,
    coverage: coverage.value,
  };
  return { ok: true, value: picture };
}
