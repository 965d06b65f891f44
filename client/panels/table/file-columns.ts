import type { FileTable } from '../../../shared/model/table-export.ts';
import type { TextKey } from '../../i18n/use-text.ts';
import { COUNTY, type Column, GRID, hidden, NAME, PLACE, shown, TOWN } from './column.ts';

const choice = (id: string, title: TextKey, keyOf: (value: string) => string, width?: number) =>
  shown(id, title, 'choice', {
    keyOf,
    ...(width === undefined ? {} : { width }),
  });

const yesOrNo = (id: string, title: TextKey): Column =>
  choice(id, title, (value) => `table.csv.${value}`, 88);
const ENDS = [COUNTY, TOWN, PLACE] as const;

/** Every column of the registers of files, in order. */
export const FILE_COLUMNS: Readonly<Record<FileTable, readonly Column[]>> = {
  'hazard-files': [
    NAME,
    choice('state', 'hazards.state', (value) => `hazard-state.${value}`),
    shown('risk', 'hazards.risk', 'risk'),
    choice('class', 'hazards.class', (value) => `class.${value}`, 118),
    shown('due', 'hazards.due', 'moment', { width: 184 }),
    yesOrNo('overdue', 'hazards.overdue'),
    shown('responsibleUnit', 'hazards.unit', 'text'),
    shown('dangers', 'hazards.dangers', 'quantity'),
    hidden('majorDangers', 'column.major-dangers', 'quantity'),
    choice('grade', 'hazards.major', (value) => `major-grade.${value}`, 130),
    choice('cover', 'hazards.cover', (value) => `cover.${value}`),
    ...ENDS,
  ],
  dangers: [
    shown('name', 'dangers.finding', 'text', { width: 260 }),
    choice('severity', 'dangers.severity', (value) => `danger-severity.${value}`),
    choice('state', 'column.state', (value) => `danger-state.${value}`),
    shown('deadline', 'dangers.deadline', 'moment', { width: 184 }),
    yesOrNo('overdue', 'dangers.overdue'),
    shown('hazard', 'kind.hazard', 'text'),
    shown('responsibleUnit', 'hazards.unit', 'text'),
    shown('found', 'dangers.found', 'moment', { width: 184 }),
    choice('origin', 'dangers.origin', (value) => `dangers.origin.${value}`),
    yesOrNo('supervised', 'dangers.supervised'),
    ...ENDS,
  ],
  events: [
    NAME,
    choice('state', 'event.state', (value) => `event.state.${value}`),
    choice('form', 'event.form', (value) => `event.form.${value}`),
    shown('begins', 'column.begins', 'moment', { width: 184 }),
    shown('ends', 'column.ends', 'moment', { width: 184 }),
    shown('expected', 'event.expected', 'quantity', { unit: '人' }),
    choice('authority', 'event.authority', (value) => `event.authority.${value}`, 130),
    shown('hostUnit', 'event.host-unit', 'text'),
    hidden('mode', 'event.mode', 'choice', { keyOf: (value) => `event.mode.${value}` }),
    hidden('staff', 'event.staff', 'quantity'),
    ...ENDS,
  ],
  spontaneous: [
    NAME,
    choice('state', 'column.state', (value) => `spontaneous.state.${value}`),
    shown('found', 'dangers.found', 'moment', { width: 184 }),
    shown('count', 'column.counted', 'quantity', { unit: '人' }),
    shown('usualCount', 'spontaneous.usual', 'quantity', { unit: '人' }),
    yesOrNo('assessed', 'column.assessed'),
    yesOrNo('planned', 'column.planned'),
    hidden('closed', 'column.closed', 'moment', { width: 184 }),
    ...ENDS,
  ],
  'shelter-files': [
    NAME,
    choice('state', 'card.shelter.state', (value) => `shelter-state.${value}`),
    choice('class', 'card.shelter.class', (value) => `shelter-class.${value}`),
    shown('capacity', 'card.shelter.capacity', 'quantity'),
    choice('binding', 'column.binding', (value) => `shelters.limit.${value}`),
    shown('occupied', 'card.shelter.occupied', 'quantity', { unit: '人' }),
    shown('counted', 'column.counted-at', 'age'),
    shown('left', 'card.shelter.left', 'quantity'),
    shown('findings', 'column.siting-findings', 'quantity'),
    shown('verified', 'column.verified', 'moment', { width: 184 }),
    ...ENDS,
  ],
  'key-places': [
    NAME,
    choice('kind', 'places.kind', (value) => `key-place-kind.${value}`, 130),
    shown('managerUnit', 'column.manager', 'text'),
    choice('drill', 'column.drill', (value) => `drill-standing.${value}`),
    shown('drillDue', 'column.drill-due', 'text', { width: 110 }),
    shown('securityPlan', 'column.security-plan', 'text', { width: 110 }),
    shown('emergencyPlan', 'column.emergency-plan', 'text', { width: 110 }),
    hidden('lastDrill', 'column.last-drill', 'text', { width: 110 }),
    ...ENDS,
    GRID,
  ],
  'protected-objects': [
    NAME,
    choice('kind', 'places.kind', (value) => `protected-kind.${value}`, 130),
    choice('class', 'places.class', (value) => `protected-class.${value}`, 170),
    ...ENDS,
    GRID,
  ],
  warnings: [
    shown('name', 'warnings.event', 'text', { width: 160 }),
    shown('level', 'warnings.level-word', 'level'),
    choice('state', 'warnings.state', (value) => `warning-standing.${value}`),
    shown('issuer', 'warnings.issuer', 'text'),
    shown('sent', 'warnings.sent', 'moment', { width: 184 }),
    shown('until', 'column.until', 'moment', { width: 184 }),
    shown('area', 'column.area', 'text'),
    choice('status', 'column.status-of', (value) => `warning-status.${value}`),
    shown('grids', 'column.grids', 'quantity'),
    hidden('identifier', 'column.identifier', 'text', { width: 260 }),
  ],
};
