import { useText } from '../i18n/use-text.ts';

/** How a form ends beside the button that sends it: the way out without sending, and why it was refused. */
export function CancelAndRefusal({
  cancel,
  refused,
  isKept = false,
}: {
  cancel: () => void;
  /** What was written stays in the page. */
  isKept?: boolean;
  /** In the reader's language; null while nothing was refused. */
  refused: string | null;
}) {
  const text = useText();
  return (
    <>
      <button type="button" className="jw-button" onClick={cancel}>
        {text(isKept ? 'kept.later' : 'admin.cancel')}
      </button>
      {refused !== null && (
        <span className="jw-error" role="alert">
          {refused}
        </span>
      )}
    </>
  );
}
