import './track.css';

/** The states of a life in a row: those behind, where it is, and those ahead. */
export function Track({
  steps,
  reached,
}: {
  steps: readonly (readonly [name: string, word: string])[];
  reached: string;
}) {
  const at = steps.findIndex(([name]) => name === reached);
  return (
    <ol className="jw-track">
      {steps.map(([name, word], index) => (
        <li key={name} data-passed={index < at} aria-current={index === at ? 'step' : undefined}>
          {word}
        </li>
      ))}
    </ol>
  );
}
