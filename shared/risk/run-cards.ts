import type { Incident, IncidentKind } from '../model/incident.ts';
import type { CardGrade, Need, RunCard } from '../model/run-card.ts';
import { countOf, type NeedName, nameOf } from './needs.ts';

/** What is shipped for each kind [D]. */
export const RUN_CARDS: Readonly<Record<IncidentKind, readonly Need[]>> = {
  flood: [
    { type: 'flood-team', count: 2 },
    { skill: 'pumping', count: 2 },
    { type: 'rescue-team', count: 1 },
  ],
  fire: [
    { type: 'fire-engine', count: 3 },
    { type: 'ambulance', count: 1 },
    { type: 'police-car', count: 1 },
  ],
  'gas-leak': [
    { skill: 'gas-shutoff', count: 1 },
    { type: 'fire-engine', count: 2 },
    { type: 'police-car', count: 1 },
  ],
  'chemical-leak': [
    { skill: 'hazmat-handling', count: 1 },
    { skill: 'chemical-advice', count: 1 },
    { type: 'fire-engine', count: 2 },
    { type: 'ambulance', count: 1 },
    { type: 'police-car', count: 1 },
  ],
  crowd: [
    { type: 'police-car', count: 2 },
    { type: 'ambulance', count: 1 },
    { type: 'patrol-team', count: 1 },
  ],
  traffic: [
    { type: 'police-car', count: 1 },
    { type: 'ambulance', count: 1 },
  ],
  building: [
    { skill: 'urban-search', count: 1 },
    { skill: 'structure-advice', count: 1 },
    { type: 'fire-engine', count: 1 },
    { type: 'ambulance', count: 1 },
  ],
  weather: [
    { type: 'rescue-team', count: 1 },
    { type: 'flood-team', count: 1 },
  ],
  medical: [{ type: 'ambulance', count: 1 }],
  other: [{ type: 'patrol-team', count: 1 }],
};

/** The shipped card of a kind: version 0, of every grade. */
export const shippedCard = (kind: IncidentKind): RunCard => ({
  ...{ kind, grade: 'any', version: 0, note: '', recordedAt: null, recordedBy: null },
  needs: [...RUN_CARDS[kind]],
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

/** How the count of a type or skill changed; 0: it was not, or is no longer, on the card. */
export type NeedChange = { name: NeedName; from: number; to: number };

/** What a version changed against the one before it, in the order of the newer. */
export function needChanges(
  before: Pick<RunCard, 'needs'> | null,
  after: Pick<RunCard, 'needs'>,
): NeedChange[] {
  const names = [...after.needs, ...(before?.needs ?? [])].map(nameOf);
  return [...new Set(names)]
    .map((name) => ({
      name,
      from: countOf(before?.needs ?? [], name),
      to: countOf(after.needs, name),
    }))
    .filter(({ from, to }) => from !== to);
}
