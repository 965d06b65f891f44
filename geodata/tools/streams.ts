import type { Gathering } from '../../shared/model/gathering.ts';
import type { Hazard } from '../../shared/model/hazard.ts';
import type { Resource } from '../../shared/model/resource.ts';
import type { Shelter } from '../../shared/model/shelter.ts';
import type { Stream } from '../../shared/model/stream.ts';
import type { Atlas } from './atlas.ts';
import { type FeedId, periodOf } from './feeds.ts';
import { UNIT_RECIPES } from './resources.ts';
import { hazardStreams, stationStreams } from './sensor-streams.ts';
import { VENUES } from './venues.ts';

/** A stream before it gets its number; the period is the feed's. */
export type StreamDraft = Omit<Stream, 'number' | 'periodSeconds' | 'synthetic' | 'feed'> & {
  feed: FeedId;
};

/** The registers that streams watch. */
export type Watched = {
  hazards: readonly Hazard[];
  gatherings: readonly Gathering[];
  shelters: readonly Shelter[];
  resources: readonly Resource[];
};

/** How many streams the city has, one line of the issue; traffic fills what the others leave. */
const STREAMS = 2_000;

/** All streams, numbered 1, 2, 3 … in a fixed order. Throws when the plan does not come out at STREAMS. */
export function buildStreams(atlas: Atlas, watched: Watched): Stream[] {
  const drafts = [
    ...stationStreams(atlas),
    ...hazardStreams(watched.hazards),
    ...watched.gatherings.map((gathering) => crowdStream(gathering, atlas)),
    ...watched.shelters.flatMap(occupancyStream),
    ...watched.resources.flatMap((resource) => positionStreams(resource, atlas)),
  ];
  if (drafts.length !== STREAMS) {
    throw new Error(`Streams: expected ${STREAMS}, got ${drafts.length}`);
  }
  return drafts.map(({ id, ...rest }, index) => ({
    id,
    number: index + 1,
    ...rest,
    periodSeconds: periodOf(rest.feed),
    synthetic: true,
  }));
}

function crowdStream(gathering: Gathering, atlas: Atlas): StreamDraft {
  const venue = VENUES.find(({ name }) => name === gathering.venue)!;
  return {
    id: gathering.stream!,
    feed: crowdFeed(venue.id, venue.dedicated === true),
    metric: 'crowd-count',
    name: `${gathering.name}在场人数`,
    place: gathering.place,
    town: gathering.town,
    grid: atlas.onLand(gathering.place).grid.code,
    subjectKind: 'gathering',
    subject: gathering.id,
    rule: gathering.motion === 'moving' ? 'crowd-moving' : 'crowd-standing',
  };
}

function crowdFeed(venue: string, scenic: boolean): FeedId {
  if (/mall|street|road/.test(venue)) return 'crowd-commerce';
  const outing =
    /park|garden|wetland|old-town|cave|yunhu|hill|peach|orchards|bamboo|zoo|museum|home/;
  return scenic || outing.test(venue) ? 'crowd-tourism' : 'crowd-police';
}

function occupancyStream(shelter: Shelter): StreamDraft[] {
  if (shelter.stream === null) return [];
  return [
    {
      id: shelter.stream,
      feed: 'shelters',
      metric: 'shelter-occupancy',
      name: `${shelter.name}入住人数`,
      place: shelter.place,
      town: shelter.town,
      grid: shelter.grid,
      subjectKind: 'shelter',
      subject: shelter.id,
      rule: 'shelter-ratio',
    },
  ];
}

function positionStreams(resource: Resource, atlas: Atlas): StreamDraft[] {
  const { feed } = UNIT_RECIPES[resource.type];
  if (feed === null || resource.stream === null) return [];
  return [
    {
      id: resource.stream,
      feed,
      metric: 'position',
      name: `${resource.callSign}位置`,
      place: resource.base,
      town: resource.town,
      grid: atlas.onLand(resource.base).grid.code,
      subjectKind: 'resource',
      subject: resource.id,
      rule: null,
    },
  ];
}
