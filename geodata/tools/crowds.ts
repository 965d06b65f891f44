import type { Gate } from '../../shared/model/gate.ts';
import type { Gathering } from '../../shared/model/gathering.ts';
import type { Stream } from '../../shared/model/stream.ts';
import { GATE_FLOW, NORMAL_EGRESS_MINUTES } from '../../shared/risk/egress.ts';
import { baseline } from './player/baseline.ts';
import { between, type Random, randomFor } from './random.ts';

/** Gates of a zone, and what is usually counted there in each of 24 hours. */
export type ZoneGates = { gathering: string; gates: Gate[] };
export type UsualDay = { stream: string; hours: number[] };

const GATE_NAMES = ['东门', '西门', '南门', '北门', '东侧通道', '西侧通道'] as const;
const MINUTES_AN_HOUR = 60;
/** One zone in so many cannot be left within a normal egress: what the check is for. */
const ONE_IN = 8;
const WIDEST_METRES = 60;

function gatesOf(zone: Gathering, index: number, random: Random): Gate[] {
  const count = between(random, 2, 4);
  const needed = zone.approvedCapacity / (GATE_FLOW.level * NORMAL_EGRESS_MINUTES);
  const share = index % ONE_IN === 0 ? 0.7 : 1.3;
  return Array.from({ length: count }, (_, place): Gate => {
    const width = (needed * share * (0.8 + 0.4 * random())) / count;
    return {
      id: `gate-${place + 1}`,
      name: GATE_NAMES[(index + place) % GATE_NAMES.length]!,
      direction: place === 0 ? 'in' : place === 1 ? 'out' : 'both',
      way: place === 2 ? 'stairs' : 'level',
      widthMetres: Math.min(WIDEST_METRES, Math.max(1.2, Math.round(width * 10) / 10)),
    };
  });
}

/** Gates for every zone: enough for most, too narrow for some. */
export function buildGates(gatherings: readonly Gathering[]): ZoneGates[] {
  const random = randomFor('gates');
  return gatherings.map((zone, index) => ({
    gathering: zone.id,
    gates: gatesOf(zone, index, random),
  }));
}

/** What a normal day counts at the middle of each hour, by the model of the player. */
export function buildUsualDays(
  streams: readonly Stream[],
  gatherings: readonly Gathering[],
): UsualDay[] {
  const capacities = new Map(
    gatherings.map(({ stream, approvedCapacity }) => [stream, approvedCapacity]),
  );
  return streams
    .filter(({ metric }) => metric === 'crowd-count')
    .map((stream) => {
      const subject = { capacity: capacities.get(stream.id) ?? null, shelterOpen: false };
      const hours = Array.from({ length: 24 }, (_, hour) =>
        Math.max(0, Math.round(baseline(stream, (hour + 0.5) * MINUTES_AN_HOUR, subject))),
      );
      return { stream: stream.id, hours };
    });
}
