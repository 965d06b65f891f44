let last: Promise<unknown> = Promise.resolve();

/** Files of strangers are read one at a time, whatever they are of: each may take half a gigabyte, and a processor. */
export function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const answer = last.then(work);
  last = answer.catch(() => undefined);
  return answer;
}
