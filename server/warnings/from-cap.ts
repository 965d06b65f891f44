import { levelOf } from '../../shared/cap/colour.ts';
import type { CapArea, CapInfo, CapMessage } from '../../shared/cap/message.ts';
import { referenceText } from '../../shared/cap/write-message.ts';
import { checkGeometry } from '../../shared/geo/geometry-gate.ts';
import { circleRing } from '../../shared/geo/warning-shape.ts';
import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Position } from '../../shared/model/common.ts';
import { LEVELS } from '../../shared/model/level.ts';
import { shortened } from '../../shared/model/shortened.ts';
import {
  type AreaOrigin,
  SHOWN_STATUSES,
  type ShownStatus,
  WARNING_TEXT_LENGTHS,
} from '../../shared/model/warning.ts';
import { DAY_MS } from '../../shared/time/units.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { problem } from '../plugins/errors.ts';
import type { NewWarning } from './repository.ts';
import {
  type Touched,
  touchedByCodes,
  touchedByShape,
  touchedTogether,
  wholeCity,
} from './touched.ts';

/** A warning that does not say when it ends is not shown as valid for ever [D]. */
const DEFAULT_VALIDITY_MS = DAY_MS;

const line = (text: string): string => shortened(text, WARNING_TEXT_LENGTHS.line);
const lineOrNull = (text: string | null) => (text ? line(text) : null);
const paragraph = (text: string | null) =>
  text ? shortened(text, WARNING_TEXT_LENGTHS.paragraph) : null;

/** CAP 1.2 §3.2.2: what is not said is English. */
const languageOf = ({ language }: CapInfo): string => (language ?? 'en-US').toLowerCase();

/** Of several languages Chinese, else that of the first. */
function shownInfos(infos: readonly CapInfo[]): CapInfo[] {
  const chinese = infos.filter((info) => languageOf(info).startsWith('zh'));
  if (chinese.length > 0) return chinese;
  return infos.filter((info) => languageOf(info) === languageOf(infos[0]!));
}

/** 0 is the worst; an info without a level comes last. */
const rankOf = (info: CapInfo): number => {
  const { level } = levelOf(info);
  return level === null ? LEVELS.length : LEVELS.indexOf(level);
};

/** The first of the worst level. */
const worstOf = (infos: readonly CapInfo[]): CapInfo =>
  infos.reduce((worst, info) => (rankOf(info) < rankOf(worst) ? info : worst));

type Span = { onset: number; expires: number; expiresSaid: boolean };

const spanOf = ({ onset, effective, expires }: CapInfo, sent: number): Span => {
  const begins = onset ?? effective ?? sent;
  const ends = expires ?? begins + DEFAULT_VALIDITY_MS;
  return { onset: begins, expires: ends, expiresSaid: expires !== null };
};

/** From the first beginning to the last end: no part of a message is over before all of it is. */
const spanOfAll = (infos: readonly CapInfo[], sent: number): Span =>
  infos
    .map((info) => spanOf(info, sent))
    .reduce((all, one) => ({
      ...(one.expires > all.expires ? one : all),
      onset: Math.min(all.onset, one.onset),
    }));

/** @throws Problem 422 on a message that is not for the public or of no status that is ever shown */
export function shownStatus({ status, scope, messageType }: CapMessage): ShownStatus {
  if (scope !== 'Public') {
    throw problem(422, 'warning-not-public', `alert/scope: expected Public, got ${scope}`);
  }
  if (messageType === 'Ack' || messageType === 'Error') {
    const expected = 'expected Alert, Update or Cancel';
    throw problem(422, 'warning-of-no-use', `alert/msgType: ${expected}, got ${messageType}`);
  }
  const shown = SHOWN_STATUSES.find((one) => one === status);
  if (shown) return shown;
  const expected = `expected ${SHOWN_STATUSES.join(', ')}`;
  throw problem(422, 'warning-of-no-use', `alert/status: ${expected}, got ${status}`);
}

/**
 * What a message says, without its area: the level and the words of its worst info, from the first beginning to the last
 * end. Its infos are one at least.
 */
export function warningOf(
  message: CapMessage,
  { receivedAt, source, synthetic }: Pick<NewWarning, 'receivedAt' | 'source' | 'synthetic'>,
): Omit<NewWarning, 'areaOrigin'> {
  const shown = shownInfos(message.infos);
  const info = worstOf(shown);
  const { onset, expires, expiresSaid } = spanOfAll(shown, message.sent);
  const { level, origin } = levelOf(info);
  const areas = message.infos.flatMap((one) => one.areas.map(({ description }) => description));
  return {
    sender: message.sender,
    identifier: message.identifier,
    sent: instant(message.sent),
    receivedAt,
    status: shownStatus(message),
    type: message.messageType === 'Update' ? 'Update' : 'Alert',
    issuer: line(info.senderName ?? message.sender),
    event: line(info.event),
    headline: lineOrNull(info.headline),
    description: paragraph(info.description),
    instruction: paragraph(info.instruction),
    level,
    levelOrigin: origin,
    onset: instant(onset),
    expires: instant(expires),
    expiresSaid,
    areaDescription: line([...new Set(areas)].join('、')),
    refersTo: message.references.map(referenceText),
    source,
    synthetic,
  };
}

const ringsOf = (areas: readonly CapArea[]): Position[][] =>
  areas.flatMap(({ polygons, circles }) => [
    ...polygons,
    ...circles.map(({ centre, radiusKilometres }) => circleRing(centre, radiusKilometres)),
  ]);

const isDrawn = (area: CapArea): boolean => ringsOf([area]).length > 0;
const codesOf = ({ geocodes }: CapArea): string[] =>
  geocodes.map(({ value }) => value.trim()).filter((code) => /^\d{2,12}$/.test(code));

/** Whether an info says where it holds in a way that can be found: one in another language may say it in words alone. */
const isLocated = ({ areas }: CapInfo): boolean =>
  areas.some((area) => isDrawn(area) || codesOf(area).length > 0);

/** Of so many infos it is asked where each holds; of more it is taken that all hold where any does [D]. */
const MOST_ASKED_INFOS = 100;

/**
 * The part of a message that is about the city. A province writes one info for each of its cities: the level of another
 * city is not ours.
 * @throws Problem 422 on a shape that is none
 */
export async function partHere(message: CapMessage, on: Queryable): Promise<CapMessage> {
  const { infos } = message;
  if (infos.length === 1 || infos.length > MOST_ASKED_INFOS) return message;
  const here: CapInfo[] = [];
  for (const info of infos) {
    if (!isLocated(info) || (await areaOf({ infos: [info] }, on))) here.push(info);
  }
  return here.some(isLocated) ? { ...message, infos: here } : message;
}

/** @throws Problem 422 on a shape that is none */
function drawnBy(areas: readonly CapArea[], on: Queryable): Promise<Touched | null> {
  const shape = {
    type: 'MultiPolygon' as const,
    coordinates: ringsOf(areas).map((ring) => [ring]),
  };
  const gate = checkGeometry(shape, ['MultiPolygon']);
  if (gate.valid) return touchedByShape(ewkbHex(shape), on);
  const where = `polygon ${gate.part + 1}, position ${gate.position + 1}`;
  throw problem(422, 'cap-refused', `alert/info/area: ${gate.reason} at ${where}`, [gate]);
}

/**
 * Where a message holds: in all its areas together (CAP 1.2 §3.2.4), each by the shape it draws, else by the codes it names.
 * Where one says neither it is the whole city, because an area we do not understand must not be taken for none; an info
 * that says so of nothing adds nothing to those that do.
 * @returns null when it holds elsewhere only
 * @throws Problem 422 on a shape that is none
 */
export async function areaOf(
  { infos }: Pick<CapMessage, 'infos'>,
  on: Queryable,
): Promise<{ touched: Touched; origin: AreaOrigin } | null> {
  const located = infos.filter(isLocated);
  const areas = (located.length > 0 ? located : infos).flatMap((info) => info.areas);
  const drawn = areas.filter(isDrawn);
  const named = areas.filter((area) => !isDrawn(area) && codesOf(area).length > 0);
  if (areas.length === 0 || drawn.length + named.length < areas.length) {
    const touched = await wholeCity(on);
    return touched && { touched, origin: 'unknown' };
  }
  const parts = [
    drawn.length > 0 ? await drawnBy(drawn, on) : null,
    named.length > 0 ? await touchedByCodes(named.flatMap(codesOf), on) : null,
  ];
  const touched = await touchedTogether(parts, on);
  return touched && { touched, origin: parts[0] ? 'shape' : 'code' };
}
