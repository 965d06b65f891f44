import { useText } from '../../i18n/use-text.ts';

/** The share of ground that was seen, with a bar; where nobody told, that. */
export function GroundShare({ visited, of }: { visited: number | null; of: number }) {
  const text = useText();
  if (visited === null || of === 0) {
    return <span className="jw-secondary">{text('patrols.ground.none')}</span>;
  }
  const share = Math.round((visited / of) * 100);
  return (
    <span className="jw-nowrap">
      <span className="jw-number">{share}%</span>
      <span className="jw-share" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </span>
    </span>
  );
}
