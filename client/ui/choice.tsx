/** A row of small buttons of which one is pressed. */
export function Choice<Name extends string | number>({
  label,
  names,
  chosen,
  wordOf,
  choose,
}: {
  label: string;
  names: readonly Name[];
  chosen: Name;
  wordOf: (name: Name) => string;
  choose: (name: Name) => void;
}) {
  return (
    <fieldset className="jw-tabs" aria-label={label}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          className="jw-tab"
          aria-pressed={name === chosen}
          onClick={() => choose(name)}
        >
          {wordOf(name)}
        </button>
      ))}
    </fieldset>
  );
}
