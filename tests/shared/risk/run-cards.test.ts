import { describe, expect, it } from 'vitest';
import { INCIDENT_KINDS } from '../../../shared/model/incident.ts';
import type { CardGrade, RunCard } from '../../../shared/model/run-card.ts';
import { cardFor, neededOf, shippedCard, withOneMore } from '../../../shared/risk/run-cards.ts';

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
      expect(neededOf(shippedCard(kind)).length, kind).toBeGreaterThan(0);
    }
  });
});

describe('one more than the run card asks for', () => {
  const card = [['fire-engine', 2]] as const;

  it('is of a type the card does not have, or beyond its number', () => {
    expect(withOneMore(card, 'hazmat-team', [])).toEqual([
      ['fire-engine', 2],
      ['hazmat-team', 1],
    ]);
    expect(withOneMore(card, 'fire-engine', [])).toEqual([['fire-engine', 3]]);
  });

  it('is one beyond those who are out already', () => {
    expect(withOneMore(card, 'hazmat-team', ['hazmat-team'])).toContainEqual(['hazmat-team', 2]);
  });
});
