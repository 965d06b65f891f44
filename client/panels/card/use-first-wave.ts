import { useState } from 'react';
import type { RecommendationAnswer } from '../../../shared/wire/recommendation.ts';

type Ranked = RecommendationAnswer['ranked'][number];

const proposedIn = ({ ranked }: RecommendationAnswer): readonly string[] =>
  ranked.filter(({ proposed }) => proposed).map(({ id }) => id);

/** Who is chosen to be sent, and what was changed about it by hand. */
export type FirstWave = {
  isChosen: (unit: Ranked) => boolean;
  toggle: (unit: Ranked) => void;
  /** Others are proposed now than when the list was opened: what is chosen stays until a person takes that over. */
  isOther: boolean;
  takeOver: () => void;
};

/**
 * The units proposed when the list was opened, with what a person changed. The list is worked out anew while it is read:
 * nobody may be sent whom nobody has read of.
 * @param of what is asked: another question begins with its own proposal, and what was changed by hand stays
 * @param answer fetched since it was asked here: one kept from before nobody has read
 */
export function useFirstWave(of: string, answer: RecommendationAnswer | null): FirstWave {
  const [held, setHeld] = useState<{ of: string; ids: readonly string[] } | null>(null);
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const now = answer && proposedIn(answer);
  if (now !== null && held?.of !== of) setHeld({ of, ids: now });
  const ids = held?.of === of ? held.ids : (now ?? []);
  const isChosen = ({ id }: Ranked) => changed.get(id) ?? ids.includes(id);
  const isOther =
    now !== null && (now.length !== ids.length || now.some((id) => !ids.includes(id)));
  return {
    isChosen,
    toggle: (unit) => setChanged((before) => new Map(before).set(unit.id, !isChosen(unit))),
    isOther,
    takeOver() {
      setHeld(null);
      setChanged(new Map());
    },
  };
}
