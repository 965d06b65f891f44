import { useId } from 'react';
import { useText } from '../../i18n/use-text.ts';

export type Named = { id: string; name: string };

/** Things of a register, picked one by one by what they are called; only what the register has can be picked. */
export function PickNames({
  label,
  options,
  chosen,
  change,
}: {
  label: string;
  options: readonly Named[];
  chosen: readonly string[];
  change: (ids: string[]) => void;
}) {
  const text = useText();
  const list = useId();
  const shownAs = ({ id, name }: Named) => (name === id ? id : `${name} (${id})`);
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? id;
  return (
    <div className="jw-pick">
      <label>
        {label}
        <input
          className="jw-input"
          list={list}
          onChange={({ target }) => {
            const found = options.find((option) => shownAs(option) === target.value);
            if (!found) return;
            target.value = '';
            if (!chosen.includes(found.id)) change([...chosen, found.id]);
          }}
        />
      </label>
      <datalist id={list}>
        {options.map((option) => (
          <option key={option.id} value={shownAs(option)} />
        ))}
      </datalist>
      {chosen.map((id) => (
        <button
          key={id}
          type="button"
          className="jw-button"
          aria-label={text('watch.take-away', { name: nameOf(id) })}
          onClick={() => change(chosen.filter((one) => one !== id))}
        >
          {nameOf(id)} ×
        </button>
      ))}
    </div>
  );
}
