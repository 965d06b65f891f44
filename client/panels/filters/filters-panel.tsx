import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { HAZARD_CLASSES } from '../../../shared/model/hazard.ts';
import { CONDITIONS, type Condition } from '../../../shared/model/level.ts';
import { RESOURCE_SORTS, typesOf } from '../../../shared/model/resource.ts';
import { METRIC_NAMES } from '../../../shared/model/stream.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { isFiltering } from '../../situation/is-filtering.ts';
import { useLive } from '../../store/live-store.ts';
import { NO_FILTERS, setFilter, useView } from '../../store/view-store.ts';
import { spanText } from '../../ui/age-text.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { LoadingState } from '../../ui/states.tsx';
import './filters-panel.css';

/** A name that is also a hazard class (gas) stands there: it lets both through, and may stand once only. */
const METRICS_ALONE = METRIC_NAMES.filter(
  (name) => !(HAZARD_CLASSES as readonly string[]).includes(name),
);
const AGES_SECONDS = [60, 300, 900, 3_600, 86_400];
const SHOWN_CONDITIONS: readonly Condition[] = [...CONDITIONS].reverse();

/** What the map and the lists show: by area, level, type and age. Nothing is thrown away by it. */
export function FiltersPanel() {
  const text = useText();
  const language = useLanguage();
  const filters = useView((view) => view.filters);
  const registers = useLive((live) => live.registers);
  const areas = useMemo(
    () =>
      (registers?.areas ?? [])
        .filter(({ level }) => level !== 'city')
        .map(({ code, name }) => ({ value: code, label: name })),
    [registers],
  );
  if (registers === null) return <LoadingState />;
  const toggle = (condition: Condition) =>
    setFilter({
      levels: filters.levels.includes(condition)
        ? filters.levels.filter((other) => other !== condition)
        : [...filters.levels, condition],
    });
  return (
    <div className="jw-filters">
      <fieldset className="jw-levels">
        <legend>{text('filters.levels')}</legend>
        {SHOWN_CONDITIONS.map((condition) => (
          <button
            key={condition}
            type="button"
            className="jw-level-toggle"
            aria-pressed={filters.levels.includes(condition)}
            aria-label={text(`level.${condition}`)}
            title={text(`level.${condition}`)}
            onClick={() => toggle(condition)}
          >
            <LevelMark condition={condition} word={false} />
          </button>
        ))}
      </fieldset>
      <TextInput
        size="xs"
        maxLength={80}
        label={text('filters.text')}
        value={filters.text}
        onChange={({ currentTarget }) => setFilter({ text: currentTarget.value })}
      />
      <MultiSelect
        size="xs"
        searchable
        label={text('filters.area')}
        placeholder={filters.areas.length === 0 ? text('filters.area.all') : ''}
        data={areas}
        value={[...filters.areas]}
        onChange={(value) => setFilter({ areas: value })}
        limit={120}
      />
      <MultiSelect
        size="xs"
        searchable
        label={text('filters.types')}
        placeholder={filters.types.length === 0 ? text('filters.types.all') : ''}
        data={[
          {
            group: text('kind.stream'),
            items: METRICS_ALONE.map((name) => ({ value: name, label: text(`metric.${name}`) })),
          },
          {
            group: text('kind.hazard'),
            items: HAZARD_CLASSES.map((name) => ({ value: name, label: text(`class.${name}`) })),
          },
          ...RESOURCE_SORTS.map((sort) => ({
            group: text(`sort.${sort}`),
            items: typesOf(sort).map((name) => ({ value: name, label: text(`unit.${name}`) })),
          })),
        ]}
        value={[...filters.types]}
        onChange={(value) => setFilter({ types: value })}
      />
      <Select
        size="xs"
        label={text('filters.age')}
        data={[
          { value: '', label: text('filters.age.any') },
          ...AGES_SECONDS.map((seconds) => ({
            value: String(seconds),
            label: text('filters.age.within', { span: spanText(seconds, language) }),
          })),
        ]}
        value={filters.maxAgeSeconds === null ? '' : String(filters.maxAgeSeconds)}
        allowDeselect={false}
        onChange={(value) => setFilter({ maxAgeSeconds: value ? Number(value) : null })}
      />
      <button
        type="button"
        className="jw-button"
        disabled={!isFiltering(filters)}
        onClick={() => setFilter(NO_FILTERS)}
      >
        {text('filters.clear')}
      </button>
    </div>
  );
}

/** Says in the panel's head that something is held back, also while the panel is folded. */
export function FiltersNote() {
  const text = useText();
  const on = useView((view) => isFiltering(view.filters));
  return on ? <span className="jw-badge">{text('filters.active')}</span> : null;
}
