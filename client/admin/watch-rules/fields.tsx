import type { Joined } from '../../../shared/model/watch-rule.ts';
import { useText } from '../../i18n/use-text.ts';

/** A number; an empty field is none, and never taken for 0. */
export function NumberField({
  label,
  value,
  change,
}: {
  label: string;
  value: number;
  change: (value: number) => void;
}) {
  return (
    <label>
      {label}
      <input
        className="jw-input jw-number"
        type="number"
        step="any"
        aria-invalid={!Number.isFinite(value)}
        value={Number.isFinite(value) ? value : ''}
        onChange={({ target }) => change(target.value === '' ? Number.NaN : Number(target.value))}
      />
    </label>
  );
}

/** One of several words. */
export function SelectField<Name extends string>({
  label,
  names,
  value,
  wordOf,
  change,
}: {
  label: string;
  names: readonly Name[];
  value: Name;
  wordOf: (name: Name) => string;
  change: (name: Name) => void;
}) {
  return (
    <label>
      {label}
      <select
        className="jw-select"
        value={value}
        onChange={({ target }) => change(target.value as Name)}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {wordOf(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** 1, 2 … so many: what has no name of its own is known by its number. */
export const numbered = (count: number): number[] =>
  Array.from({ length: count }, (_, place) => place + 1);

const JOINS = ['all', 'any', 'least'] as const;

/** All, any, or so many at least. */
export function JoinedField({
  label,
  joined,
  change,
}: {
  label: string;
  joined: Joined;
  change: (joined: Joined) => void;
}) {
  const text = useText();
  const chosen = typeof joined === 'number' ? 'least' : joined;
  return (
    <>
      <SelectField
        label={label}
        names={JOINS}
        value={chosen}
        wordOf={(name) => text(`watch.joined.${name}`)}
        change={(name) => change(name === 'least' ? 2 : name)}
      />
      {typeof joined === 'number' && (
        <NumberField label={text('watch.joined.least')} value={joined} change={change} />
      )}
    </>
  );
}
