import type { Pairing } from '../commands/manage-walls.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { serverNow, useSeconds } from '../store/clock.ts';
import { spanText } from '../ui/age-text.ts';

/** In two groups, so that it is read aloud without a slip. */
const grouped = (code: string): string => code.replace(/(.{4})(?=.)/, '$1 ');

/** A pairing code in large letters with the time it has left. */
export function PairingCode({
  pairing,
  name,
  close,
}: {
  pairing: Pairing;
  name: string;
  close: () => void;
}) {
  const text = useText();
  const language = useLanguage();
  useSeconds();
  const seconds = (Date.parse(pairing.expiresAt) - serverNow()) / 1000;
  return (
    <div className="jw-pairing" role="status" data-testid="pairing-code">
      <p>{name}</p>
      {seconds > 0 ? (
        <>
          <output className="jw-pairing-code">{grouped(pairing.code)}</output>
          <p>{text('admin.walls.code.hint', { address: `${window.location.origin}/pair` })}</p>
          <p className="jw-secondary">
            {text('admin.walls.code.left', { span: spanText(seconds, language) })}
          </p>
        </>
      ) : (
        <p>{text('admin.walls.code.expired')}</p>
      )}
      <button type="button" className="jw-button" onClick={close}>
        {text('panel.close')}
      </button>
    </div>
  );
}
