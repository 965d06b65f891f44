import { useState } from 'react';
import { newActKey } from '../../commands/act-key.ts';
import { useText } from '../../i18n/use-text.ts';

type Value = string | number;

/** One field of a line: chosen from a list, a whole number up to `most`, or words up to `longest`. */
export type Column = {
  name: string;
  word: string;
  options?: readonly (readonly [Value, string])[];
  most?: number;
  longest?: number;
};

type Props<Line extends object> = {
  title: string;
  columns: readonly Column[];
  lines: readonly Line[];
  /** What a new line begins as. */
  blank: Line;
  change: (lines: Line[]) => void;
};

/** Lines of a plan that are written one below the other, added and taken out. */
export function LineList<Line extends object>(props: Props<Line>) {
  const { title, columns, lines, blank, change } = props;
  const text = useText();
  // A line has no name of its own: it is known by the one it got when it came on the screen.
  const [keys, setKeys] = useState(() => lines.map(newActKey));
  const set = (at: number, name: string, value: Value) =>
    change(lines.map((line, index) => (index === at ? { ...line, [name]: value } : line)));
  const remove = (at: number) => {
    setKeys(keys.filter((_, index) => index !== at));
    change(lines.filter((_, index) => index !== at));
  };
  const add = () => {
    setKeys([...keys, newActKey()]);
    change([...lines, blank]);
  };
  return (
    <fieldset className="jw-plan-lines">
      <legend>{title}</legend>
      {lines.map((line, at) => (
        <div key={keys[at]} className="jw-plan-line">
          {columns.map((column) => (
            <Cell
              key={column.name}
              column={column}
              value={(line as Record<string, Value>)[column.name] ?? ''}
              set={(value) => set(at, column.name, value)}
            />
          ))}
          <button type="button" className="jw-button" onClick={() => remove(at)}>
            {text('plans.remove')}
          </button>
        </div>
      ))}
      <button type="button" className="jw-button" onClick={add}>
        {text('plans.add')}
      </button>
    </fieldset>
  );
}

type CellProps = { column: Column; value: Value; set: (value: Value) => void };

/** A field, and above the first line what it is. */
function Cell(props: CellProps) {
  const { word, longest } = props.column;
  return (
    <div className={longest === undefined ? 'jw-plan-cell' : 'jw-plan-cell jw-grow'}>
      <span aria-hidden="true">{word}</span>
      <Field {...props} />
    </div>
  );
}

function Field({ column: { word, options, most, longest }, value, set }: CellProps) {
  if (options) {
    const chosen = (told: string) => options.find(([name]) => String(name) === told)![0];
    return (
      <select
        className="jw-select"
        aria-label={word}
        value={value}
        onChange={({ target }) => set(chosen(target.value))}
      >
        {options.map(([name, shown]) => (
          <option key={name} value={name}>
            {shown}
          </option>
        ))}
      </select>
    );
  }
  if (most !== undefined) {
    return (
      <input
        className="jw-input jw-plan-number"
        type="number"
        aria-label={word}
        min={1}
        max={most}
        value={value}
        onChange={({ target }) => set(Number(target.value))}
      />
    );
  }
  return (
    <input
      className="jw-input"
      aria-label={word}
      maxLength={longest}
      value={value}
      onChange={({ target }) => set(target.value)}
    />
  );
}
