import { widthInEms } from '../../shared/names/short-name.ts';

/** The column without its margins (wall.css), less the gap between title and trend, in ems of the wall's type. */
const LINE_EMS = 10.5;
/** Size of the word of the trend as a share of the wall's type (wall.css), and the arrow and blank before it, in its ems. */
const TREND_SIZE = 0.62;
const ARROW_EMS = 1.3;
/** Smaller than this a title is cut rather: what it begins with is still read. */
const SMALLEST = 0.5;

/**
 * The size of a scene's title, as a share of the wall's type: full where it fits on its line beside the trend, else so small
 * that it does.
 */
export function titleSize(title: string, trend: string): number {
  const room = LINE_EMS - (widthInEms(trend) + ARROW_EMS) * TREND_SIZE;
  return Math.max(SMALLEST, Math.min(1, room / widthInEms(title)));
}
