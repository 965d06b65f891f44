import type { TableName } from '../../../shared/model/table-export.ts';
import { COUNTY, type Column, GRID, hidden, NAME, PLACE, shown, TOWN } from './column.ts';
import { FILE_COLUMNS } from './file-columns.ts';

export type { Column };

const CONDITION = shown('condition', 'column.condition', 'level');
const HEARD = shown('heard', 'column.heard', 'age');
const DEPARTMENT = hidden('department', 'card.department', 'choice', { width: 130 });

/** Every column of every table, in order. The first names the thing, stays in view and cannot be hidden. */
export const COLUMNS: Readonly<Record<TableName, readonly Column[]>> = {
  hazards: [
    NAME,
    CONDITION,
    shown('class', 'card.hazard.class', 'choice', {
      keyOf: (value) => `class.${value}`,
      width: 118,
    }),
    shown('risk', 'card.hazard.risk', 'risk'),
    shown('form', 'column.form', 'choice', { keyOf: (value) => `hazard-form.${value}` }),
    HEARD,
    COUNTY,
    TOWN,
    hidden('responsibleUnit', 'card.hazard.unit', 'text'),
    DEPARTMENT,
    GRID,
    PLACE,
  ],
  shelters: [
    NAME,
    shown('state', 'card.shelter.state', 'choice', { keyOf: (value) => `shelter-state.${value}` }),
    shown('left', 'card.shelter.left', 'quantity'),
    shown('occupied', 'card.shelter.occupied', 'quantity', { unit: '人' }),
    shown('capacity', 'card.shelter.capacity', 'quantity'),
    CONDITION,
    HEARD,
    shown('class', 'card.shelter.class', 'choice', { keyOf: (value) => `shelter-class.${value}` }),
    COUNTY,
    TOWN,
    hidden('space', 'column.space', 'choice', { keyOf: (value) => `space.${value}` }),
    GRID,
    PLACE,
  ],
  gatherings: [
    NAME,
    CONDITION,
    shown('count', 'column.count', 'quantity', { unit: '人' }),
    shown('ratio', 'card.crowd.ratio', 'quantity', { unit: '%' }),
    shown('density', 'card.crowd.density', 'quantity', { unit: '人/m²', decimals: 2 }),
    shown('service', 'card.crowd.service', 'choice'),
    HEARD,
    shown('approvedCapacity', 'column.approved', 'quantity'),
    hidden('venue', 'column.venue', 'text'),
    hidden('permit', 'card.crowd.permit', 'choice', { keyOf: (value) => `permit.${value}` }),
    COUNTY,
    TOWN,
    PLACE,
  ],
  units: [
    shown('name', 'column.call-sign', 'text', { width: 150 }),
    shown('type', 'card.unit.type', 'choice', { keyOf: (value) => `unit.${value}` }),
    shown('status', 'column.status', 'choice', { keyOf: (value) => `status.${value}` }),
    shown('speed', 'card.unit.speed', 'quantity', { unit: 'km/h' }),
    shown('heading', 'card.unit.heading', 'quantity', { unit: '°' }),
    HEARD,
    CONDITION,
    { ...DEPARTMENT, usual: true },
    COUNTY,
    TOWN,
    PLACE,
  ],
  streams: [
    NAME,
    CONDITION,
    shown('metric', 'column.metric', 'choice', { keyOf: (value) => `metric.${value}` }),
    shown('value', 'column.value', 'quantity'),
    // What the quality checks doubt: found by the filter of this column.
    shown('quality', 'column.quality', 'choice', { keyOf: (value) => `reading.${value}` }),
    HEARD,
    shown('subject', 'column.subject', 'choice', { keyOf: (value) => `kind.${value}` }),
    shown('feed', 'card.feed', 'choice', { width: 150 }),
    COUNTY,
    TOWN,
    GRID,
    PLACE,
  ],
  alarms: [
    NAME,
    shown('level', 'column.level', 'level'),
    shown('state', 'column.state', 'choice', { keyOf: (value) => `alarms.${value}` }),
    shown('seen', 'card.alarm.acknowledged', 'choice', { keyOf: (value) => `alarm-seen.${value}` }),
    shown('value', 'column.alarm-value', 'quantity'),
    shown('threshold', 'column.threshold', 'quantity'),
    shown('raised', 'card.alarm.rose', 'moment'),
    hidden('changed', 'card.alarm.changed', 'moment'),
    shown('cause', 'card.alarm.cause', 'choice', {
      keyOf: (value) => `cause.${value}`,
      width: 130,
    }),
    COUNTY,
    TOWN,
    GRID,
    PLACE,
  ],
  ...FILE_COLUMNS,
};

/** Ages change while one looks at them: the console's own filter by age is the one to use. */
export const isFilterable = ({ kind }: Column): boolean => kind !== 'age';

/** Whether a filter on it is chosen from its words instead of typed. */
export const isChosen = ({ kind }: Column): boolean =>
  kind === 'choice' || kind === 'level' || kind === 'risk';
