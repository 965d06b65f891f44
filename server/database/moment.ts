/** Epoch milliseconds of a column `at`; `extract` would count in decimals, at ten times the cost. */
export const MOMENT = `round(date_part('epoch', at) * 1000)`;
