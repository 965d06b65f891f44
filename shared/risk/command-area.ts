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
