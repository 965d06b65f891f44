import { useState } from 'react';

/**
 * A number that is taken when its field is left or Enter is pressed, not at every stroke: each change works the
 * whole draft out anew. What is no number of the range is put back.
 */
export function NumberField({
  label,
  value,
  change,
  step = 1,
  min = 0,
  max = 1_000_000,
  visibleLabel = false,
}: {
  label: string;
  value: number | null;
  change: (value: number) => void;
  step?: number;
  min?: number;
  max?: number;
  visibleLabel?: boolean;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    if (typed === null) return;
    setTyped(null);
    // Steps of a hundredth add up to 4.3500000000000005.
    const number = Number((Math.round(Number(typed) / step) * step).toFixed(6));
    const isUsable = typed.trim() !== '' && Number.isFinite(number) && number >= min;
    if (isUsable && number <= max && number !== value) change(number);
  };
  const field = (
    <input
      className="jw-input jw-number"
      type="number"
      aria-label={label}
      placeholder={value === null ? '?' : undefined}
      value={typed ?? value ?? ''}
      {...{ min, max, step }}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      onKeyDown={({ key }) => key === 'Enter' && take()}
    />
  );
  if (!visibleLabel) return field;
  return (
    <div className="jw-evacuation-field">
      <span aria-hidden="true">{label}</span>
      {field}
    </div>
  );
}
