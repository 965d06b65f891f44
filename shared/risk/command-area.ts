import type { Scope } from '../model/account.ts';

/** Of all counties and towns. */
export const WHOLE_CITY: Readonly<Scope> = { county: null, town: null };

/**
 * Whether all of a thing lies in the scope, so that an act on it binds nobody else. What reaches over counties or towns
 * (null) is seen by each, and acted on by who answers for all of it: a town does not command what is the county's.
 */
export const commandsAll = (scope: Scope, { county, town }: Scope): boolean =>
  (scope.county === null || scope.county === county) &&
  (scope.town === null || scope.town === town);

/** The one they all have; null where they differ. */
const common = (codes: readonly (string | null)[]): string | null =>
  codes.every((code) => code === codes[0]) ? (codes[0] ?? null) : null;

/**
 * Where a thing of several places lies: in their town where they have one, else in their county, else in the whole city.
 * @param places at least one
 */
export const commonArea = (places: readonly Scope[]): Scope => ({
  county: common(places.map(({ county }) => county)),
  town: common(places.map(({ town }) => town)),
});
