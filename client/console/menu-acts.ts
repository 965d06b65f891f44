import type { Alarm } from '../../shared/model/alarm.ts';
import { AROUND_METRES, askAround } from '../commands/ask-place.ts';
import { copyLinkTo, copyText } from '../commands/copy-link.ts';
import { findNearestShelter } from '../commands/find-nearest-shelter.ts';
import { measureFrom } from '../commands/measure.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import type { Text } from '../i18n/use-text.ts';
import { areaToFilterBy } from '../situation/place-acts.ts';
import { areaName } from '../situation/place-names.ts';
import type { Subject } from '../situation/subject.ts';
import type { MenuTarget } from '../store/context-menu.ts';
import type { LiveState } from '../store/live-store.ts';
import { flyTo, hasMap } from '../store/map-port.ts';
import { say } from '../store/notice-store.ts';
import { select, setFilter } from '../store/view-store.ts';
import { formatNumber } from '../ui/format-number.ts';
import { acknowledgeAloud, waitsHere } from './acknowledge.ts';

/** One line of the menu. */
export type MenuItem = { label: string; run: () => void };

/** What the menu can know of its target. */
export type MenuKnown = {
  registers: LiveState['registers'];
  coverage: LiveState['coverage'];
  subject: Subject | null;
  alarm: Alarm | undefined;
  /** Who sits here. */
  me: LiveState['me'];
  scope: LiveState['scope'];
};

const DEGREE_DECIMALS = 5;

async function copy(text: Text, copying: Promise<boolean>, done: string): Promise<void> {
  say((await copying) ? done : text('menu.copy-failed'));
}

function subjectItems(text: Text, { subject, alarm, me, scope }: MenuKnown): MenuItem[] {
  if (subject === null) return [];
  const { selection } = subject;
  const waits = alarm !== undefined && waitsHere(alarm, { me, scope });
  return [
    { label: text('menu.card'), run: () => select(selection) },
    { label: text('menu.fly'), run: () => flyTo(selection) },
    ...(waits
      ? [{ label: text('menu.acknowledge'), run: () => void acknowledgeAloud(text, alarm) }]
      : []),
  ];
}

/** Selects the nearest open shelter with places, and says how far it is; where none is known, says so. */
async function showNearestShelter(text: Text, place: readonly [number, number]): Promise<void> {
  const answer = await findNearestShelter(place);
  if (!answer.ok) {
    say(refusalText(text, answer.refusal));
    return;
  }
  const { withPlaces, notKnown } = answer.value;
  const found = withPlaces[0] ?? notKnown[0];
  if (found === undefined) {
    say(text('shelters.nearest.none'));
    return;
  }
  const { id, name, left } = found;
  const metres = formatNumber(found.metres);
  say(
    left === null
      ? text('shelters.nearest.not-known', { name, metres })
      : text('shelters.nearest.found', { name, metres, left: formatNumber(left) }),
  );
  select({ kind: 'shelter', id });
  flyTo({ kind: 'shelter', id });
}

function placeItems(text: Text, subject: Subject | null, place: Subject['place']): MenuItem[] {
  const link = () => copyLinkTo(subject?.selection ?? null, subject?.place ?? place);
  const items: MenuItem[] = [
    { label: text('menu.copy-link'), run: () => void copy(text, link(), text('bar.shared')) },
  ];
  if (place === null) return items;
  const degrees = place.map((part) => part.toFixed(DEGREE_DECIMALS)).join(', ');
  const copied = text('menu.coordinates-copied', { degrees });
  items.push({
    label: text('menu.copy-coordinates', { degrees }),
    run: () => void copy(text, copyText(degrees), copied),
  });
  if (hasMap()) {
    const around = text('places.ask-around', { metres: AROUND_METRES });
    items.push({ label: text('menu.measure'), run: () => measureFrom(place) });
    items.push({ label: around, run: () => void askAround(place) });
  }
  items.push({
    label: text('shelters.nearest'),
    run: () => void showNearestShelter(text, place),
  });
  return items;
}

function filterItems(text: Text, { registers, coverage, subject }: MenuKnown): MenuItem[] {
  const area = areaToFilterBy(registers, subject?.selection ?? null, subject);
  if (area === null) return [];
  const name = areaName({ registers, coverage }, area);
  return [{ label: text('menu.filter', { area: name }), run: () => setFilter({ areas: [area] }) }];
}

/** Every act of what was right-clicked, in the order of how often it is wanted. */
export function itemsOf(text: Text, target: MenuTarget, known: MenuKnown): readonly MenuItem[] {
  const place = target.place ?? known.subject?.place ?? null;
  return [
    ...subjectItems(text, known),
    ...(target.own ?? []),
    ...filterItems(text, known),
    ...placeItems(text, known.subject, place),
  ];
}
