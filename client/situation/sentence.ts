import type { AlarmCause } from '../../shared/model/alarm.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { isLevel, type Level } from '../../shared/model/level.ts';
import type { WarningTold } from '../../shared/model/warning.ts';
import { isTextKey, type Text } from '../i18n/use-text.ts';
import type { Selection } from '../store/view-store.ts';
import { commandSentence } from './command-sentence.ts';
import { conditionsSentence } from './conditions-sentence.ts';

/** What a line of the journal says to people, how bad it is, and what it speaks of. */
export type Sentence = { words: string; level: Level | null; selection: Selection | null };

/** Names of things a line mentions by identifier; the identifier comes back where none is known. */
export type Names = {
  area: (code: string) => string;
  feed: (id: string) => string;
  stream: (id: string) => string;
  /** Null: not of the reader's area. */
  streamNumbered: (number: number) => string | null;
  wall: (id: string) => string;
  unit: (id: string) => string;
  account: (id: string) => string;
};

type Data = JournalEntry['data'];

const word = (data: Data, ...names: string[]): string | null => {
  for (const name of names) {
    const value = data[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
};

/** `feed:gauges` → `gauges`: a subject may say what kind of thing it is. */
const bareId = (subject: string | null): string | null =>
  subject === null ? null : subject.replace(/^[a-z]+:/, '');

/** Who acted: an account as it signs in, or the platform, a feed, a wall by name. */
export function actorName(actor: string, text: Text, names: Names): string {
  if (actor === 'system') return text('actor.system');
  if (actor === 'public') return text('actor.public');
  if (actor.startsWith('feed:')) return text('actor.feed', { name: names.feed(actor.slice(5)) });
  if (actor.startsWith('wall:')) return text('actor.wall', { name: names.wall(actor.slice(5)) });
  if (actor.startsWith('unit:')) return text('actor.unit', { name: names.unit(actor.slice(5)) });
  const desk = `desk.${actor.replace(/^demo-/, '')}`;
  if (actor.startsWith('demo-') && isTextKey(desk)) return text('actor.demo', { desk: text(desk) });
  return names.account(actor);
}

function alarmSentence(entry: JournalEntry, text: Text, names: Names): Sentence {
  const alarm = (entry.data.alarm ?? entry.data) as Partial<{
    id: number;
    name: string;
    level: Level;
    cause: AlarmCause;
  }>;
  const level = isLevel(alarm.level) ? alarm.level : null;
  const name = alarm.name ?? bareId(entry.subject) ?? text('journal.unnamed');
  const key = `journal.${entry.kind}`;
  return {
    words: isTextKey(key)
      ? text(key, {
          // Of a silent feed the name alone reads as if it had measured something.
          name: alarm.cause === 'feed-silent' ? `${text('short.silent')} ${name}` : name,
          level: level === null ? '' : text(`level.${level}`),
          actor: actorName(entry.actor, text, names),
        })
      : entry.kind,
    level: entry.kind === 'alarm.cleared' || entry.kind === 'alarm.acknowledged' ? null : level,
    selection: typeof alarm.id === 'number' ? { kind: 'alarm', id: String(alarm.id) } : null,
  };
}

/** An official warning in the words of its issuer. What is no real one says so first: the end of a line may be cut off. */
function warningSentence(entry: JournalEntry, text: Text, names: Names): Sentence {
  const { warning } = entry.data as { warning?: Partial<WarningTold> };
  const level = isLevel(warning?.level) ? warning.level : null;
  const status = `warning-status.${warning?.status}`;
  const key = `journal.${entry.kind}`;
  const words = isTextKey(key)
    ? text(key, {
        event: warning?.event ?? text('journal.unnamed'),
        issuer: warning?.issuer ?? text('journal.unnamed'),
        actor: actorName(entry.actor, text, names),
      })
    : text('journal.unnamed');
  const isReal = warning?.status === undefined || warning.status === 'Actual';
  const marked = !isReal && isTextKey(status) ? `[${text(status)}] ${words}` : words;
  const isOver = entry.kind === 'warning.ended' || entry.kind === 'warning.cancelled';
  return {
    words: marked,
    level: isOver ? null : level,
    selection: warning?.id === undefined ? null : { kind: 'warning', id: String(warning.id) },
  };
}

const scenesOf = (data: Data, text: Text): string => {
  const direction = (data.direction ?? data) as { scenes?: unknown };
  const scenes = Array.isArray(direction.scenes) ? direction.scenes : [];
  return scenes
    .map((scene) => `scene.${scene}`)
    .filter(isTextKey)
    .map((key) => text(key))
    .join(text('list.and'));
};

/** What was done to a hazard or a hidden danger. */
function whatOf({ kind, data }: JournalEntry, text: Text): string {
  const key = kind.startsWith('danger.')
    ? `danger-step.${data.step}`
    : data.result === undefined
      ? `hazard-step.${data.what}`
      : `inspection.${data.result}`;
  return isTextKey(key) ? text(key) : '';
}

const isOfHazard = ({ kind }: JournalEntry): boolean => /^(hazard|danger)\./.test(kind);

const OF_SERVICE: ReadonlySet<string> = new Set(['unit.taken-out', 'unit.returned']);

function selectionOf(entry: JournalEntry): Selection | null {
  const id = bareId(entry.subject);
  if (entry.kind === 'stream.created' && id !== null) return { kind: 'stream', id };
  if (entry.kind === 'evacuation.changed') {
    const incident = word(entry.data, 'incident');
    return incident === null ? null : { kind: 'incident', id: incident };
  }
  if (OF_SERVICE.has(entry.kind) && id !== null) return { kind: 'unit', id };
  const isOfPlan = entry.kind === 'emergency-plan.activated' || entry.kind === 'plan-task.changed';
  if (isOfPlan && id !== null && entry.data.drill === null) return { kind: 'incident', id };
  if (!isOfHazard(entry)) return null;
  const hazard = word(entry.data, 'hazard') ?? id;
  return hazard === null ? null : { kind: 'hazard', id: hazard };
}

function nameOf(entry: JournalEntry, text: Text, names: Names): string {
  const told = word(entry.data, 'name', 'scenario', 'id', 'feed');
  const id = bareId(entry.subject) ?? told ?? '';
  if (entry.kind.startsWith('feed.')) return names.feed(id);
  if (entry.kind.startsWith('stream.')) return names.stream(id);
  if (entry.kind.startsWith('tip.')) return names.area(entry.town ?? '');
  if (entry.kind.startsWith('wall.')) return word(entry.data, 'name') ?? names.wall(id);
  if (entry.kind.startsWith('scenario.')) {
    const key = `scenario.${told ?? id}`;
    return isTextKey(key) ? text(key) : (told ?? id);
  }
  if (entry.kind.startsWith('table.')) {
    const key = `table.${id}`;
    return isTextKey(key) ? text(key) : id;
  }
  if (entry.kind === 'register.imported') {
    const key = `import-register.${id}`;
    return isTextKey(key) ? text(key) : id;
  }
  return told ?? (id === '' ? text('journal.unnamed') : id);
}

/** What was done with a file, where the entry says it. */
function actOf({ data }: JournalEntry, text: Text): string {
  const key = `act.${word(data, 'act')}`;
  return isTextKey(key) ? text(key) : '';
}

const isOfRule = (kind: string): boolean =>
  kind === 'rule.changed' || kind === 'watch-rule.changed';

/** A rule that was recorded to begin later: nothing has changed yet. */
const isComing = ({ kind, at, data }: JournalEntry): boolean =>
  isOfRule(kind) &&
  typeof data.effectiveFrom === 'string' &&
  Date.parse(data.effectiveFrom) > Date.parse(at);

function keyOf(entry: JournalEntry): string {
  const { kind, data } = entry;
  if (kind === 'danger.changed' && data.reason !== undefined) return 'journal.danger.lowered';
  if (!isOfRule(kind)) return `journal.${kind}`;
  const of = `journal.${kind.replace('.changed', '')}`;
  if (isComing(entry)) return `${of}.coming`;
  return typeof data.act === 'string' ? `${of}.${data.act}` : `journal.${kind}`;
}

const OF_COMMAND: ReadonlySet<string> = new Set([
  'incident.changed',
  'dispatch.changed',
  'drill.incident-changed',
  'drill.move-changed',
]);

/** A line of the journal as a sentence in the person's language; no machine word in it. */
export function sentenceOf(entry: JournalEntry, text: Text, names: Names): Sentence {
  if (entry.kind.startsWith('alarm.')) return alarmSentence(entry, text, names);
  if (entry.kind.startsWith('warning.')) return warningSentence(entry, text, names);
  if (entry.kind === 'conditions.changed') return conditionsSentence(entry, text, names);
  if (OF_COMMAND.has(entry.kind)) {
    return commandSentence(entry, text, actorName(entry.actor, text, names));
  }
  const key = keyOf(entry);
  return {
    words: isTextKey(key)
      ? text(key, {
          name: nameOf(entry, text, names),
          actor: actorName(entry.actor, text, names),
          scenes: scenesOf(entry.data, text),
          act: actOf(entry, text),
          reason: word(entry.data, 'reason') ?? '',
          what: isOfHazard(entry) ? whatOf(entry, text) : '',
        })
      : text('journal.unnamed'),
    level: null,
    selection: selectionOf(entry),
  };
}
