import { isDataError } from '../database/errors.ts';

/** What a look has to judge: streams by number, feeds by id. */
export type Due = { numbers: readonly number[]; feeds: readonly string[] };

export const sizeOf = ({ numbers, feeds }: Due): number => numbers.length + feeds.length;

/** More than so many that cannot be judged, and it is none of them: nothing can be written [D]. */
const MOST_REFUSED = 8;

/** Something could not be judged, and all else that was due was. */
export class NotJudged extends Error {
  override name = 'NotJudged';
}

function halvesOf({ numbers, feeds }: Due): Due[] {
  if (numbers.length > 0 && feeds.length > 0) {
    return [
      { numbers, feeds: [] },
      { numbers: [], feeds },
    ];
  }
  const middle = Math.ceil((numbers.length + feeds.length) / 2);
  return [
    { numbers: numbers.slice(0, middle), feeds: feeds.slice(0, middle) },
    { numbers: numbers.slice(middle), feeds: feeds.slice(middle) },
  ];
}

/** What the database was well enough to refuse, or our own rules tripped over. */
const mayBeOneItemsFault = (error: unknown): boolean =>
  isDataError(error) || error instanceof TypeError;

/**
 * Judges what is due, in one go where that succeeds. One that cannot be judged must not keep all others waiting: what
 * fails together is tried in halves.
 * @param judge all of it or nothing; false when another node leads
 * @throws NotJudged, or at once what is nobody's fault but the database's
 */
export async function judgeEach(
  due: Due,
  judge: (part: Due) => Promise<boolean>,
): Promise<boolean> {
  const refused: unknown[] = [];
  const judgePart = async (part: Due): Promise<boolean> => {
    try {
      return await judge(part);
    } catch (error) {
      if (!mayBeOneItemsFault(error)) throw error;
      if (sizeOf(part) === 1) {
        if (refused.push(error) > MOST_REFUSED) throw error;
        return true;
      }
    }
    let leads = true;
    for (const half of halvesOf(part)) leads = (await judgePart(half)) && leads;
    return leads;
  };
  const leads = await judgePart(due);
  if (refused.length === 0) return leads;
  throw new NotJudged(`${refused.length} cannot be judged`, { cause: refused[0] });
}
