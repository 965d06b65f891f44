import { cloneElement, type ReactElement, useId } from 'react';

/** Degrees to the seventh digit: a centimetre. */
const DEGREE_STEP = 0.0000001;

/** A field with its label. `wide`: over the whole line. */
export function Field({
  label,
  wide = false,
  children,
}: {
  label: string;
  wide?: boolean;
  children: ReactElement<{ id?: string }>;
}) {
  const id = useId();
  return (
    <label htmlFor={id} className={wide ? 'jw-hazard-wide' : undefined}>
      {label}
      {cloneElement(children, { id })}
    </label>
  );
}

/** One coordinate, WGS 84. */
export function Degrees({ name, label, value }: { name: string; label: string; value?: number }) {
  return (
    <Field label={label}>
      <input
        className="jw-input jw-hazard-degrees"
        type="number"
        step={DEGREE_STEP}
        name={name}
        required
        defaultValue={value}
      />
    </Field>
  );
}

/** One of a list. */
export function Choose({
  label,
  name,
  value,
  empty,
  options,
}: {
  label: string;
  name: string;
  value: string;
  /** What nothing is called, where nothing may be chosen. */
  empty?: string;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <Field label={label}>
      <select className="jw-select" name={name} defaultValue={value}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(([option, word]) => (
          <option key={option} value={option}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  );
}
