import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

/** Why a panel shows nothing, and what one could do. */
export function EmptyState({ title, hint }: { title: string; hint?: ReactNode }) {
  return (
    <div className="jw-state">
      <strong>{title}</strong>
      {hint !== undefined && <span>{hint}</span>}
    </div>
  );
}

export function LoadingState() {
  const text = useText();
  return (
    <div className="jw-state" role="status">
      <strong>{text('state.loading')}</strong>
    </div>
  );
}

/** @param reason a sentence for people, already in their language */
export function ErrorState({ reason, retry }: { reason: string; retry?: () => void }) {
  const text = useText();
  return (
    <div className="jw-state" role="alert">
      <strong>{text('state.error')}</strong>
      <span>{reason}</span>
      {retry !== undefined && (
        <button type="button" className="jw-button" onClick={retry}>
          {text('state.retry')}
        </button>
      )}
    </div>
  );
}

/** The platform cannot be reached; what is shown elsewhere is the last known state. */
export function OfflineState() {
  const text = useText();
  return (
    <div className="jw-state" role="status">
      <strong>{text('state.offline')}</strong>
      <span>{text('state.offline.hint')}</span>
    </div>
  );
}
