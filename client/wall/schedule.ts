import type { Alarm } from '../../shared/model/alarm.ts';
import { SCENES, type WallDirection } from '../../shared/model/wall.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';

export type SceneName = (typeof SCENES)[number];

/** Several scenes in turn, or one pinned (`rotateSeconds` null). */
export type Programme = { scenes: readonly SceneName[]; rotateSeconds: number | null };

/** A new red alarm holds its scene for this long. */
export const BROUGHT_FORWARD_MS = 120_000;
const DEFAULT_ROTATE_SECONDS = 30;

const isScene = (name: string): name is SceneName => (SCENES as readonly string[]).includes(name);

const scenesNamed = (parameters: URLSearchParams): string[] =>
  ['scene', 'scenes'].flatMap((name) => parameters.get(name)?.split(',') ?? []).filter(Boolean);

/** What an address asks to show that no wall has: a slip of the hand would else be a wrong scene for weeks. */
export const unknownScenes = (parameters: URLSearchParams): string[] =>
  scenesNamed(parameters).filter((name) => !isScene(name));

/** `?scene=flood` pins; `?scenes=a,b&rotate=30` rotates. Null when the address asks for nothing known. */
export function programmeOf(parameters: URLSearchParams): Programme | null {
  const pinned = parameters.get('scene');
  if (pinned !== null && isScene(pinned)) return { scenes: [pinned], rotateSeconds: null };
  const scenes = (parameters.get('scenes') ?? '').split(',').filter(isScene);
  if (scenes.length === 0) return null;
  const rotate = Number(parameters.get('rotate') ?? DEFAULT_ROTATE_SECONDS);
  const seconds = rotate >= 5 && rotate <= 3600 ? Math.round(rotate) : DEFAULT_ROTATE_SECONDS;
  return { scenes, rotateSeconds: scenes.length === 1 ? null : seconds };
}

/** A coordinator's direction goes before the address, which goes before the overview. */
export const programmeInForce = (
  direction: WallDirection | null,
  fromAddress: Programme | null,
): Programme => direction ?? fromAddress ?? { scenes: ['overview'], rotateSeconds: null };

/**
 * The scene at a moment of the server's clock. Nothing but that moment decides, so that any number of
 * walls change together without talking to each other.
 */
export function sceneAt(programme: Programme, serverNowMs: number): SceneName {
  const { scenes, rotateSeconds } = programme;
  if (rotateSeconds === null) return scenes[0]!;
  return scenes[Math.floor(serverNowMs / (rotateSeconds * 1000)) % scenes.length]!;
}

const FLOOD_UNITS = new Set(['m', 'mm/h']);

/** The scene that shows an alarm best. */
export function sceneOfAlarm(alarm: Pick<Alarm, 'subjectKind' | 'unit' | 'cause'>): SceneName {
  if (alarm.cause === 'feed-silent') return 'overview';
  if (alarm.subjectKind === 'gathering') return 'crowd';
  if (alarm.subjectKind === 'shelter' || alarm.subjectKind === 'resource') return 'shelters-units';
  if (FLOOD_UNITS.has(alarm.unit)) return 'flood';
  return alarm.subjectKind === 'hazard' ? 'hazards' : 'overview';
}

/** A clock of a device may be so far ahead [D]; what was told later than that was told before the server's was set back. */
const MOST_AHEAD_MS = 5 * MINUTE_MS;

/**
 * The newest red alarm that is still young enough to hold its scene; null when there is none. It is as young as the news of
 * it: the moment it was measured may be long past, where the reading was late or its clock is slow, or still to come.
 * @param toldAt when the server told of an alarm, ISO 8601, by id; what came with a picture is as old as its measurement
 */
export function broughtForward(
  alarms: Iterable<Alarm>,
  toldAt: ReadonlyMap<number, string>,
  serverNowMs: number,
): Alarm | null {
  let newest: { alarm: Alarm; since: number } | null = null;
  for (const alarm of alarms) {
    if (!alarm.active || alarm.level !== 'red') continue;
    const told = Date.parse(toldAt.get(alarm.id) ?? alarm.changedAt);
    const since = Math.min(told, serverNowMs);
    if (serverNowMs - since > BROUGHT_FORWARD_MS || told - serverNowMs > MOST_AHEAD_MS) continue;
    // What was told in one moment goes by its number, so that walls side by side choose the same.
    const isNewer =
      newest === null ||
      since > newest.since ||
      (since === newest.since && alarm.id > newest.alarm.id);
    if (isNewer) newest = { alarm, since };
  }
  return newest?.alarm ?? null;
}
