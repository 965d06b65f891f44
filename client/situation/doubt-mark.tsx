import { useText } from '../i18n/use-text.ts';

/** Beside a number the quality checks doubt (shared/risk/quality.ts): it stands there, and no level is judged by it. */
export function DoubtMark({ suspect }: { suspect: boolean }) {
  const text = useText();
  if (!suspect) return null;
  return (
    <span className="jw-late" title={text('reading.doubted.why')} data-doubted>
      {text('reading.doubted')}
    </span>
  );
}
