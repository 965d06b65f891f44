import { useState } from 'react';
import { copyText } from '../commands/copy-link.ts';
import { useText } from '../i18n/use-text.ts';

/** A key nobody can read again: only its hash is kept. */
export function ShownOnce({
  name,
  secret,
  close,
}: {
  name: string;
  secret: string;
  close: () => void;
}) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  return (
    <div className="jw-pairing" role="status" data-testid="shown-once">
      <p>
        {name} · {text('admin.feeds.key.once')}
      </p>
      <output className="jw-secret">{secret}</output>
      <span className="jw-row">
        <button
          type="button"
          className="jw-button"
          onClick={() => void copyText(secret).then(setCopied)}
        >
          {text(copied ? 'admin.copied' : 'admin.copy')}
        </button>
        <button type="button" className="jw-button" onClick={close}>
          {text('panel.close')}
        </button>
      </span>
    </div>
  );
}
