import { expect, it } from 'vitest';
import { commandsAll, commonArea, WHOLE_CITY } from '../../../shared/risk/command-area.ts';

const COUNTY = { county: '320205', town: null };
const TOWN = { county: '320205', town: '320205001' };

it('a town commands neither what is its county’s nor what is the city’s', () => {
  expect(commandsAll(TOWN, TOWN)).toBe(true);
  expect(commandsAll(TOWN, COUNTY)).toBe(false);
  expect(commandsAll(TOWN, WHOLE_CITY)).toBe(false);
});

it('a county commands its towns and nothing that reaches further; the city commands all', () => {
  expect(commandsAll(COUNTY, TOWN)).toBe(true);
  expect(commandsAll(COUNTY, { county: '320206', town: null })).toBe(false);
  expect(commandsAll(COUNTY, WHOLE_CITY)).toBe(false);
  expect(commandsAll(WHOLE_CITY, COUNTY)).toBe(true);
});

it('what lies in several places is of what they have in common', () => {
  const beside = { county: '320205', town: '320205002' };
  const elsewhere = { county: '320206', town: '320206001' };
  expect(commonArea([TOWN, TOWN])).toEqual(TOWN);
  expect(commonArea([TOWN, beside])).toEqual(COUNTY);
  expect(commonArea([TOWN, beside, elsewhere])).toEqual(WHOLE_CITY);
});
