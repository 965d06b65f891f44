import { useEffect, useState } from 'react';
import type { PolygonGeometry } from '../../shared/model/common.ts';
import type { PlaceAnswer } from '../../shared/wire/place-question.ts';
import { askOutline } from '../commands/ask-outline.ts';
import type { Answer } from '../live/api.ts';

/** What lies within drawn ground, asked as soon as it is drawn; null: not drawn, or not known yet. */
export function useGround(outline: PolygonGeometry | null): Answer<PlaceAnswer> | null {
  const [answer, setAnswer] = useState<Answer<PlaceAnswer> | null>(null);
  useEffect(() => {
    setAnswer(null);
    if (outline === null) return;
    let wanted = true;
    void askOutline(outline).then((said) => wanted && setAnswer(said));
    return () => {
      wanted = false;
    };
  }, [outline]);
  return answer;
}
