import type { Digging } from '../model/digging.ts';
import { GAS_ZONE_NAMES, type GasZone } from '../model/gas-pipe.ts';
import type { Confidence } from '../model/rule.ts';

export const DIGGING_PHASES = ['under-way', 'coming', 'over', 'withdrawn'] as const;
export type DiggingPhase = (typeof DIGGING_PHASES)[number];

type Timed = Pick<Digging, 'beginsAt' | 'endsAt' | 'withdrawnAt'>;

/** Where a declaration stands at `now`, epoch milliseconds. */
export function diggingPhase({ beginsAt, endsAt, withdrawnAt }: Timed, now: number): DiggingPhase {
  if (withdrawnAt !== null) return 'withdrawn';
  if (now < Date.parse(beginsAt)) return 'coming';
  return now < Date.parse(endsAt) ? 'under-way' : 'over';
}

/** The worst zone among pipes; null: none is reached. */
export const worstZone = (pipes: readonly { zone: GasZone }[]): GasZone | null =>
  GAS_ZONE_NAMES.find((zone) => pipes.some((pipe) => pipe.zone === zone)) ?? null;

/** `forbidden`: no digging; `agree`: only by an agreed plan of protection; `none`: nothing of ours asks for it. */
export const DIGGING_DUTIES = ['forbidden', 'agree', 'none'] as const;
export type DiggingDuty = (typeof DIGGING_DUTIES)[number];

/**
 * What is required of digging by the zone it reaches: 城镇燃气管理条例 art. 33 forbids it in the protected zone
 * (DOMAIN.md §2.6 [S]); that it is agreed with the operator in the control zone is after art. 34 [L].
 */
export const DUTY_OF_ZONE: Readonly<
  Record<GasZone | 'none', { duty: DiggingDuty; source: string; confidence: Confidence }>
> = {
  protected: { duty: 'forbidden', source: '城镇燃气管理条例 第33条', confidence: 'S' },
  control: { duty: 'agree', source: '城镇燃气管理条例 第34条', confidence: 'L' },
  none: { duty: 'none', source: 'GB 55009-2021', confidence: 'L' },
};

export const dutyOf = (zone: GasZone | null) => DUTY_OF_ZONE[zone ?? 'none'];
