import type { ReactNode } from 'react';
import { HAZARD_CLASSES } from '../../../shared/model/hazard.ts';
import { HAZARD_STATES } from '../../../shared/model/hazard-file.ts';
import { LEVELS } from '../../../shared/model/level.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import type { HazardFilter } from './hazard-filter.ts';

const RISKS = [...LEVELS, 'unknown'] as const;

/** What narrows the list of hazards. */
export function FilterBar({
  filter,
  change,
  children,
}: {
  filter: HazardFilter;
  change: (filter: HazardFilter) => void;
  /** Stands at its end. */
  children: ReactNode;
}) {
  const text = useText();
  const areas = useLive((live) => live.registers?.areas ?? null);
  const towns = areas?.filter(({ level }) => level === 'town') ?? [];
  const put = (part: Partial<HazardFilter>) => change({ ...filter, ...part });
  return (
    <div className="jw-create jw-hazard-filters">
      <label>
        {text('hazards.search')}
        <input
          className="jw-input"
          type="search"
          value={filter.text}
          onChange={({ target }) => put({ text: target.value })}
        />
      </label>
      <Choose
        label={text('hazards.class')}
        value={filter.class}
        options={HAZARD_CLASSES.map((name) => [name, text(`class.${name}`)])}
        choose={(value) => put({ class: value as HazardFilter['class'] })}
      />
      <Choose
        label={text('hazards.town')}
        value={filter.town}
        options={towns.map(({ code, name }) => [code, name])}
        choose={(town) => put({ town })}
      />
      <Choose
        label={text('hazards.state')}
        value={filter.state}
        options={HAZARD_STATES.map((name) => [name, text(`hazard-state.${name}`)])}
        choose={(value) => put({ state: value as HazardFilter['state'] })}
      />
      <Choose
        label={text('hazards.risk')}
        value={filter.risk}
        options={RISKS.map((name) => [name, text(`risk.${name}`)])}
        choose={(value) => put({ risk: value as HazardFilter['risk'] })}
      />
      <label className="jw-hazard-check">
        <input
          type="checkbox"
          checked={filter.overdue}
          onChange={({ target }) => put({ overdue: target.checked })}
        />
        {text('hazards.overdue')}
      </label>
      {children}
    </div>
  );
}

function Choose({
  label,
  value,
  options,
  choose,
}: {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  choose: (value: string) => void;
}) {
  const text = useText();
  return (
    <label>
      {label}
      <select className="jw-select" value={value} onChange={({ target }) => choose(target.value)}>
        <option value="">{text('hazards.any')}</option>
        {options.map(([name, word]) => (
          <option key={name} value={name}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
