import { IDENTIFIER_PATTERN, LONGEST_NAME } from '../model/common.ts';
import { GROUND_METRES } from '../model/ground-height.ts';
import { HAZARD_CLASSES } from '../model/hazard.ts';
import { KEY_PLACE_KINDS } from '../model/key-place.ts';
import { isRealDay } from '../model/moment.ts';
import { PROTECTED_KINDS } from '../model/protected-object.ts';
import { UNSEEN } from './shapes/clean-name.ts';

/** Registers that rows can be brought into. */
export const IMPORT_REGISTERS = [
  'protected-objects',
  'key-places',
  'hazards',
  'ground-heights',
] as const;
export type ImportRegister = (typeof IMPORT_REGISTERS)[number];

/** `words`: those a list allows; else null. */
type Check = {
  expected: string;
  holds: (text: string) => boolean;
  words: readonly string[] | null;
};
export type ImportField = {
  field: string;
  /** Titles a column may carry, lower case. */
  titles: readonly string[];
  required: boolean;
  check: Check;
};

const IDENTIFIER = new RegExp(IDENTIFIER_PATTERN);

const code: Check = {
  expected: '1–64 letters, digits, dot, dash or underscore',
  holds: (text) => IDENTIFIER.test(text),
  words: null,
};
/** What a decoder puts where there was no character: the name was written in another encoding. */
const UNREADABLE = '\uFFFD';
const name: Check = {
  expected: `a readable text of at most ${LONGEST_NAME} characters on one line`,
  holds: (text) => text.length <= LONGEST_NAME && !UNSEEN.test(text) && !text.includes(UNREADABLE),
  words: null,
};
const oneOf = (names: readonly string[]): Check => ({
  expected: `one of ${names.join(', ')}`,
  holds: (text) => names.includes(text),
  words: names,
});
const day: Check = {
  expected: 'a day such as 2026-07-06',
  holds: (text) => isRealDay(text),
  words: null,
};
const degrees = (most: number): Check => ({
  expected: `degrees between -${most} and ${most}`,
  holds: (text) => /^-?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most,
  words: null,
});

const groundMetres: Check = {
  expected: `metres above 吴淞基面 between ${GROUND_METRES.join(' and ')}`,
  holds: (text) => {
    const [least, most] = GROUND_METRES;
    return /^-?\d+(\.\d+)?$/.test(text) && Number(text) >= least && Number(text) <= most;
  },
  words: null,
};

const field = (
  named: string,
  titles: readonly string[],
  check: Check,
  required = true,
): ImportField => ({
  field: named,
  titles: [named.toLowerCase(), ...titles],
  required,
  check,
});

const CODE = field('code', ['编号', 'id'], code);
const NAME = field('name', ['名称'], name);
const LON = field('lon', ['经度', 'longitude'], degrees(180));
const LAT = field('lat', ['纬度', 'latitude'], degrees(90));

/** The columns of each register's file, in order. */
export const IMPORT_FIELDS: Readonly<Record<ImportRegister, readonly ImportField[]>> = {
  'protected-objects': [CODE, NAME, field('kind', ['类别'], oneOf(PROTECTED_KINDS)), LON, LAT],
  'key-places': [
    CODE,
    NAME,
    field('kind', ['类别'], oneOf(KEY_PLACE_KINDS)),
    field('venueType', ['业态', 'venue_type'], code, false),
    LON,
    LAT,
    field('managerUnit', ['管理单位', 'manager_unit'], name),
    field('securityPlan', ['安保方案日期', 'security_plan'], day, false),
    field('emergencyPlan', ['应急预案日期', 'emergency_plan'], day, false),
    field('lastDrill', ['最近演练日期', 'last_drill'], day, false),
  ],
  hazards: [
    CODE,
    NAME,
    field('class', ['类别'], oneOf(HAZARD_CLASSES)),
    LON,
    LAT,
    field('responsibleUnit', ['责任单位', 'responsible_unit'], name),
    field('department', ['主管部门'], code),
  ],
  'ground-heights': [CODE, field('metres', ['高程', 'height'], groundMetres), LON, LAT],
};
