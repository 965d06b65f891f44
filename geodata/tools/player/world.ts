import gcoord from 'gcoord';
import type { Datum, Position } from '../../../shared/model/common.ts';
import type { Feed } from '../../../shared/model/feed.ts';
import type { Gathering } from '../../../shared/model/gathering.ts';
import type { Resource } from '../../../shared/model/resource.ts';
import type { Shelter } from '../../../shared/model/shelter.ts';
import type { Stream } from '../../../shared/model/stream.ts';
import type { Subject } from './baseline.ts';
import { chance } from './noise.ts';
import type { World } from './readings.ts';
import {
  alongRound,
  type Fix,
  indexStreets,
  planRound,
  type Round,
  type Streets,
} from './rounds.ts';
import type { Scenario } from './scenario.ts';
import { tell } from './story.ts';

/** The registers a story is told over. */
export type Registers = {
  streams: readonly Stream[];
  feeds: readonly Feed[];
  gatherings: readonly Gathering[];
  shelters: readonly Shelter[];
  resources: readonly Resource[];
  streets: Streets;
};

const SYSTEMS = {
  wgs84: gcoord.WGS84,
  cgcs2000: gcoord.WGS84,
  gcj02: gcoord.GCJ02,
  bd09: gcoord.BD09,
} as const;

/** `place` in EPSG:4326 as a sender of that datum would report it. */
function toDatum(datum: Datum, place: Position): Position {
  const [lon, lat] = gcoord.transform([place[0], place[1]], gcoord.WGS84, SYSTEMS[datum]);
  return [lon, lat];
}

/** Two units in five are on the road; the others stand at their base and say so. */
const MOVING_SHARE = 0.4;
const SLOWEST = 6;
const FASTEST = 14;

function drivers({ resources, streets }: Registers) {
  const index = indexStreets(streets);
  const rounds = new Map<string, Round>();
  const bases = new Map(resources.map(({ id, base }) => [id, base]));
  return (stream: Stream, seconds: number): Fix => {
    const base = bases.get(stream.subject ?? '') ?? stream.place;
    if (chance(stream.number, 2) > MOVING_SHARE) return { place: base, speed: 0, heading: 0 };
    const round = rounds.get(stream.id) ?? planRound(streets, index, base, stream.number);
    rounds.set(stream.id, round);
    const speed = Math.round(SLOWEST + chance(stream.number, 3) * (FASTEST - SLOWEST));
    return alongRound(round, seconds, speed);
  };
}

/** Everything the reader asks of the world, from the registers and one scenario. */
export function buildWorld(scenario: Scenario, registers: Registers): World {
  const shelters = new Map(registers.shelters.map((shelter) => [shelter.id, shelter]));
  const gatherings = new Map(registers.gatherings.map((gathering) => [gathering.id, gathering]));
  const datums = new Map(registers.feeds.map(({ id, datum }) => [id, datum]));
  const subjectOf = ({ subject }: Stream): Subject => ({
    capacity:
      gatherings.get(subject ?? '')?.approvedCapacity ??
      shelters.get(subject ?? '')?.capacity ??
      null,
    shelterOpen: ['open', 'full'].includes(shelters.get(subject ?? '')?.state ?? ''),
  });
  return {
    story: tell(scenario, registers.streams, subjectOf),
    fixAt: drivers(registers),
    datumOf: (stream) => datums.get(stream.feed) ?? 'wgs84',
    toDatum,
  };
}
