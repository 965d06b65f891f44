import type { Warning } from '../../shared/model/warning.ts';
import { useText } from '../i18n/use-text.ts';

/** What keeps a drill, a test or invented data from being taken for real; nothing on what is. */
export function WarningBadges({ status, synthetic }: Pick<Warning, 'status' | 'synthetic'>) {
  const text = useText();
  return (
    <>
      {status !== 'Actual' && <span className="jw-badge">{text(`warning-status.${status}`)}</span>}
      {synthetic && <span className="jw-badge">{text('badge.synthetic')}</span>}
    </>
  );
}
