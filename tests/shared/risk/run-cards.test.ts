import { describe, expect, it } from 'vitest';
import { INCIDENT_KINDS } from '../../../shared/model/incident.ts';
import type { CardGrade, RunCard } from '../../../shared/model/run-card.ts';
import { type NeedName, needOf } from '../../../shared/risk/needs.ts';
import { cardFor, needChanges, shippedCard } from '../../../shared/risk/run-cards.ts';

const card = (grade: CardGrade, count: number): RunCard => ({
  ...{ kind: 'fire', grade, version: 2, note: '演练后调整', recordedBy: 'administrator' },
  ...{ recordedAt: '2026-07-06T02:00:00.000Z', needs: [{ type: 'fire-engine', count }] },
});
const enginesFor = (grade: 'serious' | 'general' | null, cards: RunCard[]) =>
  cardFor({ kind: 'fire', grade }, cards).needs[0]!.count;

describe('the run card of an incident', () => {
  it('is that of its grade, else that of every grade, else the shipped one', () => {
    const cards = [card('any', 4), card('serious', 8)];
    expect(enginesFor('serious', cards)).toBe(8);
    expect(enginesFor('general', cards)).toBe(4);
    expect(enginesFor(null, cards)).toBe(4);
    expect(enginesFor('serious', [])).toBe(3);
  });

  it('is shipped for every kind, and sends somebody', () => {
    for (const kind of INCIDENT_KINDS) {
      expect(shippedCard(kind).needs.length, kind).toBeGreaterThan(0);
    }
  });
});

describe('what a version of a card changed', () => {
  const card = (...needs: [NeedName, number][]) => ({
    needs: needs.map(([name, count]) => needOf(name, count)),
  });

  it('is each type and skill whose count is another, also what came and what went', () => {
    const before = card(['fire-engine', 3], ['ambulance', 1], ['police-car', 1]);
    const after = card(['fire-engine', 4], ['ambulance', 1], ['urban-search', 1]);
    expect(needChanges(before, after)).toEqual([
      { name: 'fire-engine', from: 3, to: 4 },
      { name: 'urban-search', from: 0, to: 1 },
      { name: 'police-car', from: 1, to: 0 },
    ]);
  });

  it('is all of it where there was none before, and nothing where it is the same', () => {
    expect(needChanges(null, card(['ambulance', 2]))).toEqual([
      { name: 'ambulance', from: 0, to: 2 },
    ]);
    expect(needChanges(card(['ambulance', 2]), card(['ambulance', 2]))).toEqual([]);
  });
});
