import type { Scope } from '../../shared/model/account.ts';

/**
 * The condition that keeps rows to the caller's area, to be placed in the query itself (S2).
 * Rows of the whole city (null county and town) are seen by everybody. Push `scopeParameters` in order.
 * @param first number of the first parameter, e.g. 3 for `$3` and `$4`
 */
export const scopeCondition = (first: number, alias = ''): string => {
  const column = (name: string) => (alias === '' ? name : `${alias}.${name}`);
  const county = column('county');
  const town = column('town');
  return (
    `($${first}::text IS NULL OR ${county} = $${first} OR ${county} IS NULL)` +
    ` AND ($${first + 1}::text IS NULL OR ${town} = $${first + 1} OR ${town} IS NULL)`
  );
};

/**
 * The condition that keeps rows to what the caller is in charge of: what is the whole city's, or a county's for a town, is
 * left out. For columns named `county` and `town`, and the parameters of `scopeParameters`.
 */
export const withinCondition = (first: number, alias = ''): string => {
  const column = (name: string) => (alias === '' ? name : `${alias}.${name}`);
  return (
    `($${first}::text IS NULL OR ${column('county')} = $${first})` +
    ` AND ($${first + 1}::text IS NULL OR ${column('town')} = $${first + 1})`
  );
};

export const scopeParameters = (scope: Scope): [string | null, string | null] => [
  scope.county,
  scope.town,
];

/** Whether a thing of that county and town lies in the scope. The rule of `scopeCondition`, in memory. */
export const inScope = (scope: Scope, county: string | null, town: string | null): boolean =>
  (scope.county === null || county === null || county === scope.county) &&
  (scope.town === null || town === null || town === scope.town);
