import source from '../../geodata/city/names-english.json?raw';
import type { Me } from '../../shared/model/account.ts';
import type { Alarm } from '../../shared/model/alarm.ts';
import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { FeedStatus } from '../../shared/model/feed.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Wall } from '../../shared/model/wall.ts';
import type { Warning } from '../../shared/model/warning.ts';
import { createEnglishNames, type NameTable } from '../../shared/names/english-names.ts';
import { SHIPPED_WATCH_RULES } from '../../shared/risk/shipped-watch-rules.ts';
import type { Coverage, PlacedArea } from '../store/coverage.ts';
import type { LiveState } from '../store/live-store.ts';
import { type IndexedRegisters, indexRegisters } from '../store/registers.ts';
import { WARNING_EVENTS } from './warning-events.ts';

/** An alarm of a watch rule is named by its place and by the rule, which screens are not told of. */
const WATCH_RULES: NameTable = Object.fromEntries(
  SHIPPED_WATCH_RULES.map(({ name, nameEnglish }) => [name, nameEnglish]),
);

/** A name in English, as far as it is made of parts the tables hold; else as it is. */
export const englishName = createEnglishNames({
  ...(JSON.parse(source) as NameTable),
  ...WATCH_RULES,
  ...WARNING_EVENTS,
});

/** Makes a thing once for each thing it is made of: whoever compares by identity sees no change. */
function once<Part extends object>(make: (part: Part) => Part): (part: Part) => Part {
  const made = new WeakMap<Part, Part>();
  return (part) => {
    let known = made.get(part);
    if (known === undefined) {
      known = make(part);
      made.set(part, known);
    }
    return known;
  };
}

const named = <Item extends { name: string }>(item: Item): Item => ({
  ...item,
  name: englishName(item.name),
});

const registersInEnglish = once((registers: IndexedRegisters) =>
  indexRegisters({
    revision: registers.revision,
    areas: registers.areas.map(named),
    departments: registers.departments.map((one) => ({ ...one, name: one.nameEnglish })),
    streams: registers.streams.map(named),
    hazards: registers.hazards.map((one) => ({
      ...named(one),
      responsibleUnit: one.responsibleUnit && englishName(one.responsibleUnit),
    })),
    gatherings: registers.gatherings.map((one) => ({
      ...named(one),
      venue: englishName(one.venue),
    })),
    shelters: registers.shelters.map(named),
    resources: registers.resources.map((one) => ({ ...one, callSign: englishName(one.callSign) })),
    rules: registers.rules.map((one) => ({ ...one, name: one.nameEnglish })),
  }),
);

const areasInEnglish = once<readonly PlacedArea[]>((areas) => areas.map(named));

/** What a coverage works out only when it is asked for (live/unfold-coverage.ts) is asked for no sooner here. */
const coverageInEnglish = once((coverage: Coverage): Coverage => {
  const { version, codes, kinds, households, positions, indexOf, topology } = coverage;
  const { polygonStarts, polygonGrids } = coverage;
  return {
    ...{ version, codes, kinds, households, positions, polygonStarts, polygonGrids },
    ...{ indexOf, topology },
    names: coverage.names.map(englishName),
    get centres() {
      return coverage.centres;
    },
    get counties() {
      return areasInEnglish(coverage.counties);
    },
    get towns() {
      return areasInEnglish(coverage.towns);
    },
    get communities() {
      return areasInEnglish(coverage.communities);
    },
    get functionalAreas() {
      return areasInEnglish(coverage.functionalAreas);
    },
  };
});

const alarmInEnglish = once(named<Alarm>);
const alarmsInEnglish = once(
  (alarms: LiveState['alarms']): LiveState['alarms'] =>
    new Map([...alarms].map(([id, alarm]) => [id, alarmInEnglish(alarm)])),
);

/** What a person has written stays as it is; what was opened from an alarm has its name. */
const incidentInEnglish = once(
  (incident: Incident): Incident => ({ ...incident, title: englishName(incident.title) }),
);
const incidentsInEnglish = once(
  (incidents: LiveState['incidents']): LiveState['incidents'] =>
    new Map([...incidents].map(([id, incident]) => [id, incidentInEnglish(incident)])),
);

const unitNamed = <Sent extends { callSign: string }>(sent: Sent): Sent => ({
  ...sent,
  callSign: englishName(sent.callSign),
});
const dispatchInEnglish = once(unitNamed<Dispatch>);
const dispatchesInEnglish = once(
  (dispatches: LiveState['dispatches']): LiveState['dispatches'] =>
    new Map([...dispatches].map(([id, dispatch]) => [id, dispatchInEnglish(dispatch)])),
);

/** Its kind alone: what the issuer says is told as it was said. */
const eventNamed = <Told extends { event: string }>(warning: Told): Told => ({
  ...warning,
  event: englishName(warning.event),
});

const isNamed = (thing: unknown): thing is { name: string } =>
  typeof thing === 'object' && thing !== null && 'name' in thing && typeof thing.name === 'string';

const isUnit = (thing: unknown): thing is { callSign: string } =>
  typeof thing === 'object' &&
  thing !== null &&
  'callSign' in thing &&
  typeof thing.callSign === 'string';

const isWarning = (thing: unknown): thing is { event: string } =>
  typeof thing === 'object' &&
  thing !== null &&
  'event' in thing &&
  typeof thing.event === 'string';

/** A line of the journal speaks of an alarm by its name, of a unit that was sent, of a warning, or of a thing that was made. */
const entryInEnglish = once((entry: JournalEntry): JournalEntry => {
  const { alarm, dispatch, warning } = entry.data;
  if (isWarning(warning))
    return { ...entry, data: { ...entry.data, warning: eventNamed(warning) } };
  if (isNamed(alarm)) return { ...entry, data: { ...entry.data, alarm: named(alarm) } };
  if (isUnit(dispatch)) {
    return { ...entry, data: { ...entry.data, dispatch: unitNamed(dispatch) } };
  }
  return isNamed(entry.data) ? { ...entry, data: named(entry.data) } : entry;
});

const list = <Item extends object>(item: (one: Item) => Item) =>
  once((items: readonly Item[]): readonly Item[] => items.map(item));
const journalInEnglish = list(entryInEnglish);
const feedsInEnglish = list(named<FeedStatus>);
const warningsInEnglish = list(eventNamed<Warning>);
const wallsInEnglish = list(named<Wall>);
const personInEnglish = once(named<Me>);

/** The live state with the names of things in English; each part is made anew only when it changed. */
export const inEnglish = (live: LiveState): LiveState => ({
  ...live,
  registers: live.registers && registersInEnglish(live.registers),
  coverage: live.coverage && coverageInEnglish(live.coverage),
  alarms: alarmsInEnglish(live.alarms),
  incidents: incidentsInEnglish(live.incidents),
  dispatches: dispatchesInEnglish(live.dispatches),
  feeds: feedsInEnglish(live.feeds),
  warnings: warningsInEnglish(live.warnings),
  walls: wallsInEnglish(live.walls),
  journal: journalInEnglish(live.journal),
  me: live.me && personInEnglish(live.me),
});
