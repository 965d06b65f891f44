import { DAY_MS } from '../../shared/time/units.ts';
import { problem } from './errors.ts';

/** A span of time in epoch milliseconds, `to` not included. */
export type Span = { from: number; to: number };

/** As long as readings are kept (FAULTS.md S19). */
const MOST_DAYS = 31;

/**
 * The span a question asks about (ISO 8601): the last day unless it is said.
 * @param now epoch milliseconds
 * @throws Problem 400 where it ends before it begins, or is longer than anything is kept
 */
export function askedSpan(asked: { from?: string; to?: string }, now: number): Span {
  const to = asked.to === undefined ? now : Date.parse(asked.to);
  const from = asked.from === undefined ? to - DAY_MS : Date.parse(asked.from);
  if (!(from < to)) throw problem(400, 'invalid-request', 'from: expected a moment before `to`');
  if (to - from > MOST_DAYS * DAY_MS) {
    throw problem(400, 'span-too-long', `from: expected at most ${MOST_DAYS} days before \`to\``);
  }
  return { from, to };
}
