import { placesLeft } from '../../shared/model/fewest-told.ts';
import { CONDITION_CODE } from '../../shared/model/level.ts';
import { isDirection, METRICS, type Stream } from '../../shared/model/stream.ts';
import { TEXTS } from '../i18n/use-text.ts';
import { crowdNow } from '../situation/crowd.ts';
import { severityOf } from '../situation/severity.ts';
import { windWords } from '../situation/wind-words.ts';
import type { Telemetry } from '../store/telemetry.ts';
import { ageText, spanText } from '../ui/age-text.ts';
import { decimalsOf, formatNumber, formatPeople } from '../ui/format-number.ts';
import { LABELLED_FROM, type Label, RANKS, type Source } from './label.ts';
import { openGrounds } from './layers/incident-ground.ts';
import type { MapPoint } from './map-point.ts';

type Readings = Pick<Telemetry, 'indexOf' | 'value' | 'at'>;

const readValue = (telemetry: Readings, stream: Stream | undefined): number | null => {
  const row = stream ? telemetry.indexOf(stream.number) : -1;
  const value = row < 0 ? Number.NaN : telemetry.value[row]!;
  return Number.isNaN(value) ? null : value;
};

/** What was read last, with how old it is where the station is not heard any more: it is no present number. */
function dated(
  words: string,
  { telemetry, view }: Source['scene'],
  stream: Stream | undefined,
  now: number,
): string {
  const row = stream ? telemetry.indexOf(stream.number) : -1;
  const isUnheard = row >= 0 && telemetry.condition[row] === CONDITION_CODE.unknown;
  if (!isUnheard || telemetry.at[row]! === 0) return words;
  return `${words} · ${ageText((now - telemetry.at[row]!) / 1_000, view.language)}`;
}

type PointText = (source: Source, point: MapPoint, now: number) => string;

const crowdText: PointText = ({ scene, registers }, { id }, now) => {
  const text = TEXTS[scene.view.language];
  const gathering = registers.gatheringById.get(id)!;
  const stream = registers.streamById.get(gathering.stream ?? '');
  const { ratio, density } = crowdNow(gathering, readValue(scene.telemetry, stream));
  if (ratio === null || density === null) return `${gathering.name}\n${text('map.no-count')}`;
  const shown = { ratio: formatNumber(ratio), density: formatNumber(density, 1) };
  return `${gathering.name}\n${dated(text('map.crowd', shown), scene, stream, now)}`;
};

const placesText: PointText = ({ scene, registers }, { id }, now) => {
  const shelter = registers.shelterById.get(id)!;
  const stream = registers.streamById.get(shelter.stream ?? '');
  const inside = readValue(scene.telemetry, stream);
  const text = TEXTS[scene.view.language];
  // Nobody counted: how many are left is not known, and not all of them.
  if (inside === null) return text('map.no-count');
  const count = formatNumber(placesLeft(shelter.capacity, inside));
  return dated(text('map.places-left', { count }), scene, stream, now);
};

const readingText: PointText = ({ scene, registers }, { id }, now) => {
  const stream = registers.streamById.get(id)!;
  const { unit } = METRICS[stream.metric];
  const value = readValue(scene.telemetry, stream);
  if (isDirection(stream.metric) && value !== null) {
    return dated(windWords(value, TEXTS[scene.view.language]), scene, stream, now);
  }
  const isCount = METRICS[stream.metric].kind === 'count';
  const words = isCount ? formatPeople(value) : `${formatNumber(value, decimalsOf(unit))} ${unit}`;
  return dated(words, scene, stream, now);
};

const pointText: Readonly<Record<'gathering' | 'shelter' | 'stream' | 'hazard', PointText>> = {
  gathering: crowdText,
  shelter: placesText,
  stream: readingText,
  hazard: ({ registers }, { id }) => registers.hazardById.get(id)!.name,
};

/** Names and what is measured, beside each symbol. @param now epoch ms at the server */
export function pointLabels(source: Source, now: number): Label[] {
  const { things, scene } = source;
  const points = [...things.watched.points, ...things.gatherings];
  return points.flatMap((point): Label[] => {
    const kind = point.kind as keyof typeof pointText;
    const rank = RANKS[kind] - severityOf(point.condition);
    const text = scene.zoom < LABELLED_FROM[kind] ? '' : pointText[kind](source, point, now);
    return [{ lon: point.lon, lat: point.lat, text, anchor: 'top', rank, size: 11.5 }];
  });
}

export function alarmLabels({ scene, things }: Source): Label[] {
  if (scene.zoom < LABELLED_FROM.alarm) return [];
  return things.shownAlarms.map(({ id, lon, lat, condition }) => ({
    lon,
    lat,
    text: scene.live.alarms.get(Number(id))?.name ?? '',
    anchor: 'left',
    rank: RANKS.alarm - severityOf(condition),
    size: 12.5,
  }));
}

export type ShownUnits = {
  units: readonly { id: string; callSign: string; stream: string | null }[];
  places: Float64Array;
};

/** Call-sign and age of the last position, beside each unit. */
export function unitLabels(
  { scene, registers }: Source,
  { units, places }: ShownUnits,
  now: number,
): Label[] {
  if (scene.zoom < LABELLED_FROM.unit || !scene.view.layers.units.visible) return [];
  const { telemetry, view } = scene;
  return units.map(({ callSign, stream }, index) => {
    const row = telemetry.indexOf(registers.streamById.get(stream ?? '')?.number ?? 0);
    const at = row < 0 ? 0 : telemetry.at[row]!;
    const age = at > 0 ? spanText((now - at) / 1_000, view.language) : '–';
    return {
      lon: places[index * 2]!,
      lat: places[index * 2 + 1]!,
      text: `${callSign}\n${age}`,
      anchor: 'left',
      rank: RANKS.unit,
      size: 11,
    };
  });
}

/** The name beside each further place of an open incident. */
export function incidentPlaceLabels({ scene }: Pick<Source, 'scene'>): Label[] {
  if (scene.zoom < LABELLED_FROM.incidentPlace) return [];
  return openGrounds(scene.live.incidents).places.map(({ name, place: [lon, lat] }) => ({
    ...{ lon, lat, text: name, anchor: 'left', rank: RANKS.told, size: 12 },
  }));
}

/** That it is a tip, and of what, beside each that is linked to the selected incident. */
export function linkedTipLabels({ scene }: Pick<Source, 'scene'>): Label[] {
  if (scene.zoom < LABELLED_FROM.linkedTip) return [];
  const { linkedTips, language } = scene.view;
  const text = TEXTS[language];
  return linkedTips.map(({ class: of, place: [lon, lat] }) => {
    const words = text('map.tip', { name: text(`class.${of}`) });
    return { lon, lat, text: words, anchor: 'left', rank: RANKS.told, size: 11.5 };
  });
}

/** Call-sign and age beside each place that a unit's page told, which is not the place of its stream. */
export function toldLabels({ scene }: Pick<Source, 'scene'>, now: number): Label[] {
  const { told, language } = scene.view;
  const text = TEXTS[language];
  return told.map(({ callSign, place: [lon, lat], at }) => {
    const age = spanText(Math.max(0, now - Date.parse(at)) / 1_000, language);
    const words = text('map.told', { name: callSign, age });
    return { lon, lat, text: words, anchor: 'left', rank: RANKS.told, size: 12 };
  });
}
