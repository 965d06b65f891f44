import type { Incident, IncidentKind } from '../model/incident.ts';
import type { ResourceType } from '../model/resource.ts';
import type { CardGrade, RunCard } from '../model/run-card.ts';
import type { Needed } from './recommend-units.ts';

/** What is shipped for each kind [D]. */
export const RUN_CARDS: Readonly<Record<IncidentKind, Needed>> = {
  flood: [
    ['flood-team', 2],
    ['pump-truck', 2],
    ['rescue-team', 1],
  ],
  fire: [
    ['fire-engine', 3],
    ['ambulance', 1],
    ['police-car', 1],
  ],
  'gas-leak': [
    ['gas-repair', 1],
    ['fire-engine', 2],
    ['police-car', 1],
  ],
  'chemical-leak': [
    ['hazmat-team', 1],
    ['fire-engine', 2],
    ['ambulance', 1],
    ['police-car', 1],
  ],
  crowd: [
    ['police-car', 2],
    ['ambulance', 1],
    ['patrol-team', 1],
  ],
  traffic: [
    ['police-car', 1],
    ['ambulance', 1],
  ],
  building: [
    ['rescue-team', 1],
    ['fire-engine', 1],
    ['ambulance', 1],
  ],
  weather: [
    ['rescue-team', 1],
    ['flood-team', 1],
  ],
  medical: [['ambulance', 1]],
  other: [['patrol-team', 1]],
};

/** The shipped card of a kind: version 0, of every grade. */
export const shippedCard = (kind: IncidentKind): RunCard => ({
  ...{ kind, grade: 'any', version: 0, note: '', recordedAt: null, recordedBy: null },
  needs: RUN_CARDS[kind].map(([type, count]) => ({ type, count })),
});

/** The card of an incident: of its kind and grade, else of its kind, else as shipped. @param cards the newest of each */
export function cardFor(
  { kind, grade }: Pick<Incident, 'kind' | 'grade'>,
  cards: readonly RunCard[],
): RunCard {
  const of = (wanted: CardGrade) =>
    cards.find((card) => card.kind === kind && card.grade === wanted);
  return (grade && of(grade)) ?? of('any') ?? shippedCard(kind);
}

export const neededOf = ({ needs }: RunCard): Needed =>
  needs.map(({ type, count }) => [type, count] as const);

/** How the count of a type changed; 0: it was not, or is no longer, on the card. */
export type NeedChange = { type: ResourceType; from: number; to: number };

/** What a version changed against the one before it, in the order of the newer. */
export function needChanges(
  before: Pick<RunCard, 'needs'> | null,
  after: Pick<RunCard, 'needs'>,
): NeedChange[] {
  const countIn = (card: Pick<RunCard, 'needs'> | null, type: ResourceType): number =>
    card?.needs.find((need) => need.type === type)?.count ?? 0;
  const types = [...after.needs, ...(before?.needs ?? [])].map(({ type }) => type);
  return [...new Set(types)]
    .map((type) => ({ type, from: countIn(before, type), to: countIn(after, type) }))
    .filter(({ from, to }) => from !== to);
}

/** A card that asks for one more of a type than it does, or than are out already. @param out types of those sent */
export function withOneMore(
  card: Needed,
  also: ResourceType,
  out: readonly ResourceType[],
): Needed {
  const asked = card.find(([type]) => type === also)?.[1] ?? 0;
  const sent = out.filter((type) => type === also).length;
  return [...card.filter(([type]) => type !== also), [also, Math.max(asked, sent) + 1]];
}
