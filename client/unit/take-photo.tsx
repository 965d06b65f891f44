import { type ChangeEvent, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { type PhotoFailure, pressPhoto } from './press.ts';

/** Photos of the scene, taken now or chosen; several at once are so many acts. @param sent how many the server has */
export function TakePhoto({ dispatch, sent }: { dispatch: string; sent: number }) {
  const text = useText();
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<PhotoFailure | null>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    // The same file chosen once more is a change again.
    target.value = '';
    setWorking(true);
    setFailure(null);
    for (const file of files) {
      const failed = await pressPhoto(dispatch, file);
      if (failed !== null) setFailure(failed);
    }
    setWorking(false);
  };
  return (
    <div className="jw-unit-photo">
      <label className="jw-button jw-unit-step">
        {text(working ? 'unit-page.photo.working' : 'unit-page.photo')}
        <input
          className="jw-hidden"
          type="file"
          accept="image/*"
          multiple
          disabled={working}
          onChange={(event) => void take(event)}
        />
      </label>
      <p className="jw-small jw-secondary">
        {text('unit-page.photo.hint')}{' '}
        {sent > 0 && <b>{text('unit-page.photo.sent', { count: sent })}</b>}
      </p>
      {failure !== null && (
        <p className="jw-error" role="alert">
          {text(`unit-page.photo.${failure}`)}
        </p>
      )}
    </div>
  );
}
