type Turn = <Answer>(work: () => Promise<Answer>) => Promise<Answer>;

/** A queue of its own: work that is given to it is done one piece at a time, in its order. */
export function createTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const answer = last.then(work);
    last = answer.catch(() => undefined);
    return answer;
  };
}

/** Files of strangers are read one at a time, whatever they are of: each may take half a gigabyte, and a processor. */
export const inTurn = createTurn();
